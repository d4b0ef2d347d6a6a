"""How long after saving an open preview shows a sentence, and what is wrong with one, as the site grows."""

import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

from bench.large_sites import project
from tests.support.browser import bring
from tests.support.project import copy_of_project

SHIPPED = 0
LONGEST = {SHIPPED: (0.4, 1.0), 1000: (0.5, 1.0)}  # seconds, by pages per language: to a sentence, to a message
RUNS, WAIT = 11, 600  # seconds that the first build may take
MISTAKE, TOLD = "[@nobody-1900]", "[@nobody-1900] is not in"


def free_port() -> int:
    """Return a port that nobody listens to."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def opened(browser: Browser, url: str) -> Page:
    """Open a page of a preview as soon as its first build is over."""
    page = browser.new_page()
    for _ in range(2 * WAIT):
        try:
            page.goto(url, timeout=1000 * WAIT)
            return page
        except Error:  # nobody listens yet
            time.sleep(0.5)
    sys.exit(f"The preview at {url} does not answer.")


def seconds(page: Page, source: Path, text: str, words: str) -> float:
    """Save a page, and return how long it takes until it shows some words."""
    started = time.perf_counter()
    source.write_text(text, encoding="utf-8")
    # Looks at every frame; a locator would look every half second.
    page.wait_for_function("words => document.body.textContent.includes(words)", arg=words, timeout=60_000)
    return time.perf_counter() - started


def times(page: Page, source: Path) -> tuple[list[float], list[float]]:
    """Return how long sentences take, and messages of a mistake in them."""
    text = source.read_text(encoding="utf-8")
    sentences, messages = [], []
    for turn in range(RUNS):
        sentence = f"This is sentence number {turn}."
        time.sleep(2 + turn / 40)  # not in step with the server, which looks at fixed times
        sentences.append(seconds(page, source, f"{text}\n{sentence}\n", sentence))
        page.wait_for_function("words => !document.body.textContent.includes(words)", arg=TOLD)
        time.sleep(2 + turn / 40)
        messages.append(seconds(page, source, f"{text}\n{sentence} {MISTAKE}\n", TOLD))
    return sentences, messages


def measure(browser: Browser, pages: int, folder: Path) -> tuple[list[float], list[float]]:
    """Preview a site of so many pages per language, and return what `times` finds."""
    if pages == SHIPPED:
        copy_of_project(folder)
    else:
        project(folder, pages)
    address = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "practice_site", "serve", "--port", address.rpartition(":")[2]]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, stdout=quiet, stderr=quiet) as server:
        try:
            return times(opened(browser, f"http://{address}/accessibility/"), folder / "docs/accessibility.md")
        finally:
            server.terminate()


def main() -> bool:
    """Print the times, and tell whether the usual ones are short enough."""
    missed = 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=bring(), args=["--no-sandbox"])
        for pages, bars in LONGEST.items():
            site = f"{pages} pages per language" if pages else "the shipped site"
            target = Path(folder, str(pages))
            target.mkdir()
            found = measure(browser, pages, target)
            for what, all_of_it, bar in zip(("saved sentence", "message"), found, bars, strict=True):
                median = statistics.median(all_of_it)
                missed += median > bar
                print(
                    f"{'met' if median <= bar else 'MISSED':7}{site}: {what} seen after {min(all_of_it):.2f} to "
                    f"{max(all_of_it):.2f} s, median {median:.2f}, at most {bar}"
                )
        browser.close()
    return not missed


if __name__ == "__main__":
    sys.exit(not main())
