"""Several processes make the same site, and tell the same, as one, whatever becomes of some of them."""

from pathlib import Path

import pytest

from tests.support.builds import DAY, manifest
from tests.support.project import READ_ALONE, Project

pytestmark = pytest.mark.slow

# Notes which process checks each page; all but the first may be told to end before their time.
NOTING = """
import os
from practice_site.checks import run

FIRST, check = os.getpid(), run.of_page

def noted(page, project):
    with open("processes", "a") as file:
        print(page.name, "first" if os.getpid() == FIRST else "another", file=file)
    if os.getpid() != FIRST and page.name == os.environ.get("ENDS_AT"):
        os._exit(1)
    return check(page, project)

run.of_page = noted
"""


@pytest.fixture
def noting(project: Project) -> Project:
    project.write("noting.py", NOTING)
    project.write("mkdocs-read.yml", READ_ALONE)
    project.edit("mkdocs.yml", "  - hooks.py", "  - hooks.py\n  - noting.py")
    project.edit("docs/exercise.ja.md", "{ #", "{ #massage }\n\n## 題 { #")  # something to be told of
    return project


def built(project: Project, **environment: str) -> tuple[list[str], dict[str, str], list[str]]:
    """Build from nothing; return what was told, what was made, and which process checked which page."""
    for name in (".cache/finished.sqlite", "processes"):
        (project.root / name).unlink(missing_ok=True)
    done = project.run("mkdocs", "build", "--config-file", "mkdocs-read.yml", **DAY, **environment)
    assert done.returncode == 0, done.stderr
    told = [line for line in done.stderr.splitlines() if "built in" not in line]
    return told, manifest(project.site), project.text("processes").splitlines()


def test_they_make_the_same_and_tell_the_same(noting: Project) -> None:
    alone, together, many = built(noting, CORES="1"), built(noting, CORES="2"), built(noting, CORES="5")
    assert any("massage" in line for line in alone[0]), "nothing was told"
    assert alone[:2] == together[:2] == many[:2]
    assert not any(line.endswith("another") for line in alone[2])
    for found in (together, many):
        by_others = {line.split()[0] for line in found[2] if line.endswith("another")}
        assert len(by_others) >= 8


def test_what_one_leaves_undone_is_done_all_the_same(noting: Project) -> None:
    whole = built(noting, CORES="2")
    ends_at = next(line.split()[0] for line in whole[2] if line.endswith("another"))
    broken_off = built(noting, CORES="2", ENDS_AT=ends_at)
    assert f"{ends_at} first" in broken_off[2]
    assert broken_off[:2] == whole[:2]


def test_a_build_that_keeps_nothing_has_one(noting: Project) -> None:
    assert not any(line.endswith("another") for line in built(noting, CACHE="off", CORES="2")[2])
    assert not Path(noting.root, ".cache/finished.sqlite").exists()
