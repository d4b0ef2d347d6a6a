"""Draw the pictures of the handbook from the running editor, in both languages of its surface."""

import functools
import http.server
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from browser import bring, bring_npm  # noqa: E402 - the tests know where the browser is
from editor_page import Editor, sources  # noqa: E402 - and how to work in the editor

SIZE = {"width": 1180, "height": 720}
HOURS = """opening_hours:
  - days: [mon, tue, wed, thu]
    opens: 10:00
    closes: 19:00
  - days: [fri]
    opens: 10:00
    closes: 17:30
"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A file server that says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def serve(folder: Path) -> str:
    """Build the site into a folder, serve it on loopback, and return its address."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603 - our own command
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def draw(browser: Browser, target: Path) -> None:
    """Write page.en.png, page.ja.png, hours.en.png and hours.ja.png."""
    target.mkdir(parents=True, exist_ok=True)
    files = sources(ROOT)
    files["data/practice.yml"] += HOURS
    with tempfile.TemporaryDirectory() as folder:
        address = serve(Path(folder))
        for language, locale in (("en", "en-GB"), ("ja", "ja-JP")):
            context = browser.new_context(viewport=SIZE, locale=locale)
            editor = Editor(context, address, files, language)
            editor.open("pages", "massage")
            editor.page.screenshot(path=target / f"page.{language}.png")
            editor.open("data", "practice")
            editor.field("opening_hours.1.opens")
            editor.field("opening_hours").evaluate("field => field.scrollIntoView()")
            editor.page.screenshot(path=target / f"hours.{language}.png")
            context.close()


if __name__ == "__main__":
    bring_npm(ROOT / "tests")
    with sync_playwright() as playwright:
        draw(playwright.chromium.launch(executable_path=bring(), args=["--no-sandbox"]), ROOT / "handbook")
