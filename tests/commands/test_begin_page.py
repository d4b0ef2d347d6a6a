"""`make page` begins a page in both languages, and refuses in both what cannot be one."""

import difflib
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from practice_site.checks import translations
from practice_site.commands import page
from practice_site.commands.telling import Refused
from practice_site.project import Project
from tests.support.project import ROOT

TODAY = date(2026, 11, 23)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "docs/assets").mkdir(parents=True)
    (tmp_path / "docs/massage.md").write_text("Mine.", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    return tmp_path


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_both_pages_are_drafts_and_the_japanese_one_is_up_to_date(root: Path) -> None:
    english, japanese = page.begin(root, "stretching", TODAY)
    assert "docs/stretching.md and docs/stretching.ja.md are there as drafts" in english
    assert "docs/stretching.md と docs/stretching.ja.md を下書きとして作り" in japanese
    assert len(english.splitlines()) == len(japanese.splitlines()) == 2
    (root / "overrides").mkdir()
    by_name = Project(root).by_name
    new, twin = by_name["stretching.md"], by_name["stretching.ja.md"]
    assert translations.behind(new, twin, Project(root)) == []
    for text in (new.text, twin.text):
        assert f"reviewed: {TODAY}" in text
        assert "draft: true" in text
        assert "$" not in text
    assert not list(root.rglob("*.new"))


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_mkdocs_yml_gets_one_line_and_keeps_every_other(root: Path, ending: str) -> None:
    settings = root / "mkdocs.yml"
    before = settings.read_bytes().decode().replace("\n", ending)
    settings.write_bytes(before.encode())
    page.begin(root, "better-sleep", TODAY)
    after = settings.read_bytes().decode()
    changes = [line for line in difflib.ndiff(before.split("\n"), after.split("\n")) if line[0] in "+-"]
    assert changes == [f"+       - better-sleep.md{ending[:-1]}"]
    assert f"  - Footer:{ending}      - better-sleep.md{ending}" in after


def test_comments_and_other_forms_of_the_menu_are_understood() -> None:
    text = "nav: # the menu\n- a.md\n- 'Footer': # at the foot\n\n  # first\n  - b.md\nplugins: !tag x\n"
    assert page.with_entry(text, "c") == text.replace("  - b.md\n", "  - c.md\n  - b.md\n")


def test_a_page_begun_on_a_leap_day_is_due_the_day_before_a_year_later() -> None:
    assert "next_review: 2029-02-28" in page.pages("stretching", date(2028, 2, 29))[0]
    assert "next_review: 2027-11-23" in page.pages("stretching", TODAY)[0]


@pytest.mark.parametrize(
    ("slug", "english", "japanese"),
    [
        ("", "Say what the page is to be called", "名前を書いてください。"),
        *((slug, f"“{slug}” cannot be an address", f"「{slug}」はアドレスに使えません。") for slug in (
            "Stretching", "-stretching", "stretching-", "two--hyphens", "2-weeks", "two words", "sub/page", "../up",
            "ストレッチ", "stretching.md", "under_score", "it's", "{0}", "a" * 31, "stretching\n",
        )),
        ("ja", "The site uses the address “ja”", "「ja」というアドレスは"),
        ("massage", "docs/massage.md exists already", "docs/massage.md はすでにあります。"),
        ("assets", "The site uses the address “assets”", "「assets」というアドレスは"),
    ],
)  # fmt: skip
def test_a_name_that_will_not_do_is_refused_and_nothing_is_written(
    root: Path, slug: str, english: str, japanese: str
) -> None:
    before = files(root)
    with pytest.raises(Refused) as refused:
        page.begin(root, slug, TODAY)
    assert english in refused.value.message
    assert japanese in refused.value.message
    assert files(root) == before


@pytest.mark.parametrize("there", ["stretching.md", "stretching.ja.md", "stretching/index.md"])
def test_a_page_that_exists_is_never_overwritten(root: Path, there: str) -> None:
    path = root / "docs" / there
    path.parent.mkdir(exist_ok=True)
    path.write_text("Mine.", encoding="utf-8")
    before = files(root)
    with pytest.raises(Refused, match=re.escape(f"docs/{there.partition('/')[0]} exists already")):
        page.begin(root, "stretching", TODAY)
    assert files(root) == before


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("  - Footer:", "  - Foot:"),
        lambda text: text.replace("  - Footer:\n", "  - Footer: []\n  - More:\n"),
        lambda text: text.replace("  - Footer:\n", "  - Footer: [a.md]\n  - More:\n"),
        lambda text: text.replace("nav:", "nav: [", 1),
        lambda text: text.replace("  - Footer:", "  - Footer:\n      - First visit: first-visit.md\n  - Footer:"),
        lambda text: "",
        lambda text: "[a, b]",
    ],
)
def test_an_unexpected_mkdocs_yml_is_left_alone_and_staff_are_told(root: Path, spoil: Callable[[str], str]) -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert spoil(text) != text
    (root / "mkdocs.yml").write_text(spoil(text), encoding="utf-8")
    before = files(root)
    with pytest.raises(Refused) as refused:
        page.begin(root, "stretching", TODAY)
    english, japanese = refused.value.message.splitlines()
    assert english.startswith("mkdocs.yml does not look as expected")
    assert japanese.startswith("mkdocs.yml の書き方がいつもと違います。")
    assert files(root) == before


def test_settings_in_another_encoding_are_left_alone(root: Path) -> None:
    (root / "mkdocs.yml").write_text("nav:\n- Footer:\n  - 相談: a.md\n", encoding="cp932")
    with pytest.raises(Refused, match="does not look as expected"):
        page.begin(root, "stretching", TODAY)


def test_a_full_disk_leaves_nothing_half_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, write = files(root), Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name.startswith("mkdocs.yml"):
            raise OSError(28, "No space left on device", str(path))
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        page.begin(root, "stretching", TODAY)
    assert files(root) == before
