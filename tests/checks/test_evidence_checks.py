"""Studies, certainty, figures and numbers to call: what a page asks for is there, and promises no more than it may."""

import shutil
from pathlib import Path

import pytest

from practice_site.checks import certainty, citations, names_known
from practice_site.content.sources import Source
from practice_site.issues import Issue
from practice_site.project import Project

PROJECT = Project(Path(__file__).parents[2])


def page(body: str, name: str = "x.md") -> Source:
    return Source(name, f"---\ntitle: x\n---\n\n{body}\n")


def told(found: list[Issue]) -> list[str]:
    return [str(issue) for issue in found]


def test_a_citation_that_leads_nowhere_is_named_with_file_and_line() -> None:
    body = "Text [@hou-2010; @nobody-1999], `[@nobody-2000]`."
    assert told(citations.unknown_studies(page(body), PROJECT)) == [
        "docs/x.md:5  [@nobody-1999] is not in data/references.yml."
    ]
    assert told(citations.unknown_studies(page(body, "x.ja.md"), PROJECT)) == [
        "docs/x.ja.md:5  [@nobody-1999] は data/references.yml にありません。"
    ]


def test_a_study_nobody_cites_is_named_with_its_line() -> None:
    found = citations.uncited_studies([page("[@hou-2010]")], PROJECT)
    assert len(found) == len(PROJECT.data.references.references) - 1
    assert found[0].path == "data/references.yml"
    assert found[0].line == 2
    assert found[0].en == "who-2025: no page cites it."
    assert not found[0].blocking


def test_the_line_of_a_study_is_found_however_it_is_written(tmp_path: Path) -> None:
    shutil.copytree(PROJECT.root / "data", tmp_path / "data")
    (tmp_path / "overrides").mkdir()
    (tmp_path / "docs").symlink_to(PROJECT.root / "docs")
    path = tmp_path / "data/references.yml"
    first = path.read_text(encoding="utf-8").replace("- id: who-2025\n", '-\n    "id": who-2025\n', 1)
    path.write_text(f"# note\n{first}", encoding="utf-8")
    found = citations.uncited_studies([page("")], Project(tmp_path))
    lines = first.splitlines()
    assert (found[0].line, found[1].line) == (4, 2 + lines.index("  - id: kawakami-2007"))


def test_a_study_that_is_cited_in_a_wrong_way_is_not_told_again() -> None:
    names = {study.id for study in PROJECT.data.references.references} - {"hou-2010", "fang-2023"}
    body = f"[@{'; @'.join(sorted(names))}] [@hou-2010, ＠fang-2023]"
    assert citations.uncited_studies([page(body)], PROJECT) == []


def test_a_section_that_cites_other_studies_than_its_twin_is_named() -> None:
    english = page("[@hou-2010]\n\n## Sleep { #sleep }\n\n[@wang-2024] [@fang-2023]")
    japanese = page("[@hou-2010]\n\n## 睡眠 { #sleep }\n\n[@wang-2024] [@moyer-2011]", "x.ja.md")
    assert told(citations.cited_on_one_side_only(english, japanese, PROJECT)) == [
        "docs/x.md:7  #sleep does not cite [@moyer-2011], and docs/x.ja.md:9 does.",
        "docs/x.ja.md:7  #sleep に [@fang-2023] がありません。docs/x.md:9 にはあります。",
    ]


def test_a_citation_nothing_reads_is_not_told_as_missing() -> None:
    english, japanese = page("[@hou-2010; @fang-2023]"), page("[@hou-2010, @fang-2023]", "x.ja.md")
    assert citations.cited_on_one_side_only(english, japanese, PROJECT) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "## S { #s certainty=high }\n\n[@fang-2023]",
            "docs/x.md:5  #s says certainty=high, and its strongest study, fang",
        ),
        ("## S { #s certainty=high }\n\n### T { #t }\n\n[@fang-2023]", "strongest study, fang-2023, is low"),
        ("## S { #s certainty=low }\n\nText", "docs/x.md:5  #s says certainty=low and cites no study with a certainty"),
        ("A [@fang-2023] { certainty=moderate }", "docs/x.md:5  this line says certainty=moderate, and its strongest"),
        ("A { certainty=high }\n\nB [@fang-2023]", "docs/x.md:5  this line says certainty=high, and its strongest"),
        (
            "| a | b |\n| --- | --- |\n| x [@fang-2023] | { certainty=high } |\n\n[@kredlow-2015]",
            "docs/x.md:7  this line says certainty=high, and its strongest study, fang-2023, is low",
        ),
    ],
)
def test_a_mark_stronger_than_its_studies_is_named(body: str, expected: str) -> None:
    (found,) = told(certainty.stronger_than_studies(page(body), PROJECT))
    assert expected in found
    assert certainty.unknown_levels(page(body), PROJECT) == []


@pytest.mark.parametrize(
    "body",
    [
        "## S { #s certainty=low }\n\n[@fang-2023]",
        "## S { #s certainty=low }\n\n### T { #t }\n\n[@fang-2023]",
        "A { certainty=very-low }",
        "A [@fang-2023] { certainty=contested }",
        "`A { certainty=high }`",
        "A [@nobody-1999] { certainty=high }",  # that nobody knows the study is told already
        "## S { #s certainty=high }\n\nA [@hou-2010, @fang-2023]",  # so is the comma
    ],
)
def test_a_mark_its_studies_allow_is_fine(body: str) -> None:
    assert certainty.stronger_than_studies(page(body), PROJECT) == []


@pytest.mark.parametrize(
    "body",
    [
        "## S { #s certainty=weak }\n\n[@fang-2023]",
        "A [@fang-2023] { certainty=weak }",
        "| a |\n| --- |\n| A [@fang-2023] { certainty=weak } |",
    ],
)
def test_a_level_that_does_not_exist_is_named_once(body: str) -> None:
    (found,) = told(certainty.unknown_levels(page(body), PROJECT))
    assert "certainty=weak is not a level; choose high, moderate, low, very-low, contested." in found
    assert certainty.stronger_than_studies(page(body), PROJECT) == []


def test_a_figure_nobody_defined_is_named_with_file_and_line() -> None:
    asked = page("![A](figure:two)\n\n![B](figure:dose)\n\n`![C](figure:three)`")
    assert told(names_known.unknown_figures(asked, PROJECT)) == ["docs/x.md:5  figure:two is not in data/figures.yml."]


def test_a_number_to_call_that_is_not_there_is_named_with_file_and_line() -> None:
    asked = page("Call [](helpline:ambulance) or [this line](helpline:tell)\nor [](helpline:nobody).")
    assert told(names_known.unknown_helplines(asked, PROJECT)) == [
        "docs/x.md:6  helpline:nobody is not a line with a number in data/helplines.yml."
    ]


def test_the_shipped_pages_have_no_such_mistake() -> None:
    for check in (
        citations.unknown_studies,
        certainty.unknown_levels,
        certainty.stronger_than_studies,
        names_known.unknown_figures,
        names_known.unknown_helplines,
    ):
        assert [check(shipped, PROJECT) for shipped in PROJECT.pages] == [[]] * len(PROJECT.pages)
    pages = {shipped.name: shipped for shipped in PROJECT.pages}
    pairs = [(shipped, pages[shipped.twin]) for shipped in pages.values() if not shipped.japanese]
    assert [citations.cited_on_one_side_only(one, other, PROJECT) for one, other in pairs] == [[]] * len(pairs)
    assert citations.uncited_studies(PROJECT.pages, PROJECT) == []
