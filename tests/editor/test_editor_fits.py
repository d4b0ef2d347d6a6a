"""The editor shows staff what they need, and nothing that does not work here."""

import re

import pytest

from tests.support.editor_page import Editor, Open
from tests.support.project import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture
def opened(edit: Open, address: str) -> Editor:
    return edit(ROOT, address)


def test_both_languages_stand_side_by_side_without_what_does_not_work_here(opened: Editor) -> None:
    opened.open("pages", "massage")
    left, right = (opened.pane(language).bounding_box() for language in ("en", "ja"))
    assert left["x"] + left["width"] <= right["x"]
    for language in ("en", "ja"):
        opened.field("body", language)
    assert not opened.page.get_by_role("radio", name="Preview").count()
    assert not opened.page.get_by_role("toolbar", name="Text Editor").count()
    assert not [button for button in opened.page.get_by_role("button", name="Translate").all() if button.is_visible()]


def test_home_is_called_home_and_no_word_of_the_sidebar_is_cut(opened: Editor) -> None:
    opened.page.get_by_text("Home · トップページ", exact=True).wait_for()
    names = opened.page.locator(".primary-sidebar [role=treeitem] .label")
    assert names.all_inner_texts() == ["Pages · ページ", "Facts and lists · 店の情報・一覧"]
    assert not names.evaluate_all("all => all.filter(it => it.scrollWidth > it.clientWidth).length")


def test_words_of_buttons_are_called_by_themselves(opened: Editor) -> None:
    opened.open("data", "labels")
    found = opened.field("skip").locator("h4").first.inner_text()
    assert found == "Skip to the main text · 本文へ進む"


def test_a_new_study_opens_where_it_was_added_and_years_are_years(opened: Editor) -> None:
    opened.open("data", "references")
    studies = opened.page.locator("section.field[data-key-path='references']")
    studies.get_by_text("World mental health today: latest data").first.wait_for()
    assert not re.search(r"\b[12],\d{3}\b", studies.inner_text())
    opened.add("references")
    box = opened.page.locator("section.field[data-key-path='references.0.id'] input")
    box.wait_for()
    assert box.input_value() == ""
    opened.page.wait_for_function("box => box.getBoundingClientRect().top < innerHeight", arg=box.element_handle())
    year = opened.page.locator("section.field[data-key-path='references.0.year'] input")
    year.fill("2025")
    assert year.input_value() == "2025"
