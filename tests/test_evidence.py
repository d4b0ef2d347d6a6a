"""Citations, certainty, figures, review dates and help lines: the rules that keep the site true."""

from datetime import date
from pathlib import Path

import certainty
import chart
import citations
import figures
import helplines
import pairs
import pytest
import references
import reviews
from conftest import ROOT, Project
from data_files import load
from mkdocs.exceptions import PluginError
from problems import Problem, Source, sources
from sections import sections

REFERENCES = load(ROOT / "data/references.yml", references.References).by_id()


SHIPPED = sources(ROOT / "docs")


def written(**pages: str) -> list[Source]:
    """Return pages as staff might write them, `massage_ja` as massage.ja.md."""
    return [Source(f"{name.replace('_', '.')}.md", text) for name, text in pages.items()]


def told(found: list[Problem]) -> list[str]:
    return [str(problem) for problem in found]


# Citations


def test_citations_are_numbered_in_order_and_used_again() -> None:
    text = "A [@hou-2010; @moyer-2011]. B [@moyer-2011], C [@nobody]."
    html, cited = citations.number(text, REFERENCES, "Reference {n}")
    assert [(entry.reference.id, entry.number, entry.places) for entry in cited] == [
        ("hou-2010", 1, ["cite-hou-2010-1"]),
        ("moyer-2011", 2, ["cite-moyer-2011-1", "cite-moyer-2011-2"]),
    ]
    assert 'id="cite-moyer-2011-2" href="#ref-moyer-2011" role="doc-noteref" aria-label="Reference 2">2</a>' in html
    assert "nobody" not in html
    assert "A&#8288;<sup" in html


def test_a_citation_that_leads_nowhere_is_named_with_file_and_line() -> None:
    text = "---\ntitle: x\n---\n\nText [@hou-2010; @nobody-1999].\n"
    assert told(citations.unknown(written(massage=text, massage_ja=text), REFERENCES)) == [
        "docs/massage.md:5  [@nobody-1999] is not in data/references.yml.",
        "docs/massage.ja.md:5  [@nobody-1999] は data/references.yml にありません。",
    ]


def test_a_study_nobody_cites_is_named() -> None:
    remarks = citations.uncited(written(massage="[@hou-2010]"), ROOT / "data/references.yml")
    assert len(remarks) == len(REFERENCES) - 1
    assert str(remarks[0]) == "data/references.yml:2  who-2025: no page cites it."
    assert not remarks[0].blocking


def test_the_shipped_pages_cite_every_study() -> None:
    assert citations.uncited(SHIPPED, ROOT / "data/references.yml") == []


def test_the_shipped_twins_cite_the_same_studies_in_the_same_sections() -> None:
    assert [citations.differences(page, twin) for page, twin in pairs.twins(SHIPPED)] == [[]] * (len(SHIPPED) // 2)


def test_a_section_that_cites_other_studies_than_its_twin_is_named() -> None:
    english = "[@hou-2010]\n\n## Sleep { #sleep }\n\n[@wang-2024] [@fang-2023]\n"
    japanese = "[@hou-2010]\n\n## 睡眠 { #sleep }\n\n[@wang-2024] [@moyer-2011]\n\n## 他 { #more }\n[@hou-2010]\n"
    assert told(citations.differences(*written(massage=english, massage_ja=japanese))) == [
        "docs/massage.md:3  #sleep does not cite [@moyer-2011], and docs/massage.ja.md does.",
        "docs/massage.md:1  #more does not cite [@hou-2010], and docs/massage.ja.md does.",
        "docs/massage.ja.md:3  #sleep に [@fang-2023] がありません。docs/massage.md にはあります。",
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("doi: 10.1136/bmj-2023-075847", "doi: https://doi.org/10.1136/bmj", "expected a DOI such as 10.1000/182"),
        ("pmid: '38355154'", "pmid: PMC38355154", "expected PubMed's number"),
        ("certainty: low", "certainty: weak", "expected high, moderate, low, very-low or contested"),
        ("- id: kawakami-2007", "- id: who-2025", "the id who-2025 is given to two studies"),
        ("  container: BMJ\n", "  journal: BMJ\n", "journal: is not a field of this file"),
    ],
)
def test_mistakes_in_a_study_are_named(tmp_path: Path, old: str, new: str, expected: str) -> None:
    text = (ROOT / "data/references.yml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "references.yml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PluginError) as error:
        load(path, references.References)
    assert expected in str(error.value)


