"""Boxes and Japanese headings: what a reader hears and where a line breaks."""

from collections.abc import Callable

from boxes import titles_as_headings
from japanese import phrases, phrases_in_headings
from playwright.sync_api import Page

PREFIXES = {"urgent": "Urgent: "}


def box(kind: str, title: str = "Title") -> str:
    return f'<div class="admonition {kind}">\n<p class="admonition-title">{title}</p>\n<p>Text</p>\n</div>'


def test_a_box_title_is_a_heading_one_level_below_the_one_it_stands_under() -> None:
    assert "<h2" in titles_as_headings(box("in-short"), {})
    html = titles_as_headings(f"<h2>Safety</h2>{box('urgent')}{box('urgent')}<h3>More</h3>{box('urgent')}", PREFIXES)
    assert [part[:1] for part in html.split("<h")[1:]] == ["2", "3", "3", "3", "4"]


def test_listeners_hear_how_urgent_a_care_card_is() -> None:
    html = titles_as_headings(box("urgent", "See a doctor"), PREFIXES)
    assert '<span class="visually-hidden">Urgent: </span>See a doctor</h2>' in html


def test_other_admonitions_stay_as_they_are() -> None:
    assert titles_as_headings(box("note"), PREFIXES) == box("note")


def test_care_cards_are_announced_in_the_pages_language(open_page: Callable[..., Page]) -> None:
    for path, words in (("/massage/", "Act at once:"), ("/ja/massage/", "すぐに行動すること：")):
        page = open_page(path)
        assert words in (page.locator(".emergency h3").first.text_content() or "")


def test_japanese_breaks_between_phrases_and_keeps_its_tags() -> None:
    assert phrases("気分の落ち込みに") == "気分の<wbr>落ち込みに"
    assert phrases("<b>&") == "&lt;b&gt;&amp;"
    html = phrases_in_headings('<h2 id="気分の落ち込みに"><em>気分の落ち込みに</em>&amp;</h2><p>気分の落ち込みに</p>')
    assert html == '<h2 id="気分の落ち込みに"><em>気分の<wbr>落ち込みに</em>&amp;</h2><p>気分の落ち込みに</p>'


def test_japanese_headings_break_by_phrase_and_english_ones_are_left_alone(open_page: Callable[..., Page]) -> None:
    assert open_page("/ja/massage/").locator("h1 wbr").count() >= 2
    assert open_page("/massage/").locator("wbr").count() == 0


def test_days_in_a_table_stay_on_one_line_on_a_phone(open_page: Callable[..., Page]) -> None:
    days = open_page("/ja/together/", width=390).locator("table:not([class]) td:first-child")
    lines = "cell => { const all = new Range(); all.selectNodeContents(cell); return all.getClientRects().length }"
    assert [day.evaluate(lines) for day in days.all()] == [1] * 7
