"""The theme's maintenance ends in May 2027. The next builder is known, and the step to it is rehearsed here."""

import os
import subprocess
import sys
from pathlib import Path

from conftest import Project


def built_by(builder: str, project: Project) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", builder, "build", "--strict", "--config-file", "mkdocs.yml"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, cwd=project.root, env=environment, capture_output=True, text=True, check=False)


def content(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_properdocs_makes_the_same_site_of_the_same_sources(project: Project, site: Path) -> None:
    done = built_by("properdocs", project)
    assert done.returncode == 0, done.stderr
    ours, theirs = content(site), content(project.root / "site")
    assert len(theirs) > 100
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_properdocs_tells_staff_the_same_mistakes(project: Project) -> None:
    project.edit("docs/massage.md", "[@packheiser-2024].", "[@nobody-2024].")
    project.edit("data/practice.yml", "email: booking@example.com", "email: booking")
    told = [built_by(builder, project) for builder in ("mkdocs", "properdocs")]
    assert all(done.returncode for done in told)
    assert "data/practice.yml:" in told[0].stderr
    project.edit("data/practice.yml", "email: booking", "email: booking@example.com")
    told = [built_by(builder, project) for builder in ("mkdocs", "properdocs")]
    warnings = [[line for line in done.stderr.splitlines() if line.startswith("WARNING")] for done in told]
    assert any("[@nobody-2024] is not in data/references.yml" in line for line in warnings[0])
    assert warnings[0] == warnings[1]


def test_make_build_needs_one_word_changed(project: Project) -> None:
    project.edit("docs/massage.md", "[@packheiser-2024].", "[@nobody-2024].")
    told = []
    for builder in ("mkdocs", "properdocs"):
        project.edit("hooks/publish.py", "mkdocs.__main__", f"{builder}.__main__")
        done = subprocess.run(
            [sys.executable, "hooks/publish.py", "build"], cwd=project.root, capture_output=True, text=True, check=False
        )
        assert done.returncode == 1
        told.append(done.stderr.splitlines()[-2:])
    assert told[0] == told[1]
    assert "There is no site yet" in told[0][0]