def test_every_study_with_a_doi_or_pubmed_number_has_a_link() -> None:
    for study in REFERENCES.values():
        assert bool(study.link) == bool(study.doi or study.pmid or study.url), study.id
        if study.doi:
            assert study.link == (f"https://doi.org/{study.doi}", f"doi:{study.doi}")


def test_what_is_not_known_of_a_study_is_not_printed() -> None:
    moyer, heissel = REFERENCES["moyer-2011"], REFERENCES["heissel-2023"]
    assert moyer.issue_and_pages == "(1):3-14"
    assert heissel.issue_and_pages == ""
    assert REFERENCES["hou-2010"].issue_and_pages == "71(7):894-901"


def test_many_authors_are_shortened_in_the_readers_language() -> None:
    assert REFERENCES["noetel-2024"].authors_for("en") == "Noetel M, Sanders T, Gallardo-Gomez D et al."
    assert REFERENCES["noetel-2024"].authors_for("ja") == "Noetel M, Sanders T, Gallardo-Gomez D ほか"
    assert REFERENCES["clegg-2026"].authors_for("ja") == "Clegg AJ ほか"
    assert REFERENCES["ernst-2003"].authors_for("en") == "Ernst E"


# Certainty


WORDS = {"certainty_label": "How sure: ", "certainty_low": "may help", "certainty_low_level": " (low)"}


def test_a_mark_on_a_heading_becomes_a_badge_below_it() -> None:
    markdown = certainty.with_badges("## Sleep { #sleep certainty=low }\n\nText", WORDS)
    assert markdown.startswith("## Sleep { #sleep }\n\n<p class=")
    assert "<strong>may help</strong>" in markdown
    assert 'href="#stones-low"' in markdown


def test_a_mark_at_the_end_of_a_line_becomes_a_badge_in_it() -> None:
    markdown = certainty.with_badges("- Sleep may be better. { certainty=low }\n- More", WORDS)
    assert markdown.startswith("- Sleep may be better. <span class=")
    assert markdown.endswith("\n- More")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "## A { #a certainty=high }\n\n[@moyer-2011; @hou-2010]\n",
            "docs/x.md:1  #a says certainty=high, and its strongest study, moyer-2011, is moderate",
        ),
        ("## A { #a certainty=low }\n\n[@field-2005]\n", "strongest study, field-2005, is contested"),
        ("## A { #a certainty=low }\n\nText\n\n## B { #b }\n[@hou-2010]", "cites no study; cite one, or use very-low"),
        ("- A [@wang-2024] { certainty=low }\n\n[@hou-2010]", "this line says certainty=low"),
        ("## A { #a certainty=sure }\n", "certainty=sure is not a level; choose high, moderate"),
    ],
)
def test_a_page_may_not_promise_more_than_its_strongest_study(page: str, expected: str) -> None:
    (problem,) = certainty.problems(written(x=page), REFERENCES)
    assert expected in str(problem)
    (japanese,) = certainty.problems(written(x_ja=page), REFERENCES)
    assert str(japanese).endswith("ください。")


@pytest.mark.parametrize(
    "page",
    [
        "## A { #a certainty=moderate }\n\n[@moyer-2011]\n",
        "## A { #a certainty=low }\n\n### B { #b }\n\n[@hou-2010]\n\n## C { #c }\n",
        "## A { #a certainty=very-low }\n\nNobody has looked.\n",
        "## A { #a certainty=contested }\n\n[@field-2005; @moyer-2011]\n",
        "- A { certainty=low }\n\n## B { #b }\n[@hou-2010]",
    ],
)
def test_a_page_may_say_what_its_studies_support(page: str) -> None:
    assert certainty.problems(written(x=page), REFERENCES) == []


# Figures


