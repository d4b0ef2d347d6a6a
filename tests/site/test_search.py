"""The search answers what people really type, in both languages, by keyboard, touch and while a word is composed."""

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser

from tests.support.page import barriers, until
from tests.support.project import ROOT

QUERIES = yaml.load((ROOT / "tests/queries.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but text
HOMES = {"en": "/", "ja": "/ja/"}
DIALOG = "dialog.search"


def opened(open_page: Callable[..., Page], language: str, **options: object) -> Page:
    page = open_page(HOMES[language], **options)
    page.locator(".search-link").click()
    page.wait_for_selector(f"{DIALOG}[open]")
    return page


def ask(page: Page, query: str) -> list[str]:
    """Type a query and return the paths of its answers, once they stand there."""
    page.fill("#search-words", query)
    until(page, "document.querySelector('dialog').ariaBusy === 'false'")
    links = page.locator(f"{DIALOG} li a").all()
    return [urlsplit(str(link.get_attribute("href"))).path for link in links]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_people_type_leads_to_the_right_page(open_page: Callable[..., Page], language: str) -> None:
    assert len(QUERIES[language]) >= 40
    page = opened(open_page, language)
    wrong = {}
    for query, expected in QUERIES[language].items():
        answers = ask(page, query)
        helped = page.locator(".search__help").is_visible()
        same = [path for path in answers if path.startswith("/ja/") == expected.startswith("/ja/")]
        right = {"help": helped, "-": not answers}.get(expected, expected in same[:5] and not helped)
        if not right:
            wrong[query] = answers[:6], helped
    assert wrong == {}


@pytest.mark.slow
def test_words_of_the_other_language_are_answered_under_a_heading_of_their_own(open_page: Callable[..., Page]) -> None:
    page = opened(open_page, "ja")
    assert any(not path.startswith("/ja/") for path in ask(page, "sleep"))
    assert page.locator(f"{DIALOG} h3").inner_text() == "英語のページ"
    assert page.locator(f"{DIALOG} h3 + ol").get_attribute("lang") == "en"
    assert all(path.startswith("/ja/") for path in ask(page, "睡眠"))
    assert not page.locator(f"{DIALOG} h3").is_visible()


def test_an_answer_shows_section_excerpt_and_leads_there(open_page: Callable[..., Page], address: str) -> None:
    page = opened(open_page, "en")
    ask(page, "cortisol")
    first = page.locator(f"{DIALOG} li").first
    assert first.locator("mark").first.inner_text().lower().startswith("cortisol")
    assert first.locator("strong").inner_text() == "Does massage lower cortisol?"
    first.locator("a").click()
    page.wait_for_url(f"{address}/massage/#cortisol")


def test_words_in_cells_of_a_table_do_not_run_together(site: Path, pages: dict[str, LexborHTMLParser]) -> None:
    looked_at = 0
    for path in (site / "pagefind/fragment").iterdir():
        packed = gzip.decompress(path.read_bytes())
        fragment = json.loads(packed[packed.index(b"{") :])
        if fragment["url"].startswith("/ja/"):
            continue  # where a dictionary tells words apart
        found = {form for word in fragment["content"].split() for form in (word, word.rstrip("."))}
        page = pages[fragment["url"]]
        left_out = {cell.mem_id for cell in page.css("[data-pagefind-ignore] :is(td, th)")}
        for cell in (it for it in page.css("[data-pagefind-body] :is(td, th)") if it.mem_id not in left_out):
            looked_at += 1
            assert set(cell.text(separator=" ").split()) <= found, fragment["url"]
    assert looked_at > 10


# What a colour is when it is the page's own, and when nobody has given it.
SEEN = """() => {
    const colour = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
    return {
        ground: [colour("dialog", "backgroundColor"), colour("body", "backgroundColor")],
        words: [colour("dialog", "color"), colour("body", "color")],
        corners: colour("dialog", "borderTopLeftRadius"),
    };
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_dialog_looks_like_the_page_and_hides_what_is_behind_it(
    open_page: Callable[..., Page], scheme: str
) -> None:
    seen = opened(open_page, "en", color_scheme=scheme).evaluate(SEEN)
    assert seen["ground"][0] == seen["ground"][1]
    assert seen["words"][0] == seen["words"][1]
    assert seen["corners"] != "0px"


def test_what_stylesheets_read_is_given_on_each_page(site: Path, pages: dict[str, LexborHTMLParser]) -> None:
    beside = [path.read_text(encoding="utf-8") for path in site.glob("assets/*.css")]
    assert beside
    for address, page in pages.items():
        own = "".join(style.text() for style in page.css("style"))
        asked = {name for css in (own, *beside) for name in re.findall(r"var\((--[\w-]+)\)", css)}
        assert asked <= set(re.findall(r"[{;](--[\w-]+):", own)), address


@pytest.mark.parametrize(("language", "words"), [("en", "pages found"), ("ja", "ページ見つかりました")])
def test_the_count_is_announced(open_page: Callable[..., Page], language: str, words: str) -> None:
    page = opened(open_page, language)
    found = ask(page, "cortisol" if language == "en" else "コルチゾール")
    status = page.get_by_role("status")
    assert status.inner_text().replace(" ", "") == f"{len(found)}{words}".replace(" ", "")


def test_nothing_is_loaded_before_somebody_opens_it(open_page: Callable[..., Page]) -> None:
    page = open_page("/massage/")
    loaded = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    assert not [name for name in loaded if "pagefind" in name or "search" in name]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_it_works_by_keyboard_alone(open_page: Callable[..., Page], language: str) -> None:
    page = open_page(HOMES[language], width=390)
    page.locator(".search-link").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{DIALOG}[open]")
    assert page.evaluate("document.activeElement.id") == "search-words", "one may type at once"
    page.keyboard.type("massage" if language == "en" else "マッサージ")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{DIALOG} li")
    assert page.locator(DIALOG).is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('dialog li a')")
    page.keyboard.press("Escape")
    assert not page.locator(DIALOG).is_visible()
    assert page.evaluate("document.activeElement.className") == "search-link"


@pytest.mark.slow
def test_a_word_that_is_still_being_composed_is_not_searched(open_page: Callable[..., Page]) -> None:
    page = opened(open_page, "ja")
    client = page.context.new_cdp_session(page)
    page.focus("#search-words")
    client.send("Input.imeSetComposition", {"text": "まっさ", "selectionStart": 3, "selectionEnd": 3})
    page.wait_for_timeout(500)
    assert page.locator("dialog output").inner_text() == ""
    assert page.input_value("#search-words") == "まっさ"
    client.send("Input.insertText", {"text": "マッサージ"})
    page.wait_for_selector(f"{DIALOG} li")
    assert page.input_value("#search-words") == "マッサージ"


@pytest.mark.parametrize("language", ["en", "ja"])
def test_without_scripts_the_link_leads_to_a_page_of_all_topics(
    open_page: Callable[..., Page], language: str, site: Path
) -> None:
    page = open_page(HOMES[language], javascript=False)
    page.locator(".search-link").click()
    assert urlsplit(page.url).path == f"{HOMES[language]}search/"
    links = {urlsplit(str(link.get_attribute("href"))).path for link in page.locator(".topics a").all()}
    assert len(links) >= 10
    assert page.locator(".topics a[href*='#cortisol']").count() == 1


def test_where_the_index_cannot_be_had_the_link_leads_to_the_page_of_all_topics(open_page: Callable[..., Page]) -> None:
    page = open_page("/massage/")
    page.route("**/pagefind/**", lambda route: route.abort())
    page.locator(".search-link").click()
    page.wait_for_url("**/search/")


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("ja", "dark")])
def test_axe_finds_nothing_in_the_dialog(open_page: Callable[..., Page], language: str, scheme: str) -> None:
    page = opened(open_page, language, width=390, scheme=scheme, bypass_csp=True)
    ask(page, "自殺" if language == "ja" else "suicide")
    assert barriers(page) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_dialog_fits_a_narrow_phone(open_page: Callable[..., Page], language: str) -> None:
    page = opened(open_page, language, width=320, height=568)
    ask(page, "massage" if language == "en" else "マッサージ")
    assert page.evaluate("document.querySelector('dialog').scrollWidth <= document.querySelector('dialog').clientWidth")
