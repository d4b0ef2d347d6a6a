"""One folder of `rules/` for each rule: bad pages, the exact messages that they get, and good pages that get none.

A new rule is a new folder: bad.md and/or bad.ja.md, good.md and/or good.ja.md, and expected.txt.
"""

from pathlib import Path

import checks
import pairs
import pytest
import translations
from conftest import ROOT
from mkdocs.config import load_config
from problems import Source

RULES = sorted(path for path in (ROOT / "tests/rules").iterdir() if path.is_dir())
CONFIG = load_config(str(ROOT / "mkdocs.yml"))


def messages(folder: Path, kind: str) -> list[str]:
    """Return what staff read of the bad or the good pages of a rule, as if these were all pages of the site."""
    pages = [
        Source(path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.glob(f"{kind}*.md"), reverse=True)
    ]
    expected = {page.path for page in pages}
    # Whether a page has a twin, and whether it is up to date, are rules of their own.
    beside = pairs.names(pages)
    for page, twin in pairs.twins(pages):
        beside += translations.behind(page, twin, ROOT)
    return [str(found) for found in checks.problems(CONFIG, pages) if found.path in expected and found not in beside]


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
    shipped = checks.sources(ROOT / "docs")
    assert [str(found) for found in checks.problems(CONFIG, shipped)] == []
