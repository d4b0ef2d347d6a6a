"""Hosts are told what does not change, each in its own way; what changes stands in the pages."""

import re
from pathlib import Path

import pytest

from practice_site.delivery import headers


@pytest.fixture
def written(tmp_path: Path) -> tuple[str, str]:
    headers.write(tmp_path, ["/assets/a.0123456789.js"])
    hosts, caddy = ((tmp_path / name).read_text(encoding="utf-8") for name in ("_headers", "_headers.caddy"))
    return hosts, caddy


def directives(policy: str) -> dict[str, str]:
    return dict(rule.split(" ", 1) for rule in policy.split("; "))


def test_a_page_lets_in_its_own_style_and_no_other() -> None:
    assert directives(headers.policy("p{}", None))["style-src"] == headers.source("p{}")


def test_a_form_may_be_sent_to_its_host_alone() -> None:
    for name in ("connect-src", "form-action"):
        assert directives(headers.policy("", "https://form.example.com/send?to=1"))[name] == (
            "'self' https://form.example.com"
        )
        assert directives(headers.policy("", None))[name] == "'self'"


def test_the_header_rules_nothing_that_only_a_page_can_know(written: tuple[str, str]) -> None:
    sent = directives(headers.HEADER_POLICY)
    assert not {"default-src", "style-src", "style-src-elem", "connect-src", "form-action"} & sent.keys()
    for text in written:
        assert headers.HEADER_POLICY in text
        assert "sha256" not in text


def test_all_else_is_as_strict_in_the_header_as_in_the_page() -> None:
    sent, own = directives(headers.HEADER_POLICY), directives(headers.policy("p{}", None))
    assert own.items() - sent.items() == {
        (name, own[name]) for name in ("default-src", "style-src", "connect-src", "form-action")
    }
    fetched = ("object-src", "frame-src", "font-src", "media-src", "manifest-src", "style-src-attr", "frame-ancestors")
    assert [sent[name] for name in fetched] == ["'none'"] * len(fetched)
    assert "unsafe-inline" not in headers.HEADER_POLICY + headers.policy("p{}", None)


def test_nothing_a_server_reads_at_its_start_changes_with_the_site(tmp_path: Path) -> None:
    found = []
    for hashed in (["/assets/a.0123456789.js"], []):
        headers.write(tmp_path, hashed)
        found.append((tmp_path / "_headers.caddy").read_bytes())
    assert found[0] == found[1]


def test_what_never_changes_is_kept_for_good(written: tuple[str, str]) -> None:
    hosts, caddy = written
    assert f"/assets/a.0123456789.js\n  Cache-Control: {headers.IMMUTABLE}\n" in hosts
    kept = re.compile(re.findall(r"path_regexp (\S+)", caddy)[0])
    for path in ("/assets/site.0123456789.js", "/assets/qr.en.0a1b2c3d4e.svg", "/pagefind/fragment/en_1.pf_fragment"):
        assert kept.search(path)
    for path in (
        "/assets/room.jpg",
        "/assets/2026112201.jpg",
        "/massage/",
        "/pagefind/pagefind.js",
        "/x/assets/a.0123456789.js",
    ):
        assert not kept.search(path)


def test_other_sites_of_the_owner_need_no_encryption(written: tuple[str, str]) -> None:
    for text in written:
        assert "max-age=63072000" in text
        assert "includeSubDomains" not in text


@pytest.mark.parametrize("folder", ["/admin/*", "/pagefind/*"])
def test_some_folders_have_their_own_policy_in_place_of_the_sites(written: tuple[str, str], folder: str) -> None:
    hosts, caddy = written
    own = hosts.partition(f"\n{folder}\n")[2].partition("\n\n")[0]
    assert own.index("! Content-Security-Policy\n") < own.index("Content-Security-Policy: default-src 'none'")
    assert "\tdefer\n" in caddy.partition(f"header {folder} {{")[2].partition("}\n")[0]
