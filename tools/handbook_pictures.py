"""Draw the pictures of the handbook from the running editor, in both languages of its surface."""

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests.support.browser import bring, bring_npm
from tests.support.editor_page import Editor, sources
from tests.support.page import until
from tests.support.project import ROOT
from tests.support.server import serving

_STILL = "document.getAnimations().length === 0"  # one view fades into the next
SIZE: ViewportSize = {"width": 1180, "height": 720}


def build(folder: Path) -> None:
    """Build the site into a folder."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True)


def draw(browser: Browser, target: Path) -> None:
    """Write page.en.png, page.ja.png, hours.en.png and hours.ja.png."""
    target.mkdir(parents=True, exist_ok=True)
    files = sources(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder))
        with serving(Path(folder)) as address:
            _photograph(browser, address, files, target)


def _photograph(browser: Browser, address: str, files: dict[str, str], target: Path) -> None:
    for language, locale in (("en", "en-GB"), ("ja", "ja-JP")):
        context = browser.new_context(viewport=SIZE, locale=locale)
        editor = Editor(context, address, files, language)
        editor.open("pages", "massage")
        until(editor.page, _STILL)
        editor.page.screenshot(path=target / f"page.{language}.png")
        editor.open("data", "practice")
        editor.field("opening_hours.1.opens")
        editor.field("opening_hours").evaluate("field => field.scrollIntoView()")
        until(editor.page, _STILL)
        editor.page.screenshot(path=target / f"hours.{language}.png")
        context.close()


if __name__ == "__main__":
    bring_npm(ROOT / "tests")
    with sync_playwright() as playwright:
        draw(playwright.chromium.launch(executable_path=bring(), args=["--no-sandbox"]), ROOT / "handbook")
