"""The built site, served over real HTTP and opened in a real browser."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from zlib import crc32

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from selectolax.lexbor import LexborHTMLParser

from tests.support.browser import bring
from tests.support.builds import ready_once
from tests.support.html import parsed, sitemap_paths
from tests.support.project import TODAY, Project, built_once, copy_of_project
from tests.support.server import serving

# Chromium would otherwise call home, which the tests must not do either.
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]


def pytest_configure() -> None:
    """Choose the random edits of this run, before its workers start; `SEED=…` chooses those of an earlier one."""
    os.environ.setdefault("SEED", str(secrets.randbelow(2**32)))


def pytest_report_header() -> str:
    return f"random edits: SEED={os.environ['SEED']}"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave all but one of the variants of a test in the browser to the long tests: now this language, now that."""
    variants: dict[str, list[pytest.Item]] = {}
    for item in items:
        if isinstance(item, pytest.Function) and "open_page" in item.fixturenames and "[" in item.nodeid:
            variants.setdefault(item.nodeid.partition("[")[0], []).append(item)
    for name, those in variants.items():
        short = [it for it in those if not it.get_closest_marker("slow")]
        for number, item in enumerate(short):
            if number != crc32(name.encode()) % len(short):
                item.add_marker("slow")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copy_of_project(tmp_path)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all workers of a run share."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def site(shared: Path) -> Path:
    """The shipped site, built as `mkdocs build --strict` does."""
    return built_once(shared, "shipped")


@pytest.fixture(scope="session")
def full_site(shared: Path) -> Path:
    """The site with every fact of the practice given, built as if it were 22 November 2026."""
    return built_once(shared, "full", full=True, epoch=TODAY)


@pytest.fixture
def ready(shared: Path, tmp_path: Path) -> Project:
    """A project with its site in site/, an edit that is not built yet, and the site with it in next/."""
    return ready_once(shared, tmp_path, delivered=True)


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve folders until the end of the run: `serve(site)` returns the address."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(serving(folder))


@pytest.fixture(scope="session")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


@pytest.fixture(scope="session")
def full_address(full_site: Path, serve: Callable[[Path], str]) -> str:
    return serve(full_site)


@pytest.fixture(scope="session")
def paths(site: Path) -> list[str]:
    found = sitemap_paths(site)
    assert len(found) >= 20
    return found


@pytest.fixture(scope="session")
def pages(site: Path, paths: list[str]) -> dict[str, LexborHTMLParser]:
    """Every page of the shipped site by its path, to be read without a browser."""
    return {path: parsed(site / path.lstrip("/") / "index.html") for path in paths}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    arguments = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else QUIET  # a sandbox cannot be had as root
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=bring(), args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Contexts that the tests of a file share, one for each set of options: making one takes longer than a visit."""
    made: dict[str, BrowserContext] = {}

    def shared(**options: object) -> BrowserContext:
        key = repr(sorted(options.items()))
        if key not in made:
            clock = options.pop("clock", False)
            made[key] = browser.new_context(**options)
            if clock:
                made[key].clock.install()
        return made[key]

    yield shared
    for own in made.values():
        own.close()


@pytest.fixture(scope="module")
def left_over() -> dict[BrowserContext, list[Page]]:
    """Idle pages that earlier tests of a file used: to open another takes as much as four visits."""
    return {}


@pytest.fixture
def open_page(
    browser: Browser, context: Callable[..., BrowserContext], left_over: dict[BrowserContext, list[Page]], address: str
) -> Iterator[Callable[..., Page]]:
    """Open a path of the site in a page that no other test uses: `open_page("/massage/", width=390, …)`.

    Who lets time pass asks for `clock=True`; who sets the clock needs a context of its own: `own=True`.
    """
    opened: list[tuple[Page, BrowserContext, bool]] = []

    def open_(
        path: str,
        width: int = 1280,
        height: int = 900,
        scheme: str = "light",
        own: bool = False,
        clock: bool = False,
        javascript: bool = True,
        reduced_motion: str = "reduce",  # else every press waits until the page has moved smoothly to the button
        forced_colors: str = "none",
        **options: object,
    ) -> Page:
        options["java_script_enabled"] = javascript
        place = browser.new_context(**options) if own else context(clock=clock, **options)
        page = left_over[place].pop() if left_over.get(place) else place.new_page()
        opened.append((page, place, own))
        page.bring_to_front()  # a page behind another gets one frame a second
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(
            media="null", color_scheme=scheme, reduced_motion=reduced_motion, forced_colors=forced_colors
        )
        page.goto(path if path.startswith("http") else address + path)
        return page

    yield open_
    for page, place, own in opened:
        if own:
            place.close()
        elif not page.is_closed():
            page.unroute_all()
            page.mouse.move(0, 0)
            page.goto(f"{address}/robots.txt")  # “about:blank” would ask for a process of its own, each time
            left_over.setdefault(place, []).append(page)
