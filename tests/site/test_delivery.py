"""What a visitor downloads is small, comes from this site alone, and is ruled by a policy that every page obeys."""

import gzip
import hashlib
import os
import random
import re
import socket
import string
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import brotli
import pytest
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser

from practice_site.delivery import headers
from tests.support.browser import bring_tool
from tests.support.html import parsed
from tests.support.project import ROOT, TODAY, Project, copy_of_project, warnings
from tests.support.server import free_port, rules

KIB = 1024
PAGE, LIST, FIRST_VIEW, SCRIPT = 14 * KIB, 24 * KIB, 30 * KIB, 7 * KIB
TEXT = (".html", ".js", ".css", ".svg", ".xml", ".txt", ".json")


def html_of(site: Path, path: str) -> Path:
    return site / path.lstrip("/") / "index.html"


def test_every_page_with_its_styles_stays_within_its_budget(site: Path, full_site: Path, paths: list[str]) -> None:
    for built in (site, full_site):
        sizes = {path: html_of(built, path).with_name("index.html.br").stat().st_size for path in paths}
        heavy = {path: size for path, size in sizes.items() if size > (LIST if "evidence" in path else PAGE)}
        assert not heavy


@pytest.mark.slow
def test_a_page_that_staff_let_grow_too_heavy_is_told_before_a_visitor_waits_for_it(project: Project) -> None:
    chance = random.Random(1)  # noqa: S311 - words that no compression makes small
    kana = "".join(map(chr, range(ord("あ"), ord("ん"))))
    for ending, letters, stop in ((".md", string.ascii_lowercase, "."), (".ja.md", kana, "。")):
        for name, more in (("together", 180), ("evidence", 60)):  # the list of all studies may be heavier
            path = project.root / f"docs/{name}{ending}"
            words = (f"\n{''.join(chance.choices(letters, k=70))}{stop}\n" for _ in range(more))
            path.write_text(path.read_text(encoding="utf-8") + "".join(words), encoding="utf-8")
    for name in ("together", "evidence"):
        project.stamp(name)
    built = project.build()
    assert built.returncode != 0
    assert [re.sub(r"[\d.]+ ?KB", "KB", line, count=1) for line in warnings(built)] == [
        "docs/together.ja.md:1  ページがKBあります。遅い回線でも待たせないよう、14KBまでに短くするか分けてください。",
        "docs/together.md:1  the page has KB; at most 14, so that slow phones need not wait. Shorten or divide it.",
    ]


def test_own_scripts_stay_within_their_budget(site: Path) -> None:
    scripts = list(site.glob("assets/*.js"))
    assert len(scripts) == 4
    assert sum(len(brotli.compress(path.read_bytes())) for path in scripts) <= SCRIPT


def test_a_first_view_asks_for_three_files_and_thirty_kilobytes_at_most(
    site: Path, open_page: Callable[..., Page], address: str, paths: list[str]
) -> None:
    page = open_page("/")
    for path in paths:
        page.goto(address + path)
        asked = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
        assert all(url.startswith(address) for url in asked), asked
        pictures = (".svg", ".png", ".jpg", ".webp", ".avif")
        files = [html_of(site, path), *(site / url.removeprefix(address).lstrip("/") for url in asked)]
        assert len([file for file in files if file.suffix not in pictures]) <= 3
        assert sum(file.with_name(f"{file.name}.br").stat().st_size for file in files) <= FIRST_VIEW


def test_each_text_file_has_its_compressed_twins(site: Path) -> None:
    found = [path for path in site.rglob("*") if path.suffix in TEXT]
    assert len(found) > 30
    for path in found:
        assert brotli.decompress(path.with_name(f"{path.name}.br").read_bytes()) == path.read_bytes()
        assert gzip.decompress(path.with_name(f"{path.name}.gz").read_bytes()) == path.read_bytes()


def test_nothing_of_the_theme_is_published_but_its_blocks(site: Path) -> None:
    names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert not [name for name in names if re.search(r"lunr|bundle|workers|palette|stylesheets|partials", name)]
    for path in site.rglob("*.html"):
        assert not re.search(r"md-(?:toggle|skip|dialog|typeset)", path.read_text(encoding="utf-8")), path


def own_policy(page: LexborHTMLParser) -> str:
    """Return the policy in a page's head, which stands before anything that it rules."""
    encoding, policy = page.css("head > meta")[:2]
    assert "charset" in encoding.attributes
    assert policy.attributes["http-equiv"] == "Content-Security-Policy"
    return policy.attributes["content"] or ""


