"""A double click on start.py: it brings what is needed, says what it does, and opens the preview in the browser."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.preview import previewing
from tests.support.project import ROOT, Project

ONE_PACKAGE = "mergedeep"  # pure Python, and small


def hashed(package: str) -> str:
    """Return the lines of requirements.txt that name a package and its hashes."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    first = next(number for number, line in enumerate(lines) if line.startswith(f"{package}=="))
    rest = next(number for number in range(first + 1, len(lines)) if not lines[number].startswith("    "))
    return "".join(lines[first:rest])


def prepare(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(folder / "start.py"), "--only-prepare", "venv"]
    return subprocess.run(
        command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=300
    )


@pytest.mark.slow
def test_the_first_start_says_what_it_does_and_the_second_has_nothing_to_do(tmp_path: Path) -> None:
    shutil.copy2(ROOT / "start.py", tmp_path)
    needs = tmp_path / "requirements.txt"
    needs.write_text(hashed(ONE_PACKAGE).replace("sha256:", "sha256:0000"), encoding="utf-8")
    wrong = prepare(tmp_path)
    assert wrong.returncode == 1
    assert "could not be installed" in wrong.stdout
    assert "入れられませんでした" in wrong.stdout
    needs.write_text(hashed(ONE_PACKAGE), encoding="utf-8")
    first = prepare(tmp_path)
    assert first.returncode == 0, first.stdout + first.stderr
    for words in ("Getting ready.", "準備をしています。", "1 / 1"):
        assert words in first.stdout
    python = tmp_path / "venv/bin/python"
    assert subprocess.run([python, "-c", f"import {ONE_PACKAGE}"], check=False).returncode == 0
    assert prepare(tmp_path).stdout == ""


@pytest.mark.slow
def test_the_preview_opens_in_the_browser_by_itself(project: Project, tmp_path: Path) -> None:
    asked, browser = tmp_path / "asked", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {asked}\n', encoding="utf-8")
    browser.chmod(0o755)
    with previewing(project, BROWSER=str(browser), words=("--open",)) as preview:
        assert preview.shows("", "<h1"), preview.told
        assert asked.read_text(encoding="utf-8").strip() == f"{preview.address}/"


def test_a_mac_can_open_it_by_a_double_click() -> None:
    assert os.access(ROOT / "start.command", os.X_OK)
    assert subprocess.run(["sh", "-n", ROOT / "start.command"], check=False).returncode == 0
