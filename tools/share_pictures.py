"""Draw the picture that stands beside a shared link, one for each language, from the site's own drawing and words."""

from markupsafe import escape
from playwright.sync_api import ViewportSize, sync_playwright

from practice_site.project import Project
from tests.support.browser import bring
from tests.support.project import ROOT

SIZE: ViewportSize = {"width": 1200, "height": 630}  # what social networks show uncut
STYLE = """
  body { margin: 0; width: 1200px; height: 630px; display: flex; background: var(--background); overflow: hidden; }
  h1 { width: 640px; box-sizing: border-box; align-self: center; padding: 0 40px 0 64px; font-size: 62px; }
  h1:lang(ja) { font-size: 56px; line-height: 1.5; }
  .hero__picture { flex: none; width: 560px; height: 630px; }
  clipPath rect { rx: 0; }
"""


def main() -> None:
    """Write docs/assets/share/en.png and ja.png."""
    css = (ROOT / "overrides/assets/site.css").read_text(encoding="utf-8")
    drawing = (ROOT / "overrides/partials/hero.svg").read_text(encoding="utf-8")
    drawing = drawing.replace("<svg ", '<svg preserveAspectRatio="xMidYMid slice" ', 1)
    target = ROOT / "docs/assets/share"
    target.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=bring(), args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE)
        for language, name in (("en", "index.md"), ("ja", "index.ja.md")):
            title = Project(ROOT).fronts[name].front.title
            head = f'<!doctype html><html lang="{language}"><style>{css}{STYLE}</style>'
            page.set_content(f"{head}<body><h1>{escape(title)}</h1>{drawing}</body></html>")
            page.screenshot(path=target / f"{language}.png")
        browser.close()


if __name__ == "__main__":
    main()
