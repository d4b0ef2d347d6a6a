"""On a phone the one calm step is always at hand and never in the way; on paper the page is a leaflet."""

import io
import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, until
from data_files import load
from playwright.sync_api import Page
from practice import Practice
from pypdf import PageObject, PdfReader
from structured_data import business

Open = Callable[..., Page]
HEALTH_PAGES = ["", "massage/", "exercise/", "together/", "evidence/", "first-visit/"]
BAR = ".phone-bar"


def settle(page: Page) -> None:
    """Wait until the observer has seen what the last scroll brought into view."""
    page.evaluate(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 10))))"
    )


# The bar on phones


@pytest.mark.parametrize("root", ["/", "/ja/"])
def test_the_bar_offers_booking_between_the_places_that_offer_it_themselves(open_page: Open, root: str) -> None:
    page = open_page(f"{root}massage/", width=390, height=800, reduced_motion="reduce")
    page.evaluate("document.getElementById('sleep').scrollIntoView()")
    settle(page)
    bar = page.locator(BAR)
    assert bar.is_visible()
    box = bar.bounding_box()
    assert box
    assert box["height"] <= 64
    assert box["y"] + box["height"] == 800
    page.evaluate("document.querySelector('.call-to-action').scrollIntoView()")
    settle(page)
    assert not bar.is_visible()
    page.evaluate("document.querySelector('.emergency').scrollIntoView()")
    settle(page)
    assert not bar.is_visible()
    page.evaluate("document.getElementById('cortisol').scrollIntoView()")
    settle(page)
    bar.locator("a").click()
    page.wait_for_url(f"**{root}booking/")


def test_the_bar_is_absent_where_it_would_disturb(open_page: Open, full_address: str) -> None:
    for path in ("/help-now/", "/ja/help-now/", "/booking/", "/ja/booking/", "/404.html", "/thanks/"):
        assert open_page(path, width=390).locator(BAR).count() == 0, path
    for options in ({"width": 1280}, {"width": 390, "height": 470}, {"width": 390, "javascript": False}):
        page = open_page("/massage/", **options)
        if options.get("javascript", True):
            page.evaluate("document.getElementById('sleep').scrollIntoView()")
            settle(page)
        assert not page.locator(BAR).is_visible(), options
    page = open_page("/massage/", width=390)
    page.emulate_media(media="print")
    assert not page.locator(BAR).is_visible()


@pytest.mark.parametrize("path", ["/massage/", "/ja/together/"])
def test_the_bar_never_covers_what_has_the_focus(open_page: Open, path: str) -> None:
    page = open_page(path, width=390, height=700, reduced_motion="reduce")
    stops = 0
    shown = 0
    for key in ("Tab", "Shift+Tab"):
        for _ in range(50):
            page.keyboard.press(key)
            settle(page)
            state = page.evaluate(
                """() => {
                    const element = document.activeElement, bar = document.querySelector(".phone-bar");
                    if (element === document.body || bar.contains(element)) return null;
                    const box = element.getBoundingClientRect(), bars = bar.getBoundingClientRect();
                    return {name: element.outerHTML.slice(0, 100), shown: bars.height > 0,
                            covered: bars.height > 0 && box.bottom > bars.top + 1 && box.top < bars.bottom};
                }"""
            )
            if state is None:
                continue
            stops += 1
            shown += state["shown"]
            assert not state["covered"], f"{path}: the bar covers {state['name']}"
    assert stops > 40
    assert shown > 5


# Paper


def leaflet(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, tagged=True)))


def words_of(sheet: PageObject) -> str:
    """Return a sheet's text; fonts give some characters as the look-alikes of old radicals, which are put right."""
    return unicodedata.normalize("NFKC", sheet.extract_text())


@pytest.mark.parametrize("root", ["/", "/ja/"])
@pytest.mark.parametrize("slug", HEALTH_PAGES)
def test_a_health_page_prints_as_a_leaflet_of_two_a4_pages(
    open_page: Open, full_address: str, root: str, slug: str
) -> None:
    page = open_page(f"{full_address}{root}{slug}")
    title = unicodedata.normalize("NFKC", page.locator("h1").inner_text())
    pdf = leaflet(page)
    texts = [words_of(sheet) for sheet in pdf.pages]
    sizes = {(round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height))) for sheet in pdf.pages}
    assert sizes <= {(595, 842), (596, 842), (595, 843), (596, 843)}, "A4"
    studies = re.compile(r"^\s*(References|参考文献|What the words mean|言葉の意味)\s*$", re.MULTILINE)
    length = next((number for number, text in enumerate(texts) if studies.search(text)), len(texts))
    assert 1 <= length <= 2, f"{length} pages before the references"
    front = "".join("".join(texts[:length]).split())
    assert "".join(title.split()) in front
    address = f"https://www.example.com{root}booking/"
    order = ["".join(title.split()), "119" if slug else "5"]
    for words in (address, "078-111-2222" if root == "/ja/" else "+8178-111-2222", "hello@example.com"):
        assert words in front, words
    assert ("最終確認日:2026年11月22日" if root == "/ja/" else "Lastreviewedon22November2026") in front
    places = [front.index(words) for words in (order[0], address)]
    assert places == sorted(places)
    assert "予約する" not in front
    assert "Bookyourappointment" not in front