FIGURE = """figures:
  - id: one
    source: hou-2010
    title: {en: T, ja: 題}
    finding: {en: F, ja: 結果}
    measure: {en: M, ja: 単位}
    caution: {en: C, ja: 注意}
    worse: {en: worse, ja: 悪い}
    better: {en: better, ja: よい}
    axis: {from: 0.2, to: -1.0, step: 0.2}
    reference_lines: [{value: 0, name: {en: zero, ja: 差なし}}]
    rows:
      - {name: {en: A, ja: あ}, value: -0.5, lo: -0.7, hi: -0.3}
      - {name: {en: B, ja: い}, value: -0.5}
"""


def figure_file(tmp_path: Path, old: str = "", new: str = "") -> chart.FigureFile:
    assert old in FIGURE
    path = tmp_path / "data/figures.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(FIGURE.replace(old, new, 1), encoding="utf-8")
    return load(path, chart.FigureFile, context={"references": REFERENCES})


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "lo: -0.7, hi: -0.3",
            "lo: -0.3, hi: -0.7",
            "data/figures.yml:13: figures.0.rows.0: lo -0.3 is greater than hi",
        ),
        ("value: -0.5}", "value: -1.5}", "data/figures.yml:2: figures.0: row 2: -1.5 lies outside the axis"),
        ("value: -0.5, lo", "value: -0.2, lo", "value -0.2 lies outside its interval from -0.7 to -0.3"),
        ("name: {en: B, ja: い}", "name: {en: B}", "data/figures.yml:14: figures.0.rows.1.name.ja: is missing"),
        (
            "source: hou-2010",
            "source: nobody",
            "data/figures.yml:3: figures.0.source: “nobody” is not in data/references",
        ),
        ("value: -0.5}", "value: -0.5, source: nobody}", "figures.0.rows.1.source: “nobody” is not in"),
        ("source: hou-2010", "source: null", "row 1: names no source, and neither does the figure; row 2: names no"),
        ("lo: -0.7, hi: -0.3", "lo: -0.7", "figures.0.rows.0: has only one of lo and hi"),
        ("value: -0.5}", "people: 3}", "figures.0.rows.1: needs either a value, or from and to"),
    ],
)
def test_a_figure_that_would_show_something_untrue_is_refused(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    with pytest.raises(PluginError) as error:
        figure_file(tmp_path, old, new)
    assert expected in str(error.value)


def test_an_axis_may_run_either_way_and_prints_round_numbers(tmp_path: Path) -> None:
    axis = figure_file(tmp_path).figures[0].axis
    assert axis.percent(0.2) == 7
    assert axis.percent(-1.0) == 93
    assert axis.percent(-0.4) == 50
    assert axis.ticks() == [-1.0, -0.8, -0.6, -0.4, -0.2, 0.0, 0.2]


def test_a_figure_nobody_defined_is_named_with_file_and_line(tmp_path: Path) -> None:
    pages = written(x="---\ntitle: x\n---\nText\n\n![A](figure:two)\n")
    known = {figure.id: figure for figure in figure_file(tmp_path).figures}
    assert told(figures.unknown(pages, known)) == ["docs/x.md:6  figure:two is not in data/figures.yml."]


def test_labels_are_cut_into_lines_that_fit_a_small_phone() -> None:
    long_en = "Half the recommended amount (about 75 min of brisk walking a week)"
    assert figures.wrap(long_en, "en") == ["Half the recommended amount (about", "75 min of brisk walking a week)"]
    lines = figures.wrap("推奨量の半分（早歩きで週に約1時間15分）", "ja")
    assert len(lines) == 2
    assert "".join(lines) == "推奨量の半分（早歩きで週に約1時間15分）"


def test_the_shipped_figures_hold_the_numbers_read_in_their_studies() -> None:
    shipped = load(ROOT / "data/figures.yml", chart.FigureFile, context={"references": REFERENCES}).figures
    assert [figure.id for figure in shipped] == ["exercise-kinds", "dose", "strictness", "felt-and-measured"]
    assert shipped[0].rows[0].numbers() == [-0.62, -0.80, -0.45]
    assert shipped[0].rows[0].people == 1210
    assert sum(len(figure.rows) for figure in shipped) == 18


# Reviews and help lines


def test_dates_are_written_as_each_reader_writes_them() -> None:
    assert reviews.date_in_words(date(2026, 11, 22), "en") == "22 November 2026"
    assert reviews.date_in_words(date(2026, 11, 22), "ja") == "2026年11月22日"


def test_a_page_past_its_review_is_named_and_one_on_its_day_is_not(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "x.md").write_text("---\nnext_review: 2026-11-22\n---\n", encoding="utf-8")
    (folder / "y.md").write_text("---\ntitle: y\n---\n", encoding="utf-8")
    pages = sources(folder)
    assert reviews.overdue(pages, date(2026, 11, 22)) == []
    (problem,) = reviews.overdue(pages, date(2026, 11, 23))
    assert str(problem).startswith("docs/x.md:2  the next review was due on 2026-11-22")


def test_help_lines_grow_old_after_90_days() -> None:
    path = ROOT / "data/helplines.yml"
    lines = load(path, helplines.Helplines)
    checked = lines.checked_on.toordinal()
    assert helplines.outdated(path, lines, date.fromordinal(checked + 90)) == []
    assert "91 days ago" in str(helplines.outdated(path, lines, date.fromordinal(checked + 91))[0])


def test_old_help_lines_and_reviews_do_not_stop_a_build_but_are_mentioned(project: Project) -> None:
    project.edit("data/helplines.yml", "checked_on: 2026-11-22", "checked_on: 2020-01-01")
    project.edit(
        "docs/massage.md",
        "reviewed: 2026-11-22\nnext_review: 2027-11-22",
        "reviewed: 2019-01-01\nnext_review: 2020-01-01",
    )
    result = project.build()
    assert result.returncode == 0
    assert result.stderr.count("  checked_on is ") == 1
    assert result.stderr.count("  the next review was due on 2020-01-01") == 1


@pytest.mark.parametrize(
    ("printed", "address"),
    [
        ("119", "tel:119"),
        ("110", "tel:110"),
        ("#7119", "tel:%237119"),
        ("078-331-7119", "tel:+81783317119"),
        ("03-5774-0992", "tel:+81357740992"),
        ("0120-279-338", "tel:0120279338"),
        ("0570-064-556", "tel:0570064556"),
        ("+81-78-000-0000", "tel:+81780000000"),
    ],
)
def test_numbers_can_be_tapped_in_international_form_where_they_have_one(printed: str, address: str) -> None:
    assert helplines.tel(printed) == address


def test_a_page_gets_its_numbers_from_the_help_lines() -> None:
    lines = load(ROOT / "data/helplines.yml", helplines.Helplines)
    text = "Call [](helpline:ambulance) or [this line](helpline:tell) or [](helpline:nobody)."
    assert helplines.with_numbers(text, lines) == (
        "Call [119](tel:119) or [this line](tel:+81357740992) or [](helpline:nobody)."
    )
    assert told(helplines.unknown(written(x=f"---\ntitle: x\n---\n{text}"), lines)) == [
        "docs/x.md:4  helpline:nobody is not a line with a number in data/helplines.yml."
    ]


def test_all_faults_of_evidence_fail_the_build_together(project: Project) -> None:
    project.edit("docs/massage.md", "[@moyer-2011]", "[@moyer-2012]")
    project.edit("docs/exercise.ja.md", "#stress-hormones certainty=low", "#stress-hormones certainty=high")
    project.edit("docs/exercise.md", "figure:dose", "figure:doses")
    project.edit("docs/index.md", "helpline:yorisoi", "helpline:yoriso")
    lines = (project.root / "docs/massage.md").read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, start=1) if "moyer-2012" in text)
    result = project.build()
    assert result.returncode != 0
    for words in (
        f"docs/massage.md:{line}  [@moyer-2012] is not in data/references.yml.",
        "#cortisol does not cite [@moyer-2011], and docs/massage.ja.md does.",
        "docs/exercise.ja.md",
        "最も確かな研究",
        "figure:doses is not in data/figures.yml.",
        "helpline:yoriso is not a line with a number in data/helplines.yml.",
    ):
        assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_front_matter_and_code_are_not_taken_for_sections() -> None:
    source = "---\ntitle: x\n# no heading\n---\n\nIntro\n\n```\n## not one\n```\n\n## One { #one }\ntext\n"
    assert [(part.id, part.level, part.line) for part in sections(source)] == [("", 1, 5), ("one", 2, 12)]
