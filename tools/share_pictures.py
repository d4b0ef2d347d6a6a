"""Draw the picture without words that stands on shared links, from the drawing of the first page."""

from playwright.sync_api import ViewportSize, sync_playwright

from tests.support.browser import bring
from tests.support.project import ROOT

SIZE: ViewportSize = {"width": 560, "height": 630}  # practice_site/pages/share_drawing.py writes beside it
STYLE = """
  body { margin: 0; overflow: hidden; }
  .hero__picture { width: 560px; height: 630px; }
  clipPath rect { rx: 0; }
"""


def main() -> None:
    """Write overrides/partials/share-picture.png."""
    css = (ROOT / "overrides/assets/site.css").read_text(encoding="utf-8")
    drawing = (ROOT / "overrides/partials/hero.svg").read_text(encoding="utf-8")
    drawing = drawing.replace("<svg ", '<svg preserveAspectRatio="xMidYMid slice" ', 1)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=bring(), args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE)
        page.set_content(f"<!doctype html><style>{css}{STYLE}</style>{drawing}")
        page.screenshot(path=ROOT / "overrides/partials/share-picture.png")
        browser.close()


if __name__ == "__main__":
    main()
