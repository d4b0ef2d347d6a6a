"""A server that runs for months sends headers of the day it started: pages published later work under them too."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import Browser, Page, Route

from practice_site.delivery import headers
from tests.support.browser import bring_tool
from tests.support.page import until
from tests.support.project import ROOT, TODAY, Project, copy_of_project, give_every_fact
from tests.support.server import free_port

pytestmark = pytest.mark.slow

NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC).timestamp()
OLD, NEW = "https://form.example.com/send", "https://letters.example.net/send"
BOX = {"": '\n!!! urgent "A new box"\n    With a few words.\n', ".ja": '\n!!! urgent "新しい囲み"\n    短い文です。\n'}
HIDDEN = (
    "/.git/config",
    "/%2egit/config",
    "//.git/config",
    "/.env",
    "/ja/.env",
    "/.well-known/../.env",
    "/.well-known/..%2f.env",
    "/_headers",
    "/_HEADERS",
    "/_headers.caddy",
    "/%00",
)
SMUGGLED = """
<style>body { margin: 99px !important }</style>
<p id="painted" style="color: red">x</p>
<script>document.documentElement.dataset.harmed = "script"</script>
<img src="https://elsewhere.example.org/pixel.png" onerror="document.documentElement.dataset.harmed = 'event'">
<script src="https://elsewhere.example.org/harm.js"></script>
<iframe src="https://elsewhere.example.org/"></iframe>
"""


@contextmanager
def caddy(site: Path) -> Iterator[str]:
    """Serve a site as the example for a server of one's own says, and yield its address."""
    if not bring_tool("caddy"):
        pytest.skip("Caddy cannot be had here: the example for a server of one's own was not tried")
    port = free_port()
    environment = {**os.environ, "SITE_ADDRESS": f"http://127.0.0.1:{port}", "SITE_FOLDER": str(site)}
    command = ["caddy", "run", "--config", str(ROOT / "Caddyfile"), "--adapter", "caddyfile"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(100):
                with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                    break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def republished(full_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Project]]:
    """A Caddy that was started with the last site, and after it a site with a new box and another form service."""
    project = copy_of_project(tmp_path_factory.mktemp("republished"))
    give_every_fact(project.root)
    shutil.copytree(full_site, project.site)
    with caddy(project.site) as address:
        before = ask(f"{address}/privacy/")[2]
        for ending, box in BOX.items():
            name = f"docs/privacy{ending}.md"
            project.write(name, project.text(name) + box)
        project.stamp("privacy")
        project.edit("data/practice.yml", OLD, NEW)
        for kept, words in {".git/config": "secret", ".env": "secret"}.items():  # builds leave them where they are
            project.write(f"site/{kept}", words)
        built = project.command("build", SOURCE_DATE_EPOCH=f"{NOON:.0f}")
        assert built.returncode == 0, built.stdout + built.stderr
        assert (project.site / ".git/config").exists()
        after = ask(f"{address}/privacy/")[2]
        assert re.findall("style-src [^;]+", before.decode()) != re.findall("style-src [^;]+", after.decode())
        yield address, project


@pytest.fixture
def look(browser: Browser, republished: tuple[str, Project]) -> Iterator[Callable[..., tuple[Page, list[str]]]]:
    """Open a path of the running server: the page, and what the browser complains of."""
    context = browser.new_context()

    def looked(path: str, javascript: bool = True) -> tuple[Page, list[str]]:
        nonlocal context
        if not javascript:
            context.close()
            context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda it: said.append(it.text) if it.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(republished[0] + path)
        return page, said

    yield looked
    context.close()