def test_the_policy_holds_for_every_page_with_headers_and_without(site: Path) -> None:
    sent = dict(rules(site))["/*"]["Content-Security-Policy"]
    assert "unsafe-inline" not in sent
    assert "frame-ancestors 'none'" in sent
    assert "sha256" not in sent, "headers of yesterday would keep the styles of today from a page"
    for path in (path for path in site.rglob("*.html") if path.parent.name != "admin"):  # staff's has its own
        page = parsed(path)
        (style,) = page.css("style")
        assert f"default-src 'none'; style-src {headers.source(style.text())};" in own_policy(page)
        assert page.css("[style], [onclick], [onload], [onerror]") == []
        assert page.css("script:not([src]):not([type='application/ld+json'])") == []


def test_the_headers_keep_a_visit_private_and_hashed_files_for_good(site: Path) -> None:
    found = dict(rules(site))
    assert found["/*"]["Referrer-Policy"] == "same-origin"
    assert found["/*"]["Strict-Transport-Security"].startswith("max-age=63072000")
    assert found["/*"]["X-Content-Type-Options"] == "nosniff"
    kept = [pattern for pattern, sent in found.items() if "immutable" in sent.get("Cache-Control", "")]
    for path in (path for path in site.glob("assets/*.*") if path.suffix not in (".br", ".gz")):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:10]
        assert path.stem.endswith(f".{digest}")
        assert f"/assets/{path.name}" in kept


def test_the_form_may_send_to_its_endpoint_alone(full_site: Path) -> None:
    policy = own_policy(parsed(full_site / "booking/index.html")).split("; ")
    assert "connect-src 'self' https://form.example.com" in policy
    assert "form-action 'self' https://form.example.com" in policy


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    found = []
    for name in ("one", "two"):
        project = copy_of_project(tmp_path / name)
        assert project.build(epoch=TODAY).returncode == 0
        files = (path for path in (project.root / "site").rglob("*") if path.is_file())
        found.append({path.relative_to(project.root).as_posix(): path.read_bytes() for path in files})
    assert found[0].keys() == found[1].keys()
    assert [name for name in found[0] if found[0][name] != found[1][name]] == []


@pytest.fixture
def caddy(site: Path) -> Iterator[str]:
    """The address of a real Caddy that serves the site as the example says."""
    if not bring_tool("caddy"):
        pytest.skip("Caddy cannot be had here: the example for a server of one's own was not tried")
    port = free_port()
    environment = {**os.environ, "SITE_ADDRESS": f"http://127.0.0.1:{port}", "SITE_FOLDER": str(site)}
    command = ["caddy", "run", "--config", str(ROOT / "Caddyfile"), "--adapter", "caddyfile"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as server:
        try:
            for _ in range(100):
                with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                    break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def answer(url: str, **asked: str) -> tuple[int, dict[str, str], bytes]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=asked)) as response:  # noqa: S310 - loopback
            return response.status, dict(response.headers), response.read()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read()


def test_the_example_for_a_server_of_ones_own_sends_the_same_headers(caddy: str, site: Path) -> None:
    status, sent, body = answer(f"{caddy}/ja/massage/", **{"Accept-Encoding": "br"})
    assert status == 200
    for name, value in dict(rules(site))["/*"].items():
        assert sent[name] == value
    assert sent["Content-Encoding"] == "br"
    assert brotli.decompress(body) == html_of(site, "/ja/massage/").read_bytes()
    assert sent["Cache-Control"] == headers.REVALIDATED
    script = next(site.glob("assets/site.*.js"))
    assert answer(f"{caddy}/assets/{script.name}")[1]["Cache-Control"] == headers.IMMUTABLE
    assert answer(f"{caddy}/nowhere")[::2] == (404, (site / "404.html").read_bytes())
    assert answer(f"{caddy}/ja/nowhere")[::2] == (404, (site / "ja/404.html").read_bytes())
    assert answer(f"{caddy}/_headers")[0] == 404


def test_staffs_editor_has_a_policy_of_its_own_and_no_other_there(caddy: str) -> None:
    with urllib.request.urlopen(f"{caddy}/admin/") as response:  # noqa: S310 - loopback
        assert response.headers.get_all("Content-Security-Policy") == [
            f"{headers.EDITOR_POLICY}; frame-ancestors 'none'"
        ]
        assert response.headers.get_all("Cross-Origin-Opener-Policy") == ["same-origin-allow-popups"]
        assert response.headers["X-Robots-Tag"] == "noindex"
        assert response.headers["X-Frame-Options"] == "DENY"
