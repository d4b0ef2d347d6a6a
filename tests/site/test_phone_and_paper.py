"""On a phone the one calm step is always at hand and never in the way; on paper the page is a leaflet."""

import io
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
import segno
from playwright.sync_api import Page
from pypdf import PageObject, PdfReader

from tests.support.html import parsed
from tests.support.page import until

Open = Callable[..., Page]
HEALTH_PAGES = ["", "massage/", "exercise/", "together/", "evidence/", "first-visit/"]
BAR = ".phone-bar"


def settle(page: Page) -> None:
    """Wait until the observer has seen what the last scroll brought into view."""
    page.evaluate(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 10))))"
    )


# The bar on phones


@pytest.mark.slow
@pytest.mark.parametrize("root", ["/", "/ja/"])
def test_the_bar_offers_booking_between_the_places_that_offer_it_themselves(open_page: Open, root: str) -> None:
    page = open_page(f"{root}massage/", width=390, height=800)
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


@pytest.mark.parametrize("path", ["help-now/", "ja/help-now/", "booking/", "ja/booking/", "thanks/", "ja/thanks/", ""])
def test_a_page_where_the_bar_would_disturb_has_none(site: Path, path: str) -> None:
    assert parsed(site / path / ("index.html" if path else "404.html")).css(BAR) == []


@pytest.mark.parametrize(
    "options", [{"width": 1280}, {"width": 390, "height": 470}, {"width": 390, "javascript": False}]
)
def test_the_bar_is_for_phones_that_have_room_for_it(open_page: Open, options: dict[str, int]) -> None:
    page = open_page("/massage/#sleep", **options)
    if options.get("javascript", True):
        settle(page)
    assert page.locator(BAR).count() == 1
    assert not page.locator(BAR).is_visible()


def test_the_bar_is_not_printed(open_page: Open) -> None:
    page = open_page("/massage/#sleep", width=390)
    settle(page)
    assert page.locator(BAR).is_visible()
    page.emulate_media(media="print")
    assert not page.locator(BAR).is_visible()


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/massage/", "/ja/together/"])
def test_the_bar_never_covers_what_has_the_focus(open_page: Open, path: str) -> None:
    page = open_page(path, width=390, height=700)
    stops = 0
    shown = 0
    for key in ("Tab", "Shift+Tab"):
        for _ in range(40):
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
    assert stops > 30
    assert shown > 5


# Paper


def leaflet(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, tagged=True)))


def words_of(sheet: PageObject) -> str:
    """Return a sheet's text; fonts give some characters as the look-alikes of old radicals, which are put right."""
    return unicodedata.normalize("NFKC", sheet.extract_text()).replace("戶", "戸")  # one shape, two characters


@pytest.mark.slow
@pytest.mark.parametrize("root", ["/", "/ja/"])
@pytest.mark.parametrize("slug", HEALTH_PAGES)
def test_a_health_page_prints_as_a_leaflet_of_two_a4_pages(
    open_page: Open, full_address: str, root: str, slug: str
) -> None:
    page = open_page(f"{full_address}{root}{slug}")
    title = unicodedata.normalize("NFKC", page.locator("h1").inner_text())
    pdf = leaflet(page)
    sizes = {(round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height))) for sheet in pdf.pages}
    assert sizes <= {(595, 842), (596, 842), (595, 843), (596, 843)}, "A4"
    texts = [words_of(sheet) for sheet in pdf.pages[:3]]
    studies = re.compile(
        r"^\s*(References ?\(\d+\)|参考文献 ?[（(]\d+[）)]|What the words mean|言葉の意味)\s*$", re.MULTILINE
    )
    length = next((number for number, text in enumerate(texts) if studies.search(text)), len(texts))
    assert 1 <= length <= 2, f"{length} pages before the references"
    front = "".join("".join(texts[:length]).split())
    address = f"https://www.example.com{root}booking/"
    assert ("078-111-2222" if root == "/ja/" else "+8178-111-2222") in front
    reviewed = "最終確認日:2026年11月24日" if root == "/ja/" else "Lastreviewedon24November2026"
    places = [front.index(words) for words in ("".join(title.split()), address, "hello@example.com", reviewed)]
    places.append(front.rindex("119"))
    assert places == sorted(places), (
        "what it is about, how to book and to write, how old it is, where to call in danger"
    )
    assert "予約する" not in front
    assert "Bookyourappointment" not in front


@pytest.mark.slow
def test_the_printed_text_is_in_the_pages_language(open_page: Open, full_address: str) -> None:
    english = leaflet(open_page(f"{full_address}/massage/"))
    japanese = leaflet(open_page(f"{full_address}/ja/massage/"))
    assert "Is massage safe for me?" in english.pages[0].extract_text()
    assert english.trailer["/Root"]["/Lang"] == "en"
    assert "受けても大丈夫ですか" in "".join(words_of(japanese.pages[0]).split())
    assert japanese.trailer["/Root"]["/Lang"] == "ja"


@pytest.mark.parametrize("root", ["/", "/ja/"])
def test_the_qr_code_leads_to_the_booking_page_of_the_readers_language(
    open_page: Open, full_address: str, full_site: Path, root: str
) -> None:
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
