"""The built site, served over real HTTP and opened in a real browser."""

import fnmatch
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import translations
from browser import bring
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
SOURCES = ("docs", "data", "overrides", "hooks", "mkdocs.yml")
# Chromium would otherwise call home, which the tests must not do either.
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]


@dataclass
class Project:
    """A copy of the project that a test may spoil."""

    root: Path

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace text that must be there in a file."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} holds no {old!r}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        """Write a file of the project."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def stamp(self, page: str) -> None:
        """Say that a Japanese page is up to date, as `make stamp` does."""
        translations.stamp(self.root / "docs", page)

    def build(self, epoch: date | None = None) -> subprocess.CompletedProcess[str]:
        """Build as `make build` does, as if today were `epoch`."""
        command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        if epoch:
            midday = datetime(epoch.year, epoch.month, epoch.day, 12, tzinfo=UTC)
            environment["SOURCE_DATE_EPOCH"] = str(int(midday.timestamp()))
        return subprocess.run(command, cwd=self.root, env=environment, capture_output=True, text=True, check=False)


def copy_of_project(target: Path) -> Project:
    for name in SOURCES:
        source = ROOT / name
        shutil.copytree(source, target / name) if source.is_dir() else shutil.copy(source, target / name)
    return Project(target)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copy_of_project(tmp_path)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped site, built strictly into a temporary folder."""
    project = copy_of_project(tmp_path_factory.mktemp("project"))
    built = project.build()
    assert built.returncode == 0, built.stderr
    return project.root / "site"


@pytest.fixture(scope="session")
def full_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with every fact of the practice given, built as if it were 22 November 2026."""
    project = copy_of_project(tmp_path_factory.mktemp("full"))
    shutil.copy(ROOT / "tests/practice-full.yml", project.root / "data/practice.yml")
    built = project.build(epoch=date(2026, 11, 22))
    assert built.returncode == 0, built.stderr
    return project.root / "site"


def rules(site: Path) -> list[tuple[str, dict[str, str]]]:
    """Return the patterns and response headers of a site's `_headers` file."""
    found: list[tuple[str, dict[str, str]]] = []
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            found[-1][1][name] = value  # “! name” takes a header away, as Cloudflare has it
        elif line:
            found.append((line, {}))
    return found


def until(page: Page, expression: str) -> None:
    """Wait until a JavaScript expression is true; Playwright's own way needs `eval`, which the policy forbids."""
    for _ in range(200):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {expression}")


class Handler(http.server.SimpleHTTPRequestHandler):
    """A file server that sends the site's own headers and error page, as hosts do."""

    rules: tuple[tuple[str, dict[str, str]], ...] = ()

    def end_headers(self) -> None:
        sent: dict[str, str] = {}
        for pattern, headers in self.rules:
            if fnmatch.fnmatchcase(urlsplit(self.path).path, pattern):
                for name, value in headers.items():
                    sent.pop(name.removeprefix("! "), None)
                    sent |= {} if name.startswith("! ") else {name: value}
        for name, value in sent.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        name = "ja/404.html" if self.path.startswith("/ja/") else "404.html"
        body = Path(self.directory, name).read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    servers = []

    def start(folder: Path) -> str:
        own = type("Own", (Handler,), {"rules": tuple(rules(folder))})
        handler = functools.partial(own, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()


@pytest.fixture(scope="session")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


@pytest.fixture(scope="session")
def full_address(full_site: Path, serve: Callable[[Path], str]) -> str:
    return serve(full_site)


def sitemap_paths(site: Path) -> list[str]:
    """Return the path of every page in the built sitemap."""
    tree = ET.parse(site / "sitemap.xml")  # noqa: S314 - our own file
    namespace = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    return [urlsplit(element.text or "").path for element in tree.iter(f"{namespace}loc")]


@pytest.fixture(scope="session")
def paths(site: Path) -> list[str]:
    found = sitemap_paths(site)
    assert len(found) >= 20
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    arguments = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else QUIET  # a sandbox cannot be had as root
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=bring(), args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Open a path of the site: `open_page("/massage/", width=390, scheme="dark", javascript=False, ...)`."""
    contexts = []

    def opened(path: str, width: int = 1280, height: int = 900, scheme: str = "light", **options: object) -> Page:
        javascript = options.pop("javascript", True)
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=javascript,
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(path if path.startswith("http") else address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
