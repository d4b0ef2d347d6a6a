"""Nothing said in one language is missing in the other: numbers, and changes that nobody has translated yet."""

import subprocess
from pathlib import Path

import amounts
import pytest
import translations
from amounts import Allowed
from conftest import ROOT, Project
from problems import Source, sources

# Numbers


def found(english: str, japanese: str, allowed: list[Allowed] | None = None) -> list[str]:
    page, twin = Source("a.md", f"## A {{ #a }}\n{english}\n"), Source("a.ja.md", f"## A {{ #a }}\n{japanese}\n")
    return [str(problem) for problem in amounts.differences(page, twin, allowed or [])]


@pytest.mark.parametrize(
    ("english", "japanese"),
    [
        ("332 million people", "3億3,200万人"),
        ("191,130 adults", "成人１９１，１３０人"),
        ("18% lower", "18パーセント低い"),
        ("8,000 steps", "約8000歩"),
        ("two weeks and fourteen trials", "2週間、14件"),
        ("two things", "二つのこと"),
        ("0.62", "０．６２"),
        ("one of them, see [this](x.md#a1) [@hou-2010]", "そのうちの一つ"),
        ("22 November 2026", "2026年11月22日"),
    ],
)
def test_the_same_number_written_in_two_ways_is_the_same(english: str, japanese: str) -> None:
    if "November" in english:
        english = english.replace("November", "11")  # month names are words; only their digits are compared
    assert found(english, japanese) == []


def test_a_number_that_only_one_side_says_is_named_on_its_side() -> None:
    assert found("31% and 28%", "31%と82%") == [
        "docs/a.md:2  the number 28 does not stand in docs/a.ja.md; correct one of the two, "
        "or allow it in data/differences.yml.",
        "docs/a.ja.md:2  82 という数字が docs/a.md にありません。"
        "どちらかを直すか、data/differences.yml で認めてください。",
    ]


def test_an_allowed_number_is_left_in_peace() -> None:
    allowed = [Allowed(page="a.md", number="24", reason="x")]
    assert found("day and night", "24時間", allowed) == []
    assert len(found("day and night", "25時間", allowed)) == 1


# Staleness


PAGE = "---\ntitle: A\nreviewed: 2026-11-22\n---\n\nOne two three.\n\nFour.\n"


def test_only_words_count_as_a_change() -> None:
    same = translations.fingerprint(PAGE)
    assert translations.fingerprint(PAGE.replace(" two ", "\n  two  ").replace("\n\nFour", "\n\n\nFour")) == same
    assert translations.fingerprint(PAGE.replace("2026-11-22", "2027-01-01")) == same
    assert translations.fingerprint(PAGE.replace("Four", "Five")) != same
    assert translations.fingerprint(PAGE.replace("title: A", "title: B")) != same


def project_with_history(tmp_path: Path) -> Path:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.md").write_text(PAGE, encoding="utf-8")
    (docs / "a.ja.md").write_text("---\ntitle: あ\n---\n\nいち。\n", encoding="utf-8")
    translations.stamp(docs, "a")
    git = ["git", "-C", str(tmp_path), "-c", "user.name=x", "-c", "user.email=x@example.com"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        subprocess.run([*git, *command], check=True)
    return docs


def test_a_changed_page_says_that_its_translation_is_behind_and_what_changed(tmp_path: Path) -> None:
    docs = project_with_history(tmp_path)
    page, twin = sources(docs)[::-1] if sources(docs)[0].japanese else sources(docs)
    assert translations.behind(page, twin, tmp_path) == []
    changed = Source("a.md", PAGE.replace("Four.", "Five."))
    (problem,) = translations.behind(changed, twin, tmp_path)
    assert str(problem) == (
        "docs/a.ja.md:2  docs/a.md が変わりました。このページも直してから、make stamp page=a を実行してください。"
        "変わったところ：− Four. / + Five."
    )
    (docs / "a.md").write_text(changed.text, encoding="utf-8")
    translations.stamp(docs, "a")
    page, twin = (Source(name, (docs / name).read_text(encoding="utf-8")) for name in ("a.md", "a.ja.md"))
    assert translations.behind(page, twin, tmp_path) == []
    assert twin.text.count("translates:") == 1


def test_without_git_the_message_does_without_the_changes(tmp_path: Path) -> None:
    twin = Source("a.ja.md", "---\ntranslates: 0123456789\ntitle: あ\n---\n")
    (problem,) = translations.behind(Source("a.md", PAGE), twin, tmp_path)
    assert str(problem).endswith("make stamp page=a を実行してください。")


def test_a_translation_without_a_stamp_is_asked_for_one(tmp_path: Path) -> None:
    (problem,) = translations.behind(Source("a.md", PAGE), Source("a.ja.md", "---\ntitle: あ\n---\n"), tmp_path)
    assert str(problem).startswith("docs/a.ja.md:1  docs/a.md が変わりました。")


def test_stamping_a_page_that_does_not_exist_says_how_it_is_done(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="Write for example: make stamp page=massage"):
        translations.stamp(tmp_path, "nothing")


def test_the_shipped_translations_are_up_to_date_and_say_the_same_numbers(project: Project) -> None:
    assert project.build().returncode == 0
    project.edit("docs/massage.md", "Many people feel calmer after", "Most people feel calmer after")
    project.edit("docs/massage.ja.md", "28%", "82%")
    result = project.build()
    assert result.returncode != 0
    assert "docs/massage.ja.md:8  docs/massage.md が変わりました。" in result.stderr
    assert "82 という数字が docs/massage.md にありません。" in result.stderr
    project.edit("docs/massage.ja.md", "82%", "28%")
    project.stamp("massage")
    assert project.build().returncode == 0


def test_every_allowance_is_needed() -> None:
    """An allowance that nothing needs would let a mistake pass later."""
    from amounts import Differences
    from data_files import load

    pages = {source.name: source for source in sources(ROOT / "docs")}
    for entry in load(ROOT / "data/differences.yml", Differences).allowed:
        page = pages[entry.page]
        said = [amounts.numbers(side) for side in (page, pages[page.twin])]
        assert (entry.number in said[0]) != (entry.number in said[1]), entry
