"""Search engines and people who share a page learn the truth about it, and every address leads somewhere."""

import json
import re
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from practice_site.project import Project as Sources
from tests.support.html import SITEMAP, parsed, sitemap_paths, value, words
from tests.support.photos import tells
from tests.support.project import ROOT, Project

Pages = dict[str, LexborHTMLParser]
BASE = "https://www.example.com"
XHTML = "{http://www.w3.org/1999/xhtml}"


def links(page: LexborHTMLParser) -> list[str]:
    """Return where a page leads, and what it takes in."""
    found = [it.attributes.get("href", it.attributes.get("src")) for it in page.css("a, script, img")]
    return [target for target in found if target]


def file_of(site: Path, path: str) -> Path:
    return site / path.lstrip("/") / "index.html" if path.endswith("/") else site / path.lstrip("/")


def machine_data(page: LexborHTMLParser) -> list[dict[str, object]]:
    return [json.loads(script.text()) for script in page.css('script[type="application/ld+json"]')]


def test_every_link_of_every_page_answers_and_so_does_its_section(site: Path, pages: Pages) -> None:
    ids = {path: {it.attributes["id"] for it in page.css("[id]")} for path, page in pages.items()}
    dead = []
    for path, page in pages.items():
        for link in links(page):
            target = urlsplit(urljoin(f"{BASE}{path}", link))
            if target.netloc != urlsplit(BASE).netloc:
                continue
            lost = target.fragment and target.fragment not in ids.get(target.path, ())
            if lost or not file_of(site, target.path).is_file():
                dead.append((path, link))
    assert dead == []


def test_every_page_can_be_reached_by_links_from_the_first_one(pages: Pages) -> None:
    reached, ahead = set(), ["/"]
    while ahead:
        path = ahead.pop()
        if path in pages and path not in reached:
            reached.add(path)
            ahead += [urlsplit(urljoin(f"{BASE}{path}", link)).path for link in links(pages[path])]
    assert reached == set(pages)


def test_every_alternate_points_back_and_the_canonical_is_the_page_itself(pages: Pages) -> None:
    alternates = {
        path: {it.attributes["hreflang"]: it.attributes["href"] for it in page.css("link[rel=alternate]")}
        for path, page in pages.items()
    }
    for path, page in pages.items():
        assert value(page, "link[rel=canonical]", "href") == f"{BASE}{path}"
        assert value(page, "meta[property='og:url']", "content") == f"{BASE}{path}"
        found = alternates[path]
        assert list(found) == ["x-default", "en", "ja"]
        assert found["x-default"] == found["en"]
        assert found[value(page, "html", "lang")] == f"{BASE}{path}"
        for address in found.values():
            assert address
            assert address.startswith(BASE)
            assert alternates[urlsplit(address).path] == found


def test_a_shared_page_has_title_description_and_a_picture_of_the_right_size(site: Path, pages: Pages) -> None:
    for path, page in pages.items():
        shared = {it.attributes["property"]: it.attributes["content"] or "" for it in page.css("meta[property]")}
        assert shared["og:title"]
        assert words(page.css_first("title")).startswith(shared["og:title"])
        assert shared["og:description"] == value(page, "meta[name=description]", "content")
        address, _, version = shared["og:image"].removeprefix(f"{BASE}/").partition("?")
        assert re.fullmatch("[0-9a-f]{8}", version)
        assert (
            address
            == f"assets/share/{path.removeprefix('/ja').strip('/') or 'index'}.{value(page, 'html', 'lang')}.jpg"
        )
        with Image.open(site / address) as picture:
            assert (picture.format, picture.size, picture.mode) == ("JPEG", (1200, 630), "RGB")
        assert (shared["og:image:width"], shared["og:image:height"]) == ("1200", "630")
        assert (site / address).stat().st_size < 120 * 1024
        assert tells((site / address).read_bytes()) == []
        assert shared["og:image:alt"]


def test_each_page_has_a_picture_of_its_own_and_no_other_is_there(site: Path, pages: Pages) -> None:
    pictures = [path.read_bytes() for path in site.glob("assets/share/*")]
    assert len(set(pictures)) == len(pictures) == len(pages)


def test_the_sitemap_says_the_day_of_the_review_and_both_languages(site: Path) -> None:
    fronts = Sources(ROOT).fronts
    for url in ET.parse(site / "sitemap.xml").iter(f"{SITEMAP}url"):  # noqa: S314 - our own file
        path = urlsplit(url.findtext(f"{SITEMAP}loc") or "").path
        name = path.removeprefix("/ja").strip("/") or "index"
        reviewed = fronts[f"{name}{'.ja' if path.startswith('/ja/') else ''}.md"].front.reviewed
        assert url.findtext(f"{SITEMAP}lastmod") == (str(reviewed) if reviewed else None)
        assert len(url.findall(f"{XHTML}link")) == 3


