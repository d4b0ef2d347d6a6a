"""When to get help: the same words everywhere, each number with its name, and nothing to buy beside them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser, LexborNode

from practice_site.content.data_files import load
from practice_site.content.helplines import tel
from practice_site.content.triage import Triage
from practice_site.issues import IssuesError
from practice_site.project import Project
from tests.support.html import with_ancestors, words
from tests.support.project import ROOT

Open = Callable[..., Page]
Pages = dict[str, LexborHTMLParser]
DATA = Project(ROOT).data
WITH_TRIAGE = ("", "massage/", "exercise/", "together/", "hard-days/", "first-visit/", "plan/")
# What a text may call a line whose name is long.
SHORT = {
    "ambulance": ("ambulance", "救急車"),
    "police": ("police", "警察"),
    "tell": ("TELL",),
    "ambulance-advice": ("ambulance advice line", "救急安心センター"),
    "hyogo-dial": ("Hyogo life and mind support dial", "サポートダイヤル"),
}


def language(path: str) -> str:
    return "ja" if path.startswith("/ja/") else "en"


def test_the_same_words_stand_on_every_page_that_has_them(pages: Pages) -> None:
    for root in ("/", "/ja/"):
        told = {words(section) for path in WITH_TRIAGE for section in pages[root + path].css(".triage")}
        assert len(told) == 1
        (text,) = told
        for card in DATA.triage.cards:
            assert card.title[language(root)] in text.replace("\u200b", "")


@pytest.mark.parametrize("path", WITH_TRIAGE)
def test_it_stands_after_the_text_and_before_booking_and_references(pages: Pages, path: str) -> None:
    html = pages[f"/{path}"].html or ""
    assert html.count('class="triage"') == 1
    places = [html.index(mark) for mark in ('class="triage"', 'class="call-to-action"', 'class="about-page"')]
    assert places == sorted(places)
    if 'class="references"' in html:
        assert places[1] < html.index('class="references"') < places[2]


def test_the_line_about_medicine_stands_once_on_every_page(pages: Pages) -> None:
    for path, page in pages.items():
        assert page.body
        assert words(page.body).count(DATA.triage.medication[language(path)]) == 1, path


def test_nothing_is_sold_beside_danger(pages: Pages) -> None:
    for path, page in pages.items():
        for box in page.css(".emergency, .urgent, .triage"):
            assert not [it for it in box.css("a") if "booking" in (it.attributes["href"] or "")], path
            assert not box.css(".button"), path
    for root in ("/", "/ja/"):
        page = pages[f"{root}help-now/"]
        assert not [it for it in page.css("a") if "booking" in (it.attributes["href"] or "")]
        assert not page.css(".button, .phone-bar, .call-to-action")
        numbers = {it.attributes["href"] for it in page.css("a[href^='tel:'], a[href^='mailto:']")}
        assert numbers <= {tel(number) for number in DATA.helplines.numbers().values()}


def test_every_number_has_the_name_of_its_line_beside_it(pages: Pages) -> None:
    lines = {tel(line.phone): line for line in DATA.helplines.helplines if line.phone}
    lines |= {tel(line.phone_alternative): line for line in DATA.helplines.helplines if line.phone_alternative}
    found = 0
    for path, page in pages.items():
        for link in page.css("#main a[href^='tel:']"):
            line = lines.get(link.attributes["href"] or "")
            if line:
                names = (line.name[language(path)], *SHORT.get(line.id, ()))
                assert any(name.lower() in _around(link).lower() for name in names), (path, line.id, _around(link))
                found += 1
    assert found > 100


def _around(link: LexborNode) -> str:
    """Return the text of the paragraph, the item or the card around a number."""
    for tag in ("li", "p", "td"):
        for it in with_ancestors(link):
            if it.tag == tag:
                return words(it).replace("\u200b", "")
    raise AssertionError(link.html)


def test_help_begins_with_which_line_is_for_whom(pages: Pages) -> None:
    for root in ("/", "/ja/"):
        page = pages[f"{root}help-now/"]
        headings = [it.attributes.get("id") for it in page.css("#main h2")]
        assert headings[:2] == ["which-one", "lines"]
        for card, line in zip(page.css(".helpline"), DATA.helplines.for_readers_of(language(root)), strict=True):
            for facts in (line.for_whom, line.hours, line.cost, line.speaks):
                assert not facts or facts[language(root)] in words(card)


def test_no_button_reads_as_that_of_a_shop(pages: Pages) -> None:
    for path, page in pages.items():
        assert "今すぐ相談" not in (page.html or ""), path


@pytest.mark.slow
@pytest.mark.parametrize(("width", "shown"), [(320, "相談窓口"), (390, "相談窓口"), (1024, None), (1280, None)])
def test_the_button_says_what_it_is_and_fits(open_page: Open, width: int, shown: str | None) -> None:
    for path in ("/ja/", "/ja/help-now/"):
        page = open_page(path, width=width)
        assert page.locator(".help-link").inner_text() == (shown or "つらいときの相談窓口")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        button, header = (page.locator(it).bounding_box() for it in (".help-link", ".site-header__inner"))
        assert button and header
        assert button["height"] < 60, "one line of words"
        assert button["y"] + button["height"] <= header["y"] + header["height"]


def test_a_number_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "triage.yml"
    text = (ROOT / "data/triage.yml").read_text(encoding="utf-8")
    assert load(ROOT / "data/triage.yml", Triage, {"numbers": DATA.helplines.numbers()}).cards
    path.write_text(text.replace("helpline:tell", "helpline:tel", 1), encoding="utf-8")
    with pytest.raises(IssuesError, match="helpline:tel is not a line with a number"):
        load(path, Triage, {"numbers": DATA.helplines.numbers()})
