"""What can be written in a page stands one key away from its text, and what is inserted is what the build accepts."""

import pytest

from practice_site.editor import help as help_
from practice_site.project import Project as Sources
from tests.support.editor_page import Editor, Open
from tests.support.project import ROOT, Project

pytestmark = pytest.mark.slow

BEFORE = {"en": "## A five-minute start", "ja": "## 5分からの始め方"}
STUDY = "hou-2010"


@pytest.fixture
def opened(edit: Open, address: str) -> Editor:
    editor = edit(ROOT, address)
    editor.open("pages", "massage")
    return editor


@pytest.mark.parametrize("language", ["en", "ja"])
def test_help_is_read_and_used_with_the_keyboard_alone(opened: Editor, language: str) -> None:
    text = opened.field("body", language)
    opened.caret(BEFORE[language], language)
    keys = opened.page.keyboard
    keys.press("Shift+Tab")
    keys.press("Enter")
    dialog = opened.page.get_by_role("dialog", name="How to write · 書き方")
    dialog.wait_for()
    names = dialog.get_by_role("heading", level=3).all_inner_texts()
    assert names == [f"{entry.name.en} · {entry.name.ja}" for entry in help_.read().entries]
    keys.press("Escape")
    dialog.wait_for(state="detached")
    keys.press("Enter")  # the button has the focus again
    studies = dialog.get_by_role("combobox", name="A study · 研究")
    studies.focus()
    studies.select_option(STUDY)
    keys.press("Tab")
    keys.press("Enter")
    dialog.wait_for(state="detached")
    assert f" [@{STUDY}]{BEFORE[language]}" in text.locator("textarea").input_value()


def test_the_text_of_a_list_is_shown_in_words_and_not_in_ids(opened: Editor) -> None:
    opened.field("body", "en").get_by_role("button", name="How to write").click()
    shown = opened.page.get_by_role("combobox", name="A number to call · 電話番号").locator("option").all_inner_texts()
    lines = Sources(ROOT).data.helplines.helplines
    assert shown == [f"{line.name.en} · {line.name.ja}" for line in lines]


def test_everything_that_can_be_inserted_is_what_the_build_accepts(project: Project) -> None:
    given = help_.for_text(Sources(project.root), with_drafts=False)["help"]
    assert len(given) == len(help_.read().entries)
    for language, name in (("en", "docs/massage.md"), ("ja", "docs/massage.ja.md")):
        text = project.text(name)
        for entry in given:
            snippet = entry["write"][language]
            ids = [choice["value"] for choice in entry.get("choices", [])]
            chosen = STUDY if STUDY in ids else next(iter(ids), "")
            if "certainty" in snippet:  # stands behind a study
                snippet = f"[@{STUDY}]{snippet}"
            before = "" if snippet.startswith("\n") else "\n- A sentence " if language == "en" else "\n- 文。"
            text = f"{text.rstrip()}\n{before}{snippet.replace('…id…', chosen)}\n"
        project.write(name, text)
    project.stamp("massage")
    built = project.build(delivered=False)
    assert built.returncode == 0, built.stderr
    for page in (project.html("massage"), project.html("ja/massage")):
        for part in ('id="new-part"', 'class="box urgent', 'class="box small-start', "figure-", 'href="tel:'):
            assert part in page.replace("href=tel", 'href="tel'), part
