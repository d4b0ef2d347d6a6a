"""A figure that would show something untrue is refused, and the shipped ones hold what their studies say."""

from pathlib import Path

import pytest

from practice_site.content.data_files import load
from practice_site.content.figures import FigureFile
from practice_site.issues import IssuesError
from practice_site.project import Project
from tests.support.project import ROOT

SHIPPED = Project(ROOT).data
FIGURE = """figures:
  - id: one
    source: hou-2010
    title: {en: T, ja: 題}
    finding: {en: F, ja: 結果}
    measure: {en: M, ja: 単位}
    caution: {en: C, ja: 注意}
    worse: {en: worse, ja: 悪い}
    better: {en: better, ja: よい}
    axis: {from: 0.2, to: -1.0}
    reference_lines: [{value: 0, name: {en: zero, ja: 差なし}}]
    rows:
      - {name: {en: A, ja: あ}, in_words: {en: some, ja: 中}, value: -0.5, lo: -0.7, hi: -0.3}
      - {name: {en: B, ja: い}, in_words: {en: some, ja: 中}, value: -0.5}
"""


def figure_file(tmp_path: Path, old: str = "", new: str = "") -> FigureFile:
    assert old in FIGURE
    path = tmp_path / "data/figures.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(FIGURE.replace(old, new, 1), encoding="utf-8")
    return load(path, FigureFile, context={"references": SHIPPED.references.by_id()})


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "lo: -0.7, hi: -0.3",
            "lo: -0.3, hi: -0.7",
            "figures.yml:13  figures.0.rows.0 lo -0.3 is greater than hi -0.7",
        ),
        ("value: -0.5}", "value: -1.5}", "figures.yml:14  figures.0.rows.1 holds -1.5, which lies outside the axis"),
        ("value: -0.5, lo", "value: -0.2, lo", "value -0.2 lies outside its interval from -0.7 to -0.3"),
        ("name: {en: B, ja: い}", "name: {en: B}", "figures.yml:14  figures.0.rows.1.name.ja is missing"),
        (
            "source: hou-2010",
            "source: nobody",
            "figures.yml:3  figures.0.source “nobody” is not in data/references.yml",
        ),
        ("value: -0.5}", "value: -0.5, source: nobody}", "figures.yml:14  figures.0.rows.1.source “nobody” is not in"),
        (
            "source: hou-2010",
            "source: null",
            "figures.yml:13  figures.0.rows.0 names no source, and neither does the figure",
        ),
        ("lo: -0.7, hi: -0.3", "lo: -0.7", "figures.0.rows.0 has only one of lo and hi"),
        ("value: -0.5}", "people: 3}", "figures.0.rows.1 needs either a value, or from and to"),
        ("from: 0.2, to: -1.0", "from: 0.2, to: 0.2", "figures.0.axis from and to are the same"),
    ],
)
def test_a_figure_that_would_show_something_untrue_is_refused(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    with pytest.raises(IssuesError) as error:
        figure_file(tmp_path, old, new)
    assert expected in str(error.value)


def test_an_axis_may_run_either_way(tmp_path: Path) -> None:
    axis = figure_file(tmp_path).figures[0].axis
    assert axis.percent(0.2) == 7
    assert axis.percent(-1.0) == 93
    assert axis.percent(-0.4) == 50


def test_the_shipped_figures_hold_the_numbers_read_in_their_studies() -> None:
    shipped = SHIPPED.figures.figures
    assert [figure.id for figure in shipped] == ["exercise-kinds", "dose", "strictness", "felt-and-measured"]
    assert shipped[0].rows[0].numbers() == [-0.62, -0.80, -0.45]
    assert shipped[0].rows[0].people == 1210
    assert sum(len(figure.rows) for figure in shipped) == 18
