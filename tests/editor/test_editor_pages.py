"""Pages are begun, renamed and deleted in the editor, in both languages together."""

from datetime import date, timedelta

import pytest
import yaml

from practice_site.editor import new_page
from tests.support.editor_page import Editor, Open, sources
from tests.support.project import ROOT, Project

pytestmark = pytest.mark.slow

WORDS = {
    "en": ("Neck care", "What helps a stiff neck.", "For a neck that is tired."),
    "ja": ("首のケア", "首のこりにできることです。", "疲れた首のためのページです。"),
}


@pytest.fixture
def opened(edit: Open, address: str) -> Editor:
    return edit(ROOT, address)


def changed(opened: Editor) -> dict[str, str | None]:
    """Return each file that is other than before; of one that is gone, nothing."""
    before, after = sources(ROOT), opened.files()
    names = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    return {name: after.get(name) for name in sorted(names)}


def test_a_page_begins_as_a_draft_in_both_languages_with_the_usual_parts(opened: Editor, project: Project) -> None:
    opened.begin_page()
    for language, texts in WORDS.items():
        for field, text in zip(("title", "description", "lead"), texts, strict=True):
            opened.fill(field, text, language)
        opened.field("body", language)
    opened.save()
    saved = changed(opened)
    assert set(saved) == {"docs/neck-care.md", "docs/neck-care.ja.md"}
    for language, name in (("en", "docs/neck-care.md"), ("ja", "docs/neck-care.ja.md")):
        _, front, body = saved[name].split("---\n", 2)
        said = yaml.safe_load(front)
        assert (said["title"], said["description"], said["lead"]) == WORDS[language]
        assert said["draft"] is True
        assert said["template"] == "article.html"
        assert said.get("menu") == ("footer" if language == "en" else None)
        assert abs(said["reviewed"] - date.today()) <= timedelta(days=1)
        assert said["next_review"] >= said["reviewed"] + timedelta(days=365)
        assert body.strip() == new_page.bodies()[language]
        project.write(name, saved[name])
    assert [it for it in project.issues() if "neck-care" in it.path and it.blocking] == []


def test_a_page_is_deleted_in_both_languages(opened: Editor) -> None:
    opened.delete_page("Thank you, your message is on its way")
    assert changed(opened) == {"docs/thanks.ja.md": None, "docs/thanks.md": None}


def test_a_page_is_renamed_in_both_languages(opened: Editor) -> None:
    opened.open("pages", "hard-days")
    opened.rename_page("quiet-days")
    after = changed(opened)
    assert set(after) == {f"docs/{name}{end}" for name in ("hard-days", "quiet-days") for end in (".md", ".ja.md")}
    for end in (".md", ".ja.md"):
        assert after[f"docs/hard-days{end}"] is None
        assert after[f"docs/quiet-days{end}"] == (ROOT / f"docs/hard-days{end}").read_text(encoding="utf-8")


def test_the_first_page_keeps_its_address(opened: Editor) -> None:
    opened.open("pages", "index")
    assert opened.page.locator(".sidebar").get_by_label("Slug").is_disabled()


@pytest.mark.parametrize(
    ("language", "longest", "letter"), [("en", 70, "a"), ("ja", 40, "あ")], ids=["English", "Japanese"]
)
def test_a_title_that_is_too_long_cannot_be_saved(opened: Editor, language: str, longest: int, letter: str) -> None:
    opened.open("pages", "massage")
    opened.fill("title", letter * (longest + 1), language)
    opened.page.get_by_role("button", name="Save", exact=True).click()
    opened.field("title", language).locator(".validation, [role=alert]").first.wait_for()
    assert changed(opened) == {}
    opened.fill("title", letter * longest, language)
    opened.save()
    assert letter * longest in opened.files()[f"docs/massage{'.ja' if language == 'ja' else ''}.md"]
