"""A label says how sure research is, and nothing else; a study says what it found in sentences that can be read."""

import re
import statistics

import pytest
from selectolax.lexbor import LexborHTMLParser

from practice_site.content.references import Reference
from practice_site.project import Project
from tests.support.html import words
from tests.support.project import ROOT

Pages = dict[str, LexborHTMLParser]
DATA = Project(ROOT).data
STUDIES = DATA.references.by_id()
LABELS = {
    "/": {
        "high": "Research: high certainty",
        "moderate": "Research: moderate certainty",
        "low": "Research: low certainty",
        "very-low": "Research: very low certainty",
        "contested": "Researchers disagree",
    },
    "/ja/": {
        "high": "研究の確かさ：高",
        "moderate": "研究の確かさ：中",
        "low": "研究の確かさ：低",
        "very-low": "研究の確かさ：とても低い",
        "contested": "研究者の意見が分かれています",
    },
}
COUNTS_AND_GUIDANCE = [
    *("who-2025", "kawakami-2007", "nice-ng222", "bull-2020", "mhlw-guide-2023"),
    *("ernst-2003", "yin-2014", "nccih-massage"),
]


def test_every_label_names_its_level_alone(pages: Pages) -> None:
    seen = set()
    for path, page in pages.items():
        for label in page.css(".certainty"):
            level = next(name for name in (label.attributes["class"] or "").split() if "--" in name).partition("--")[2]
            assert words(label) == LABELS["/ja/" if path.startswith("/ja/") else "/"][level]
            seen.add(level)
    assert seen == set(LABELS["/"])


@pytest.mark.parametrize("name", COUNTS_AND_GUIDANCE)
def test_a_count_or_a_guideline_has_no_label(pages: Pages, name: str) -> None:
    assert STUDIES[name].levels == []
    for root in LABELS:
        (entry,) = pages[f"{root}evidence/"].css(f"#study-{name}")
        assert not entry.css(".certainty")


def test_a_study_with_two_findings_has_a_label_for_each(pages: Pages) -> None:
    assert STUDIES["clegg-2026"].levels == ["low", "moderate"]
    for root, labels in LABELS.items():
        (entry,) = pages[f"{root}evidence/"].css("#study-clegg-2026")
        assert [words(label) for label in entry.css(".certainty")] == [labels["low"], labels["moderate"]]


def test_a_correction_stands_beside_its_entry(pages: Pages) -> None:
    for path in ("/evidence/", "/ja/evidence/", "/exercise/", "/ja/exercise/"):
        entries = pages[path].css("#study-noetel-2024, #ref-noetel-2024")
        assert entries
        assert all("BMJ 2024;385:q1024" in words(entry) for entry in entries)


def sentences(study: Reference) -> list[str]:
    told = [study.finding_ja, study.second_finding.ja if study.second_finding else ""]
    return [sentence for text in told for sentence in re.split("(?<=。)", text) if sentence]


def test_japanese_findings_are_short_enough_to_read() -> None:
    lengths = {sentence: len(sentence) for study in STUDIES.values() for sentence in sentences(study)}
    assert {sentence: length for sentence, length in lengths.items() if length > 80} == {}
    assert statistics.median(lengths.values()) <= 50


def test_figures_say_their_results_in_words_and_keep_numbers_folded(pages: Pages) -> None:
    drawn = 0
    for page in pages.values():
        for chart in page.css("figure.chart"):
            (drawing,) = chart.css(".chart__drawing")
            assert not re.search(r"[−-]?0\.\d\d", words(drawing))
            assert "I²" not in words(drawing)
            assert chart.css("details table")
            drawn += 1
    assert drawn == 2 * 4
