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
from datetime import date
from pathlib import Path

import brotli
import pytest
import security
import stylesheet
from browser import bring_tool
from conftest import ROOT, Project, copy_of_project, rules
from playwright.sync_api import Page

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
    told = [line for line in built.stderr.splitlines() if line.startswith("WARNING")]
    assert [re.sub(r"[\d.]+ ?KB", "KB", line, count=1).removeprefix("WARNING -  ") for line in told] == [
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
        page.goto(address + path, wait_until="networkidle")
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


def test_the_policy_holds_for_every_page_with_headers_and_without(site: Path) -> None:
    sent = dict(rules(site))["/*"]["Content-Security-Policy"]
    assert "unsafe-inline" not in sent
    assert "frame-ancestors 'none'" in sent
    for path in (path for path in site.rglob("*.html") if path.parent.name != "admin"):  # staff's has its own
        html = path.read_text(encoding="utf-8")
        styles = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
        assert len(styles) == 1
        policy = re.search(r'http-equiv="?Content-Security-Policy"?', html)
        assert policy is not None
        assert policy.start() < html.index("<style>")
        for place in (html, sent):
            assert security.source(styles[0]) in place
        assert " style=" not in html
        for script in re.findall(r"<script([^>]*)>", html):
            assert "src=" in script or "application/ld+json" in script


def test_no_page_breaks_the_policy(
    open_page: Callable[..., Page], address: str, full_address: str, paths: list[str]
) -> None:
    page = open_page("/thanks/")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in paths:
        for root in (address, full_address):
            page.goto(root + path, wait_until="networkidle")
            assert page.evaluate("getComputedStyle(document.body).margin") == "0px", "the styles were not let in"
            assert not said, (path, said)


def test_the_headers_keep_a_visit_private_and_hashed_files_for_good(site: Path) -> None:
    found = dict(rules(site))
    assert found["/*"]["Referrer-Policy"] == "same-origin"
    assert found["/*"]["Strict-Transport-Security"].startswith("max-age=63072000")
    assert found["/*"]["X-Content-Type-Options"] == "nosniff"
    kept = [pattern for pattern, headers in found.items() if "immutable" in headers.get("Cache-Control", "")]
    for path in (path for path in site.glob("assets/*.*") if path.suffix not in (".br", ".gz")):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:10]
        assert path.stem.endswith(f".{digest}")
        assert f"/assets/{path.name}" in kept


def test_the_form_may_send_to_its_endpoint_alone(full_site: Path) -> None:
    policy = dict(rules(full_site))["/*"]["Content-Security-Policy"]
    assert "connect-src 'self' https://form.example.com;" in policy
    assert "form-action 'self' https://form.example.com;" in policy


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    found = []
    for name in ("one", "two"):
        project = copy_of_project(tmp_path / name)
        assert project.build(epoch=date(2026, 11, 22)).returncode == 0
        files = (path for path in (project.root / "site").rglob("*") if path.is_file())
        found.append({path.relative_to(project.root).as_posix(): path.read_bytes() for path in files})
    assert found[0].keys() == found[1].keys()
    assert [name for name in found[0] if found[0][name] != found[1][name]] == []


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        (".a{color:red}", True),
        (".b{color:red}", False),
        ("p.a{color:red}", True),
        ("div.a{color:red}", False),
        (".b,#i{color:red}", True),
        ("[dir=rtl] p{color:red}", False),
        ("[dir=ltr] p{color:red}", True),
        ("[hidden]{color:red}", False),
        ("p:not(.b){color:red}", True),
        ("p:hover{color:red}", True),
        ("@media print{.b{color:red}}", False),
        ("@media print{.a{color:red}}", True),
    ],
)
def test_a_rule_is_kept_when_a_page_can_use_it(rule: str, kept: bool) -> None:
    used = stylesheet.used_names('<html dir="ltr"><p class="a x" id="i">Text</p>')
    assert ("red" in stylesheet.purge(stylesheet.parse(rule), used)) is kept


def test_a_class_that_a_script_adds_is_kept() -> None:
    used = stylesheet.script_names('document.body.classList.add("has-bar"); made("dialog")')
    css = stylesheet.purge(stylesheet.parse(".has-bar{color:red}dialog{color:navy}.other{color:green}"), used)
    assert css == ".has-bar{color:red}dialog{color:navy}"


def test_custom_properties_that_nothing_reads_are_left_out() -> None:
    css = stylesheet.purge(stylesheet.parse(":root{--a:1px;--b:var(--c);--c:2px;--d:3px}p{margin:var(--a)}"), {"p"})
    assert css == ":root{--a:1px}p{margin:var(--a)}"


def test_custom_properties_get_short_names_and_what_is_called_alike_stays() -> None:
    rules = stylesheet.parse(":root{--sand:red;--sand-dark:var(--sand)}.x--sand{color:var(--sand-dark, var(--none))}")
    css = stylesheet.purge(rules, {".x--sand"})
    assert css == ":root{--a:red;--b:var(--a)}.x--sand{color:var(--b,var(--none))}"


@pytest.fixture
def caddy(site: Path) -> Iterator[str]:
    """The address of a real Caddy that serves the site as the example says."""
    if not bring_tool("caddy"):
        pytest.skip("Caddy cannot be had here: the example for a server of one's own was not tried")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
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


def answer(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as response:  # noqa: S310 - loopback
            return response.status, dict(response.headers), response.read()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read()


def test_the_example_for_a_server_of_ones_own_sends_the_same_headers(caddy: str, site: Path) -> None:
    status, headers, body = answer(f"{caddy}/ja/massage/", **{"Accept-Encoding": "br"})
    assert status == 200
    for name, value in dict(rules(site))["/*"].items():
        assert headers[name] == value
    assert headers["Content-Encoding"] == "br"
    assert brotli.decompress(body) == html_of(site, "/ja/massage/").read_bytes()
    assert headers["Cache-Control"] == security.REVALIDATED
    script = next(site.glob("assets/site.*.js"))
    assert answer(f"{caddy}/assets/{script.name}")[1]["Cache-Control"] == security.IMMUTABLE
    assert answer(f"{caddy}/nowhere")[::2] == (404, (site / "404.html").read_bytes())
    assert answer(f"{caddy}/ja/nowhere")[::2] == (404, (site / "ja/404.html").read_bytes())
    assert answer(f"{caddy}/_headers")[0] == 404


def test_staffs_editor_has_a_policy_of_its_own_and_no_other_there(caddy: str) -> None:
    with urllib.request.urlopen(f"{caddy}/admin/") as response:  # noqa: S310 - loopback
        assert response.headers.get_all("Content-Security-Policy") == [
            f"{security.EDITOR_POLICY}; frame-ancestors 'none'"
        ]
        assert response.headers.get_all("Cross-Origin-Opener-Policy") == ["same-origin-allow-popups"]
        assert response.headers["X-Robots-Tag"] == "noindex"
        assert response.headers["X-Frame-Options"] == "DENY"