def test_the_sitemap_names_every_page_that_was_built(site: Path, paths: list[str]) -> None:
    built = {"/" + path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html")}
    listed = {path.replace("/./", "/") for path in built} - {"/thanks/", "/ja/thanks/", "/admin/"}
    assert listed == set(paths), "only the pages after the form and the editor stay out"
    assert value(parsed(site / "thanks/index.html"), "meta[name=robots]", "content") == "noindex"


def test_each_page_tells_machines_its_review_its_studies_and_its_place(pages: Pages) -> None:
    for path, page in pages.items():
        (data,) = machine_data(page)
        assert data["@type"] == "WebPage"
        assert data["inLanguage"] == ("ja" if path.startswith("/ja/") else "en")
        if "massage" in path:
            assert date.fromisoformat(data["lastReviewed"])
            assert "https://doi.org/10.4088/JCP.09r05009blu" in data["citation"]
            assert set(data["citation"]) <= set(links(page))
            assert [entry["position"] for entry in data["breadcrumb"]["itemListElement"]] == [1, 2]


def test_search_engines_learn_the_given_facts_in_each_language(full_site: Path) -> None:
    english, japanese = (
        next(it for it in machine_data(parsed(full_site / root / "index.html")) if it["@type"] != "WebPage")
        for root in ("", "ja")
    )
    assert english["@type"] == "HealthAndBeautyBusiness"
    assert english["name"] == "Stone House Mikage"
    assert japanese["name"] == "御影 石の家"
    assert english["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "1-2-3 Mikage, Higashinada-ku, Kobe",
        "postalCode": "658-0047",
        "addressCountry": "JP",
    }
    assert english["telephone"] == "+81-78-111-2222"
    assert english["knowsLanguage"] == ["en", "ja"]
    assert english["openingHoursSpecification"][0] == {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": ["Monday", "Tuesday", "Wednesday", "Friday"],
        "opens": "10:00",
        "closes": "12:30",
    }
    closed = english["specialOpeningHoursSpecification"][1]
    assert (closed["validFrom"], closed["opens"], closed["closes"]) == ("2027-01-02", "00:00", "00:00")
    assert english["potentialAction"]["@type"] == "ReserveAction"
    assert english["potentialAction"]["target"]["urlTemplate"] == "https://booking.example.com/en"
    assert japanese["url"] == "https://www.example.com/ja/"


def test_a_sample_is_nothing_that_search_engines_should_learn(pages: Pages) -> None:
    assert [data["@type"] for data in machine_data(pages["/"])] == ["WebPage"]


def test_robots_are_led_to_the_sitemap_and_kept_from_nothing_else(site: Path) -> None:
    robots = (site / "robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {BASE}/sitemap.xml" in robots
    assert re.findall(r"^Disallow: (.*)$", robots, re.MULTILINE) == ["/admin/"]


def test_security_txt_is_there_as_soon_as_there_is_a_real_contact(site: Path, full_site: Path) -> None:
    assert not (site / ".well-known/security.txt").exists()
    text = (full_site / ".well-known/security.txt").read_text(encoding="utf-8")
    assert "Contact: mailto:hello@example.com" in text
    assert "Expires: 2027-11-22T00:00:00Z" in text


@pytest.mark.slow
def test_a_review_day_that_moves_moves_the_sitemap(project: Project) -> None:
    for name in ("massage.md", "massage.ja.md"):
        project.edit(f"docs/{name}", "reviewed: 2026-11-24", "reviewed: 2026-11-23")
    project.stamp("massage")
    assert project.build(delivered=False).returncode == 0
    assert (project.site / "sitemap.xml").read_text(encoding="utf-8").count("2026-11-23") == 2


@pytest.mark.slow
def test_without_an_address_of_its_own_a_page_names_none(project: Project) -> None:
    project.edit("mkdocs.yml", "site_url: https://www.example.com/", "site_url: ''")
    built = project.build(delivered=False)
    assert built.returncode == 0, built.stderr
    for path in project.site.rglob("*.html"):
        given = [text for it in parsed(path).css("*") for text in it.attributes.values() if it.tag != "script"]
        assert not [text for text in given if text and text.startswith("None")], path
    for name in ("robots.txt", "sitemap.xml"):
        assert "None" not in (project.site / name).read_text(encoding="utf-8")
    assert parsed(project.site / "index.html").css("link[rel=canonical], link[rel=alternate], meta[property]") == []
    assert sitemap_paths(project.site) == []
