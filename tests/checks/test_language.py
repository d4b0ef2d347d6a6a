"""Words left in the other language are found paragraph by paragraph; names and titles may stay as they are."""

from pathlib import Path

import pytest

from practice_site.checks.language import left_in_the_other_language
from practice_site.content.sources import Source
from practice_site.project import Project

SHIPPED = Project(Path(__file__).parents[2])
LONG_JAPANESE = "日本語の文章が、ここに長く書いてあります。よく眠れると、気分も少し楽になるかもしれません。" * 5


def lines(text: str, japanese: bool = False, title: str = "") -> list[int]:
    title = title or ("睡眠" if japanese else "Sleep")
    page = Source("a.ja.md" if japanese else "a.md", f"---\ntitle: {title}\ndescription: {title}\n---\n\n{text}\n")
    project = Project(SHIPPED.root)
    project.pages, project.data, project.templates = [page], SHIPPED.data, SHIPPED.templates
    return [found.line for found in left_in_the_other_language(page, project)]


def test_the_shipped_pages_are_each_in_one_language() -> None:
    assert [found for page in SHIPPED.pages for found in left_in_the_other_language(page, SHIPPED)] == []


def test_an_english_paragraph_below_a_long_japanese_one_is_found() -> None:
    english = "Regular exercise probably helps people sleep better."
    assert lines(f"{LONG_JAPANESE}\n\n{english}\n\n{LONG_JAPANESE}", japanese=True) == [8]
    assert lines(f"{LONG_JAPANESE}{english}{LONG_JAPANESE}", japanese=True) == [6]


def test_a_paragraph_of_several_lines_is_told_once() -> None:
    assert lines("Regular exercise probably\nhelps people who\nwant to sleep better.", japanese=True) == [6]


@pytest.mark.parametrize(
    "text", ["- Book a session today", "## When to get help { #help }", "| Walk for five minutes |"]
)
def test_short_english_is_found_in_lists_headings_and_cells(text: str) -> None:
    table = "\n|---|" if text.startswith("|") else ""
    assert lines(f"{text}{table}", japanese=True) == [6]


@pytest.mark.parametrize(
    "text",
    [
        "TELL Lifeline",
        "Stone House Mikage, 1-2-3 Mikage, Higashinada-ku, Kobe 658-0047, Japan",
        "Noetel M, et al. Effect of exercise for depression: a systematic review. BMJ 2024;384:e075847.",
        "『Effect of exercise on the mood of older people in care』という研究があります。",
        "[Exercise and the mood of older people in care](https://doi.org/10.1000/1)",
        "ランダム化比較試験（a trial in which chance decides who gets what）といいます。",
        "くわしくは https://example.com/what-we-know-of-it と info@example.com へ。",
    ],
)
def test_names_addresses_and_titles_may_be_english_on_a_japanese_page(text: str) -> None:
    assert lines(text, japanese=True) == []


def test_the_title_of_a_known_study_may_stand_as_it_is() -> None:
    title = max((study.title for study in SHIPPED.data.references.references), key=len)
    assert lines(title, japanese=True) == []
    assert lines(title.replace("of", "for"), japanese=True) == [6]


def test_japanese_left_on_an_english_page_is_found() -> None:
    english = "This is a long paragraph in English about sleep and mood. " * 8
    assert lines(f"{english}\n\n気分の落ち込みと眠りの悩みは、重なることがよくあります。") == [8]
    assert lines(f"{english}気分の落ち込みと眠りの悩みは、重なることがよくあります。") == [6]
    assert lines("## はじめての方へ { #first }") == [6]


@pytest.mark.parametrize(
    "text",
    [
        "Go to a psychosomatic (心療内科) or psychiatric (精神科) clinic.",
        "Our address is 神戸市東灘区御影1-2-3.",
        "Call いのちの電話 or よりそいホットライン.",
        "They call it 「気持ちが落ち着くまで待つこと」 in Japan.",
        "神戸市東灘区御影石町",
    ],
)
def test_names_and_glosses_may_be_japanese_on_an_english_page(text: str) -> None:
    assert lines(text) == []


def test_the_front_matter_is_in_the_pages_language_too() -> None:
    assert lines("日本語です。", japanese=True, title="What helps with sleep") == [2, 3]
    assert lines("English words.", title="よく眠れるようになりますか") == [2, 3]
