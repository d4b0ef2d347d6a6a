"""`make page` begins a page in both languages, and refuses in both what cannot be one."""

import re
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
        assert ("menu: footer" in text) == (text == new.text)
        assert "$" not in text
    assert not list(root.rglob("*.new"))


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


def test_a_full_disk_leaves_nothing_half_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, write = files(root), Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name.startswith("stretching.ja.md"):
            raise OSError(28, "No space left on device", str(path))
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        page.begin(root, "stretching", TODAY)
    assert files(root) == before
