"""How long after saving a sentence an open preview shows it."""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Error, Page, sync_playwright

from tests.support.browser import bring
from tests.support.project import copy_of_project

RUNS, LONGEST = 11, 0.4  # seconds


def free_port() -> int:
    """Return a port that nobody listens to."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def opened(page: Page, url: str) -> None:
    """Open a page of a preview as soon as it answers."""
    for _ in range(120):
        try:
            page.goto(url)
            return
        except Error:  # the first build takes a few seconds
            time.sleep(0.5)
    sys.exit(f"The preview at {url} does not answer.")


def seconds(page: Page, source: Path, turn: int) -> float:
    """Save a sentence, and return how long the open page needs to show it."""
    sentence = f"This is sentence number {turn}."
    text = source.read_text(encoding="utf-8")
    started = time.perf_counter()
    source.write_text(f"{text}\n{sentence}\n", encoding="utf-8")
    # Looks at every frame; a locator would look every half second.
    page.wait_for_function("words => document.body.textContent.includes(words)", arg=sentence, timeout=20_000)
    return time.perf_counter() - started


def main() -> bool:
    """Print the times, and tell whether the usual one is short enough."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        copy_of_project(Path(folder))
        address = f"127.0.0.1:{free_port()}"
        command = [sys.executable, "-m", "practice_site", "serve", "--port", address.rpartition(":")[2]]
        with subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL, env=os.environ) as server:
            browser = playwright.chromium.launch(executable_path=bring(), args=["--no-sandbox"])
            page = browser.new_page()
            opened(page, f"http://{address}/accessibility/")
            found = []
            for turn in range(RUNS):
                time.sleep(1 + turn / 40)  # not in step with the server, which looks at fixed times
                found.append(seconds(page, Path(folder, "docs/accessibility.md"), turn))
            browser.close()
            server.terminate()
    met = statistics.median(found) <= LONGEST
    print(f"saved sentence visible in the preview after {min(found):.2f} to {max(found):.2f} s")
    print(f"{'met' if met else 'MISSED':7}median {statistics.median(found):.2f} s, at most {LONGEST}")
    return met


if __name__ == "__main__":
    sys.exit(not main())
