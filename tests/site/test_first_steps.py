"""What helps today comes first: something to do, in words and pictures, then booking, and only then the studies."""

import io
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

from tests.support.html import words

Open = Callable[..., Page]
Pages = dict[str, LexborHTMLParser]
ROOTS = {"en": "/", "ja": "/ja/"}
TWO_SCREENS = 1700
WHOSE = ("This site belongs to a practice", "このサイトは、ボディケア")
STEPS = {"massage": 4, "exercise": 3, "together": 3, "hard-days": 1}
DRAWN = {**STEPS, "plan": 7}
each_start = pytest.mark.parametrize("path", [root + name for root in ROOTS.values() for name in STEPS])
top = "e => e.getBoundingClientRect().top + scrollY"


@each_start
def test_the_first_step_is_met_within_two_screens_of_a_phone(open_page: Open, path: str) -> None:
    page = open_page(f"{path}/", width=390, height=844)
    assert page.locator(".small-start li").first.evaluate(top) < TWO_SCREENS


@pytest.mark.parametrize(
    "path", [path + name for path in ROOTS.values() for name in ("massage", "exercise", "together")]
)
def test_booking_is_offered_right_after_it(pages: Pages, path: str) -> None:
    start = pages[f"{path}/"].css_first("#five-minutes")
    links, here = [], start.next
    while here is not None and here.tag != "h2":
        links += here.css("a") if here.tag == "p" else []
        here = here.next
    assert any("booking" in (link.attributes["href"] or "") for link in links)


def test_whose_site_it_is_stands_before_the_first_step_and_once(pages: Pages) -> None:
    for path, page in pages.items():
        told = [
            it for it in page.css("main .note") if words(it).startswith(("This site belongs to", "このサイトは、ボ"))
        ]
        assert len(told) == bool(page.css(".references")), path
        if told and page.css("#five-minutes"):
            html = page.html or ""
            assert html.index('<p class="note">') < html.index('id="five-minutes"'), path


@pytest.mark.parametrize("path", [root + name for root in ROOTS.values() for name in DRAWN])
def test_each_step_has_its_drawing_and_reads_well_without(pages: Pages, path: str) -> None:
    drawings = pages[f"{path}/"].css("li > img")
    assert len(drawings) == DRAWN[path.rpartition("/")[2]]
    for drawing in drawings:
        assert "/assets/pictures/" in (drawing.attributes["src"] or ""), "published under the name of its content"
        assert len(drawing.attributes["alt"] or "") >= 8
        assert len(words(drawing.parent)) > 8, "the step says in words what the drawing shows"


@pytest.mark.parametrize("path", [root + name for root in ROOTS.values() for name in DRAWN])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_drawings_are_as_large_as_they_need_to_be_and_cover_no_word(open_page: Open, path: str, width: int) -> None:
    page = open_page(f"{path}/", width=width)
    found = page.eval_on_selector_all(
        "li > img",
        """all => all.map((img) => {
            const words = document.createRange();
            words.setStart(img.parentElement, 0);
            words.setEndBefore(img);
            const a = img.getBoundingClientRect();
            const over = [...words.getClientRects()].some((b) =>
                a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom);
            return [Math.round(a.width), over];
        })""",
    )
    assert found == [[160, False]] * len(found)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.slow
@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("root", ROOTS.values())
def test_references_are_folded_open_for_a_number_and_on_paper(open_page: Open, root: str, javascript: bool) -> None:
    page = open_page(f"{root}massage/", javascript=javascript)
    entry = page.locator(".references li").first
    assert not entry.is_visible()
    text = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)
    assert "10.1038/s41562-024-01841-8" in "".join(text.split())
    page.locator("sup.cite a").first.click()
    assert entry.is_visible()
    assert entry.evaluate("e => { const y = e.getBoundingClientRect().y; return y >= 0 && y < innerHeight }")
    assert open_page(f"{root}massage/#ref-hou-2010", javascript=javascript).locator("#ref-hou-2010").is_visible()


def test_the_list_of_all_topics_knows_the_points_of_the_article(pages: Pages) -> None:
    for path in ("/search/", "/ja/search/"):
        targets = [link.attributes["href"] or "" for link in pages[path].css(".topics a")]
        for place in ("massage/#cortisol", "exercise/#endorphins", "together/#synergy", "plan/"):
            assert any(target.endswith(place) for target in targets), place


def test_the_switch_leads_to_the_point_the_reader_is_in(open_page: Open) -> None:
    page = open_page("/massage/#cortisol")
    page.locator(".language-switch a").evaluate("link => link.click()")  # as seen from there, without scrolling up
    page.wait_for_url("**/ja/massage/#cortisol")
