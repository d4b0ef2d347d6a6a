"""One folder of `rules/` for each rule: bad pages, the exact messages that they get, and good pages that get none.

A new rule is a new folder: bad.md and/or bad.ja.md, good.md and/or good.ja.md, and expected.txt.
"""

from pathlib import Path

import pytest
from mkdocs.config import load_config

from practice_site.checks import page_names, run, translations
from practice_site.checks.side_by_side import twins
from practice_site.content.sources import Source
from practice_site.project import Project

ROOT = Path(__file__).parents[2]
RULES = sorted(path for path in (Path(__file__).parent / "rules").iterdir() if path.is_dir())
CONFIG = load_config(str(ROOT / "mkdocs.yml"))
SHIPPED = Project(ROOT)


def messages(folder: Path, kind: str) -> list[str]:
    """Return what staff read of the bad or the good pages of a rule, as if these were all pages of the site."""
    pages = [
        Source(path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.glob(f"{kind}*.md"), reverse=True)
    ]
    project = Project(ROOT)
    project.pages, project.data, project.templates = pages, SHIPPED.data, SHIPPED.templates
    expected = {page.path for page in pages}
    found = run.issues(project, CONFIG)
    # Whether a page has a twin, and whether it is up to date, are rules of their own.
    beside = page_names.misnamed_or_alone(pages, project)
    for page, twin in twins(pages):
        beside += translations.behind(page, twin, project)
    return [str(it) for it in found if it.path in expected and it not in beside]


@pytest.mark.parametrize("folder", RULES, ids=lambda folder: folder.name)
def test_bad_pages_get_exactly_the_expected_messages(folder: Path) -> None:
    expected = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert expected
    assert messages(folder, "bad") == expected


@pytest.mark.parametrize("folder", RULES, ids=lambda folder: folder.name)
def test_good_pages_get_none(folder: Path) -> None:
    assert list(folder.glob("good*.md"))
    assert messages(folder, "good") == []


def test_the_shipped_site_gets_none() -> None:
    assert [str(found) for found in run.issues(Project(ROOT), CONFIG)] == []