def ask(url: str, method: str = "GET", **fields: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    """Ask for an address exactly as it is written."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    connection.request(method, parts.path, headers=fields)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


@pytest.mark.parametrize("path", ["/privacy/", "/ja/privacy/", "/booking/", "/nowhere"])
def test_a_page_published_later_has_its_styles(look: Callable[..., tuple[Page, list[str]]], path: str) -> None:
    page, said = look(path)
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
    if "privacy" in path:
        box = page.locator(".urgent")
        assert box.evaluate("box => getComputedStyle(box).borderInlineStartStyle") == "solid"
    assert [words for words in said if "404" not in words] == []


def test_a_form_goes_to_its_new_service(look: Callable[..., tuple[Page, list[str]]]) -> None:
    page, said = look("/booking/")
    sent: list[str] = []
    allowed = {"Access-Control-Allow-Origin": "*"}
    page.route(NEW, lambda route: (sent.append(NEW), route.fulfill(json={"ok": True}, headers=allowed)))
    page.locator("[name=name]").fill("Hanako")
    page.locator("[name=email]").fill("hanako@example.com")
    page.locator("[name=consent]").check()
    page.wait_for_timeout(2100)  # the form asks again where somebody seems too quick to be a person
    page.locator("form button").click()
    page.wait_for_url("**/thanks/")
    assert sent == [NEW]
    assert said == []


def test_a_form_without_scripts_goes_there_too(look: Callable[..., tuple[Page, list[str]]]) -> None:
    page, _ = look("/booking/", javascript=False)
    page.route(NEW, lambda route: route.fulfill(body="Thank you", content_type="text/html"))
    page.locator("[name=name]").fill("Hanako")
    page.locator("[name=consent]").check()
    page.locator("form button").click()
    page.wait_for_url(NEW)


@pytest.mark.parametrize("ruled_by", ["both", "header", "page"])
def test_what_is_smuggled_into_a_page_does_nothing(
    look: Callable[..., tuple[Page, list[str]]], republished: tuple[str, Project], ruled_by: str
) -> None:
    page, _ = look("/thanks/")
    asked: list[str] = []

    def smuggle(route: Route) -> None:
        answer = route.fetch()
        html = answer.text().replace("</h1>", f"</h1>{SMUGGLED}")
        if ruled_by == "header":
            html = re.sub('<meta content="default-src[^>]+>', "", html)
        sent = {} if ruled_by == "page" else {"Content-Security-Policy": answer.headers["content-security-policy"]}
        route.fulfill(body=html, headers={"Content-Type": "text/html; charset=utf-8", **sent})

    page.route("**/privacy/", smuggle)
    page.route("https://elsewhere.example.org/**", lambda route: (asked.append(route.request.url), route.abort()))
    page.goto(f"{republished[0]}/privacy/")
    assert page.evaluate("document.documentElement.dataset.harmed") is None
    assert asked == []
    assert page.locator("#painted").evaluate("it => getComputedStyle(it).color") != "rgb(255, 0, 0)"
    if ruled_by != "header":  # a header cannot know the styles of later pages; their own policy comes with each page
        assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
        assert page.evaluate("fetch('https://elsewhere.example.org/').then(() => 1, () => 0)") == 0
        assert asked == []
    with pytest.raises(Exception, match="TrustedHTML"):
        page.evaluate("document.body.innerHTML = '<b>x</b>'")


@pytest.mark.parametrize(("path", "words"), [("/", "worry"), ("/ja/", "不安")])
def test_the_search_works_under_these_rules(look: Callable[..., tuple[Page, list[str]]], path: str, words: str) -> None:
    page, said = look(path)
    page.locator(".search-link").first.click()
    page.locator("dialog input").fill(words)
    page.locator("dialog li mark").first.wait_for()
    assert len(page.workers) == 1, "the search goes on without its worker, and the page stutters"
    assert "<" not in page.locator("dialog ol").first.inner_text()
    until(page, "document.querySelector('dialog').ariaBusy === 'false'")
    assert said == []


@pytest.mark.parametrize("path", HIDDEN)
def test_what_belongs_to_the_server_is_not_served(republished: tuple[str, Project], path: str) -> None:
    status, _, body = ask(republished[0] + path)
    assert status == 404
    assert b"secret" not in body


def test_what_is_meant_to_be_found_there_is_served(republished: tuple[str, Project]) -> None:
    assert ask(f"{republished[0]}/.well-known/security.txt")[0] == 200


@pytest.mark.parametrize(("path", "file"), [("/nowhere", "404.html"), ("/ja/nowhere", "ja/404.html")])
def test_the_page_for_nothing_is_small_and_is_not_kept(republished: tuple[str, Project], path: str, file: str) -> None:
    address, project = republished
    page = (project.site / file).read_bytes()
    status, sent, body = ask(address + path, **{"Accept-Encoding": "br"})
    assert (status, sent["Content-Encoding"], brotli.decompress(body)) == (404, "br", page)
    assert sent["Cache-Control"] == "no-store"
    assert "frame-ancestors 'none'" in sent["Content-Security-Policy"]
    asked_again = ask(address + path, **{"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"})
    assert asked_again[::2] == (404, page)
    assert ask(f"{address}/assets/site.0123456789.js")[1]["Cache-Control"] == "no-store"


def test_what_never_changes_is_kept_for_good_and_all_else_asked_for_again(republished: tuple[str, Project]) -> None:
    address, project = republished
    for path in (path for path in project.site.glob("assets/*.*") if path.suffix not in (".br", ".gz")):
        hashed = re.search(r"\.[0-9a-f]{10}\.", path.name)
        wanted = headers.IMMUTABLE if hashed else headers.REVALIDATED
        assert ask(f"{address}/assets/{path.name}")[1]["Cache-Control"] == wanted
    assert ask(f"{address}/massage/")[1]["Cache-Control"] == headers.REVALIDATED


def test_other_sites_of_the_owner_are_left_alone(republished: tuple[str, Project]) -> None:
    assert ask(f"{republished[0]}/")[1]["Strict-Transport-Security"] == "max-age=63072000"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE", "OPTIONS"])
def test_nothing_can_be_sent_here(republished: tuple[str, Project], method: str) -> None:
    status, sent, body = ask(f"{republished[0]}/", method)
    assert (status, sent["Allow"], body) == (405, "GET, HEAD", b"")


def test_each_folder_has_one_policy(republished: tuple[str, Project]) -> None:
    address, _ = republished
    for path, policy in {
        "/": headers.HEADER_POLICY,
        "/admin/": f"{headers.EDITOR_POLICY}; frame-ancestors 'none'",
        "/pagefind/pagefind-worker.js": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; "
        "base-uri 'none'; frame-ancestors 'none'",
    }.items():
        assert ask(address + path)[1].get_all("Content-Security-Policy") == [policy]