def test_the_printed_text_is_in_the_pages_language(open_page: Open, full_address: str) -> None:
    english = leaflet(open_page(f"{full_address}/massage/"))
    japanese = leaflet(open_page(f"{full_address}/ja/massage/"))
    assert "Does massage lower cortisol?" in english.pages[0].extract_text()
    assert english.trailer["/Root"]["/Lang"] == "en"
    assert "コルチゾールは下がりますか" in "".join(words_of(japanese.pages[0]).split())
    assert japanese.trailer["/Root"]["/Lang"] == "ja"


@pytest.mark.parametrize("root", ["/", "/ja/"])
def test_the_qr_code_leads_to_the_booking_page_of_the_readers_language(
    open_page: Open, full_address: str, full_site: Path, root: str
) -> None:
    import segno

    picture = open_page(f"{full_address}{root}massage/").locator(".leaflet .qr")
    until(picture.page, "document.querySelector('.qr').naturalWidth > 0")
    source = picture.evaluate("picture => new URL(picture.src).pathname")
    drawn = re.search(r' d="([^"]+)"', (full_site / source.lstrip("/")).read_text(encoding="utf-8"))
    assert drawn
    expected = segno.make(f"https://www.example.com{root}booking/", error="m", micro=False)
    dark = {(x, y) for y, row in enumerate(expected.matrix) for x, module in enumerate(row) if module}
    assert modules(drawn[1], border=4) == dark


def modules(path: str, border: int) -> set[tuple[int, int]]:
    """Return the dark modules that an SVG path of horizontal strokes draws, without the border around them."""
    found, x, y = set(), 0.0, 0.0
    for command, arguments in re.findall(r"([Mmh])([^Mmh]*)", path):
        numbers = [float(number) for number in re.findall(r"-?\d*\.?\d+", arguments)]
        if command == "h":
            found |= {(int(x) + step - border, int(y) - border) for step in range(int(numbers[0]))}
            x += numbers[0]
        elif command == "M":
            x, y = numbers
        else:
            x, y = x + numbers[0], y + numbers[1]
    return found


def test_the_leaflet_block_is_for_paper_alone(open_page: Open) -> None:
    page = open_page("/massage/")
    assert not page.locator(".leaflet").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".leaflet").is_visible()
    for gone in (".site-nav", ".search-link", ".language-switch", ".call-to-action", ".site-footer"):
        assert not page.locator(gone).is_visible(), gone


# For machines


def json_ld(site: Path, root: str) -> list[dict[str, object]]:
    html = (site / root / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r'<script type="?application/ld\+json"?>(.*?)</script>', html)
    return [found for found in map(json.loads, scripts) if found["@type"] != "WebPage"]


def test_search_engines_learn_the_given_facts_in_each_language(full_site: Path) -> None:
    (english,), (japanese,) = json_ld(full_site, ""), json_ld(full_site, "ja")
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


def test_facts_that_are_not_given_and_samples_stay_out(site: Path) -> None:
    assert json_ld(site, "") == []
    facts = load(ROOT / "tests/practice-full.yml", Practice)
    bare = facts.model_copy(
        update={"opening_hours": None, "special_days": None, "address": None, "email": None, "booking_url": None}
    )
    found = business(bare, "en", "https://x.example/", "https://x.example/booking/")
    assert found
    assert {"openingHoursSpecification", "specialOpeningHoursSpecification", "address", "email"}.isdisjoint(found)
    assert found["potentialAction"]["target"]["urlTemplate"] == "https://x.example/booking/"
    assert not re.search("Medical|Clinic|Physician", json.dumps(found))


def test_words_cannot_break_out_of_the_script_element(full_site: Path) -> None:
    html = (full_site / "index.html").read_text(encoding="utf-8")
    assert html.count("<script") == html.count("</script>")
