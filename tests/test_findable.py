"""Search engines and people who share a page learn the truth about it, and every address leads somewhere."""

import json
import re
import struct
import xml.etree.ElementTree as ET
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from conftest import ROOT, Project
from mkdocs.utils.meta import get_data

BASE = "https://www.example.com"
XHTML = "{http://www.w3.org/1999/xhtml}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


class Facts(HTMLParser):
    """Collects what a page says of itself and where it leads."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.head: dict[str, str] = {}
        self.alternates: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self._inside = found.get("type", tag) if tag == "script" else tag
        self.ids |= {found["id"]} if "id" in found else set()
        if tag in ("a", "script", "img") and (target := found.get("href", found.get("src"))):
            self.links.append(target)
        if tag == "link" and "hreflang" in found:
            self.alternates[found["hreflang"]] = found["href"]
        elif tag == "link" and found["rel"] == "canonical":
            self.head["canonical"] = found["href"]
        elif tag == "meta" and "content" in found:
            self.head[found.get("property", found.get("name", ""))] = found["content"]

    def handle_data(self, data: str) -> None:
        if self._inside in ("title", "application/ld+json"):
            self.texts[self._inside] = self.texts.get(self._inside, "") + data

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""


def file_of(site: Path, path: str) -> Path:
    return site / path.lstrip("/") / "index.html" if path.endswith("/") else site / path.lstrip("/")


@pytest.fixture(scope="session")
def pages(site: Path, paths: list[str]) -> dict[str, Facts]:
    return {path: Facts(file_of(site, path).read_text(encoding="utf-8")) for path in paths}


def test_every_link_of_every_page_answers_and_so_does_its_section(site: Path, pages: dict[str, Facts]) -> None:
    dead = []
    for path, facts in pages.items():
        for link in facts.links:
            target = urlsplit(urljoin(f"{BASE}{path}", link))
            if not target.scheme.startswith("http") or target.netloc != urlsplit(BASE).netloc:
                continue
            file = file_of(site, target.path)
            ids = Facts(file.read_text(encoding="utf-8")).ids if file.suffix == ".html" and file.is_file() else set()
            if not file.is_file() or (target.fragment and target.fragment not in ids):
                dead.append((path, link))
    assert dead == []


def test_every_page_can_be_reached_by_links_from_the_first_one(pages: dict[str, Facts]) -> None:
    reached, ahead = set(), ["/"]
    while ahead:
        path = ahead.pop()
        if path in pages and path not in reached:
            reached.add(path)
            ahead += [urlsplit(urljoin(f"{BASE}{path}", link)).path for link in pages[path].links]
    assert reached == set(pages)


def test_every_alternate_points_back_and_the_canonical_is_the_page_itself(pages: dict[str, Facts]) -> None:
    for path, facts in pages.items():
        assert facts.head["canonical"] == f"{BASE}{path}"
        assert facts.head["og:url"] == f"{BASE}{path}"
        assert set(facts.alternates) == {"en", "ja", "x-default"}
        assert facts.alternates["x-default"] == facts.alternates["en"]
        for address in facts.alternates.values():
            assert address.startswith(BASE)
            assert pages[urlsplit(address).path].alternates == facts.alternates


def test_titles_and_descriptions_are_there_and_unique(pages: dict[str, Facts]) -> None:
    for words in ([f.texts["title"] for f in pages.values()], [f.head["description"] for f in pages.values()]):
        assert all(words)
        assert len(set(words)) == len(words)


def test_a_shared_page_has_title_description_and_a_picture_of_the_right_size(
    site: Path, pages: dict[str, Facts]
) -> None:
    for path, facts in pages.items():
        language = "ja" if path.startswith("/ja/") else "en"
        assert facts.texts["title"].startswith(facts.head["og:title"])
        assert facts.head["og:description"] == facts.head["description"]
        picture = site / facts.head["og:image"].removeprefix(f"{BASE}/")
        assert picture.name == f"{language}.png"
        assert struct.unpack(">II", picture.read_bytes()[16:24]) == (1200, 630)
        assert facts.head["og:image:alt"]


def test_the_sitemap_says_the_day_of_the_review_and_both_languages(site: Path) -> None:
    for url in ET.parse(site / "sitemap.xml").iter(f"{SITEMAP}url"):  # noqa: S314 - our own file
        path = urlsplit(url.findtext(f"{SITEMAP}loc") or "").path
        name = path.removeprefix("/ja").strip("/") or "index"
        source = ROOT / "docs" / f"{name}{'.ja' if path.startswith('/ja/') else ''}.md"
        reviewed = get_data(source.read_text(encoding="utf-8"))[1].get("reviewed")
        assert url.findtext(f"{SITEMAP}lastmod") == (str(reviewed) if reviewed else None)
        assert len(url.findall(f"{XHTML}link")) == 3


def test_each_page_tells_machines_its_review_its_studies_and_its_place(pages: dict[str, Facts]) -> None:
    for path, facts in pages.items():
        data = json.loads(facts.texts["application/ld+json"].partition("\n")[0])
        assert data["@type"] == "WebPage"
        assert data["inLanguage"] == ("ja" if path.startswith("/ja/") else "en")
        if "massage" in path:
            assert date.fromisoformat(data["lastReviewed"])
            assert "https://doi.org/10.4088/JCP.09r05009blu" in data["citation"]
            assert set(data["citation"]) <= set(facts.links)
            assert [entry["position"] for entry in data["breadcrumb"]["itemListElement"]] == [1, 2]


def test_robots_are_led_to_the_sitemap_and_kept_from_nothing_else(site: Path) -> None:
    robots = (site / "robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {BASE}/sitemap.xml" in robots
    assert re.findall(r"^Disallow: (.*)$", robots, re.MULTILINE) == ["/admin/"]


def test_security_txt_is_there_as_soon_as_there_is_a_real_contact(site: Path, full_site: Path) -> None:
    assert not (site / ".well-known/security.txt").exists()
    text = (full_site / ".well-known/security.txt").read_text(encoding="utf-8")
    assert "Contact: mailto:hello@example.com" in text
    assert "Expires: 2027-11-22T00:00:00Z" in text


def test_a_page_that_is_not_to_be_found_is_not_in_the_sitemap(site: Path, paths: list[str]) -> None:
    assert "/thanks/" not in paths
    assert re.search(r"<meta[^>]*noindex", (site / "thanks/index.html").read_text(encoding="utf-8"))


def test_a_review_day_that_moves_moves_the_sitemap(project: Project) -> None:
    for name in ("massage.md", "massage.ja.md"):
        project.edit(f"docs/{name}", "reviewed: 2026-11-22", "reviewed: 2026-11-23")
    project.stamp("massage")
    assert project.build().returncode == 0
    assert (project.root / "site/sitemap.xml").read_text(encoding="utf-8").count("2026-11-23") == 2
