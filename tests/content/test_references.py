"""Studies are read with their mistakes named, and shown with what is known of them alone."""

from pathlib import Path

import pytest

from practice_site.content.data_files import load
from practice_site.content.references import References
from practice_site.issues import IssuesError
from tests.support.project import ROOT

SHIPPED = ROOT / "data/references.yml"
STUDIES = load(SHIPPED, References).by_id()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("doi: 10.1136/bmj-2023-075847", "doi: https://doi.org/10.1136/bmj", "expected a DOI such as 10.1000/182"),
        ("pmid: '38355154'", "pmid: PMC38355154", "expected PubMed's number"),
        ("certainty: low", "certainty: weak", "expected high, moderate, low, very-low or contested"),
        ("- id: kawakami-2007", "- id: who-2025", "references.1.id is “who-2025”, as that of an entry above"),
        ("  container: BMJ\n", "  journal: BMJ\n", "journal is not known here"),
    ],
)
def test_mistakes_in_a_study_are_named(tmp_path: Path, old: str, new: str, expected: str) -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "references.yml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(IssuesError) as error:
        load(path, References)
    assert expected in str(error.value)


def test_a_study_is_reached_by_its_most_lasting_link() -> None:
    for study in STUDIES.values():
        if study.doi:
            assert study.link == (f"https://doi.org/{study.doi}", f"doi:{study.doi}")
        elif study.pmid:
            assert study.link == (f"https://pubmed.ncbi.nlm.nih.gov/{study.pmid}/", f"PubMed {study.pmid}")
        else:
            assert (study.link and study.link[0]) == study.url


def test_what_is_not_known_of_a_study_is_not_printed() -> None:
    assert STUDIES["moyer-2011"].issue_and_pages == "(1):3-14"
    assert STUDIES["heissel-2023"].issue_and_pages == ""
    assert STUDIES["hou-2010"].issue_and_pages == "71(7):894-901"


def test_many_authors_are_shortened_in_the_readers_language() -> None:
    assert STUDIES["noetel-2024"].authors_for("en") == "Noetel M, Sanders T, Gallardo-Gomez D et al."
    assert STUDIES["noetel-2024"].authors_for("ja") == "Noetel M, Sanders T, Gallardo-Gomez D ほか"
    assert STUDIES["clegg-2026"].authors_for("ja") == "Clegg AJ ほか"
    assert STUDIES["ernst-2003"].authors_for("en") == "Ernst E"
