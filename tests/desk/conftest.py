"""Copies of the project with the history that a developer or a download leaves."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.project import ROOT, Project

Git = Callable[..., str]


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A computer whose git knows no name, as a new one."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def _git(root: Path, *words: str) -> str:
    developer = ("-c", "user.name=Dev", "-c", "user.email=dev@example.com")
    done = subprocess.run(["git", *developer, *words], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def git(project: Project) -> Git:
    """Run git in the copy, as a developer would."""
    return lambda *words: _git(project.root, *words)


@pytest.fixture
def cloned(project: Project, git: Git) -> Project:
    """A copy with a developer's history."""
    git("init", "-q", "-b", "main")
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8")
    project.write(".gitignore", f"{ignored}serve-*.log\n")
    git("add", "-A")
    git("commit", "-qm", "A developer's step")
    return project
