"""When a page is first and fully painted on a slow phone, beside a bare HTML page of the same text, in one run."""

import functools
import html
import http.server
import io
import statistics
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import BinaryIO

import brotli
from playwright.sync_api import Browser, sync_playwright

from tests.support.browser import bring
from tests.support.project import copy_of_project, give_every_fact

PATHS = ("/", "/ja/", "/massage/", "/ja/massage/", "/evidence/", "/ja/booking/")
RUNS, LARGEST = 21, 1.25
# Lighthouse's slow phone: 1.6 Mbit/s, 150 ms there and back, a processor four times slower.
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
PAINTS = """() => new Promise(resolve => new PerformanceObserver(list => resolve([
    performance.getEntriesByName("first-contentful-paint")[0].startTime, list.getEntries().at(-1).startTime,
])).observe({ type: "largest-contentful-paint", buffered: true }))"""


class Compressed(http.server.SimpleHTTPRequestHandler):
    """Serves the `.br` beside a file, as hosts do."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answer with the compressed twin where there is one."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.with_name(f"{path.name}.br").exists():
            return super().send_head()
        body = path.with_name(f"{path.name}.br")
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(body.stat().st_size))
        self.end_headers()
        return body.open("rb")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def project(folder: Path) -> Path:
    """Build the site with every fact given, and return it."""
    copy_of_project(folder)
    give_every_fact(folder)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    subprocess.run(command, cwd=folder, check=True)
    return folder / "site"


def serve(site: Path) -> str:
    """Serve a folder on loopback, and return its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Compressed, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def bare(browser: Browser, address: str, site: Path, path: str) -> str:
    """Write a page that holds nothing but the text of another, and return its path."""
    page = browser.new_page()
    page.goto(address + path)
    title, text = page.title(), page.inner_text("body")  # one character of 日本語 costs a font on any page
    page.close()
    body = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    name = f"/bare{path.strip('/').replace('/', '-')}.html"
    head = '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    content = f"{head}<title>{html.escape(title)}</title>{body}".encode()
    (site / name[1:]).write_bytes(content)
    (site / f"{name[1:]}.br").write_bytes(brotli.compress(content))
    return name


def paints(browser: Browser, url: str) -> tuple[float, float]:
    """Return the milliseconds to the first and to the largest paint of a first visit."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2, bypass_csp=True)
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    client.send("Network.emulateNetworkConditions", NETWORK)
    client.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(url, wait_until="networkidle")
    first, largest = page.evaluate(PAINTS)
    context.close()
    return first, largest


def main() -> bool:
    """Print the table, and tell whether every ratio is met."""
    met = True
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=bring(), args=["--no-sandbox"])
        site = project(Path(folder))
        address = serve(site)
        print("page          | first paint, ms | bare | ratio | largest paint, ms | bare | ratio")
        for path in PATHS:
            name = bare(browser, address, site, path)
            found = [(paints(browser, address + path), paints(browser, address + name)) for _ in range(RUNS)]
            ours, theirs = (
                [statistics.median(column) for column in zip(*side, strict=True)] for side in zip(*found, strict=True)
            )
            ratios = [mine / other for mine, other in zip(ours, theirs, strict=True)]
            met = met and max(ratios) <= LARGEST
            print(
                f"{path:14}|{ours[0]:16.0f} |{theirs[0]:5.0f} |{ratios[0]:6.2f} |"
                f"{ours[1]:18.0f} |{theirs[1]:5.0f} |{ratios[1]:6.2f}"
            )
        browser.close()
    print(f"{'met' if met else 'MISSED':7}every ratio, at most {LARGEST}")
    return met


if __name__ == "__main__":
    sys.exit(not main())
