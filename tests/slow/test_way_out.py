"""The theme's maintenance ends in May 2027. The next builder is known, and the step to it is rehearsed here."""

import subprocess
from pathlib import Path

import pytest

from tests.support.project import Project, warnings

pytestmark = pytest.mark.slow


def run(project: Project, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a Python module by itself: nothing of MkDocs may be there before ProperDocs takes its place."""
    with project.start(*words, **environment) as process:
        out, told = process.communicate()
    return subprocess.CompletedProcess(process.args, process.returncode, out, told)


def build(project: Project, builder: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return run(project, builder, "build", "--strict", **environment)


def when(site: Path) -> dict[str, str]:
    """Return what lets a build be of the same day as one before: pages tell of the day, and tests outlast midnight."""
    return {"SOURCE_DATE_EPOCH": str(int((site / "index.html").stat().st_mtime))}


def content(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_properdocs_makes_the_same_site_of_the_same_sources(project: Project, site: Path) -> None:
    done = build(project, "properdocs", **when(site))
    assert done.returncode == 0, done.stderr
    ours, theirs = content(site), content(project.root / "site")
    assert len(theirs) > 100
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_properdocs_tells_staff_the_same_mistakes(project: Project) -> None:
    project.edit("docs/massage.md", "[@packheiser-2024].", "[@nobody-2024].")
    project.edit("data/practice.yml", "email: booking@example.com", "email: booking")
    told = [build(project, builder) for builder in ("mkdocs", "properdocs")]
    assert all(done.returncode for done in told)
    assert "data/practice.yml:" in told[0].stderr
    project.edit("data/practice.yml", "email: booking", "email: booking@example.com")
    told = [build(project, builder) for builder in ("mkdocs", "properdocs")]
    assert any("[@nobody-2024] is not in data/references.yml" in line for line in warnings(told[0]))
    assert warnings(told[0]) == warnings(told[1])


def test_make_build_needs_one_line_more(project: Project, site: Path) -> None:
    project.edit("practice_site/__main__.py", "import click\n", "import properdocs.replacement\n\nimport click\n")
    done = run(project, "practice_site", "build", **when(site))
    assert done.returncode == 0, done.stderr
    assert content(project.site) == content(site)
    project.edit("docs/massage.md", "[@packheiser-2024].", "[@nobody-2024].")
    told = run(project, "practice_site", "build").stderr.splitlines()
    assert any("[@nobody-2024] is not in data/references.yml" in line for line in told)
    assert "The last good site is still in site/." in told[-2]
