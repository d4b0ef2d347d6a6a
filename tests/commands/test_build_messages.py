"""What `make` says of a build: what matters alone, each once, in order, and never a traceback."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from practice_site.commands.build import LOG
from tests.support.project import ROOT, Project, give_every_fact

HEADINGS = "To mend · 直すこと", "Remarks, which stop nothing · お知らせ（このままでも公開できます）"


def in_utf16(name: str) -> Callable[[Project], object]:
    return lambda project: (project.root / name).write_bytes(project.text(name).encode("utf-16"))


def edited(name: str, old: str, new: str) -> Callable[[Project], object]:
    return lambda project: project.edit(name, old, new)


def without(name: str) -> Callable[[Project], object]:
    return lambda project: shutil.rmtree(project.root / name)


def a_holiday_without_its_name(project: Project) -> None:
    give_every_fact(project.root)
    project.edit("data/holidays.yml", "ja: 元日", "ja: 正月")


def without_menu(project: Project) -> None:
    before, _, rest = project.text("mkdocs.yml").partition("\nnav:\n")
    project.write("mkdocs.yml", f"{before}\n" + rest.partition("\n\n")[2])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (without("docs"), "docs:1  the folder is missing"),
        (without("data"), "data:1  the folder is missing"),
        (without("overrides"), "overrides:1  the folder is missing"),
        (lambda project: (project.root / "mkdocs.yml").unlink(), "mkdocs.yml:1  the file is missing"),
        (lambda project: project.write("mkdocs.yml", "words"), "mkdocs.yml:1  here stand no lines such as"),
        (in_utf16("mkdocs.yml"), "mkdocs.yml:1  the file is not saved as UTF-8"),
        (edited("mkdocs.yml", "  - Topics", " - Topics"), "mkdocs.yml:12  the indent is lost here or in the"),
        (edited("mkdocs.yml", "  languages:", "languages:"), "  MkDocs cannot use plugins"),
        (edited("mkdocs.yml", "\nplugins: #", "\n  plugins: #"), "mkdocs.yml:1  i18n is missing"),
        (edited("mkdocs.yml", "\nhooks:", "\n  hooks:"), "mkdocs.yml:1  hooks is missing"),
        (edited("mkdocs.yml", "\nsite_url:", "\n#"), "mkdocs.yml:1  site_url is missing"),
        (edited("mkdocs.yml", "\nnav:", "\nnavy:"), "mkdocs.yml:9  MkDocs cannot use navy"),
        (without_menu, "mkdocs.yml:1  nav is missing"),
        (edited("overrides/partials/footer.html", "{%", "{% if"), "overrides/partials/footer.html:6  this template"),
        (
            edited("overrides/main.html", "{% block content %}", "{{ 1 | nothing }}{% block content %}"),
            "overrides/main.html:",
        ),
        (
            edited("overrides/main.html", "{% block content %}", "{{ not.there }}{% block content %}"),
            "overrides/main.html:",
        ),
        (
            edited("overrides/main.html", "partials/header.html", "partials/head.html"),
            "takes in partials/head.html, and",
        ),
        (in_utf16("overrides/main.html"), "overrides/main.html:1  the file is not saved as UTF-8"),
        (edited("data/labels.yml", "skip:", "skipp:"), "data/labels.yml:1  skip is missing"),
        (a_holiday_without_its_name, "data/holidays.yml:1  元日"),
        (edited("data/practice.yml", "sample: true", "sample: [true"), "data/practice.yml:1  this line"),
    ],
)
def test_a_mistake_is_told_once_with_its_place_and_nothing_else(
    project: Project, spoil: Callable[[Project], object], expected: str
) -> None:
    spoil(project)
    done = project.command("build")
    lines = done.stderr.splitlines()
    assert done.returncode == 1
    assert lines[0] == HEADINGS[0]
    assert expected in lines[1]
    assert re.search("[ぁ-ん]", lines[1]), "in both languages"
    assert lines[2:] == ["", "Problems: 1. There is no site yet.", "問題：1件。サイトはまだありません。"]
    assert not (project.root / LOG).exists()


@pytest.mark.slow
def test_problems_come_first_in_order_and_remarks_after_them(project: Project) -> None:
    project.edit("data/helplines.yml", "checked_on: 2026-11-22", "checked_on: 2020-01-01")
    for name, words in (("docs/massage.md", "[there](gone.md)"), ("docs/massage.ja.md", "[そこ](gone.md)")):
        text = project.text(name).replace("\n## ", f"\n{words}\n\n## ", 1)
        project.write(name, f"{text}\n{words.replace('gone', 'lost')}\n")
    project.stamp("massage")
    done = project.command("build")
    assert done.returncode == 1
    problems, remarks, end = (part.splitlines() for part in done.stderr.split("\n\n"))
    assert (problems[0], remarks[0]) == HEADINGS
    places = [(line.split(":")[0], int(line.split(":")[1].split()[0])) for line in problems[1:]]
    assert places == sorted(set(places))
    assert len(places) == 4
    assert [line.partition(" ")[0] for line in remarks[1:]] == ["data/helplines.yml:1"]
    assert end[0].startswith("Problems: 4. ")
    assert "INFO" not in done.stderr


def test_a_faultless_build_says_that_it_is_done_and_what_grows_old(project: Project) -> None:
    project.leave_as_read()
    project.edit("data/helplines.yml", "checked_on: 2026-11-22", "checked_on: 2020-01-01")
    done = project.command("build")
    assert done.returncode == 0
    lines = done.stderr.splitlines()
    assert lines[0] == HEADINGS[1]
    assert lines[1].startswith("data/helplines.yml:1  ")
    assert lines[2:] == ["", "The new site is in site/.", "新しいサイトが site/ にできました。"]


@pytest.mark.slow
def test_a_copy_without_git_on_a_computer_without_git_is_built_and_told_of(project: Project, tmp_path: Path) -> None:
    nothing = str(tmp_path / "nothing")
    project.leave_as_read()
    project.edit("docs/massage.md", "Many people feel calmer after", "Most people feel calmer after")
    done = project.command("build", PATH=nothing)
    assert done.returncode == 1
    assert "docs/massage.md が変わりました。" in done.stderr.splitlines()[1]
    assert project.command("stamp", "massage", PATH=nothing).returncode == 0
    done = project.command("build", PATH=nothing)
    assert (done.returncode, done.stderr.splitlines()[0]) == (0, "The new site is in site/.")


def make(folder: Path, venv: str, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "MAKEFLAGS": ""}
    done = f"--old-file={venv}/site.stamp"  # what is installed is not the question here
    command = ["make", "--silent", done, *words, f"VENV={venv}"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


TYPED = [
    "$(x)",
    "$(x",
    "$x",
    "a b",
    'a "b"',
    "a'b",
    "a;touch pwned",
    "`touch pwned`",
    "$(shell touch pwned)",
    "#a",
    "-a",
]


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize(("command", "name"), [("page", "slug"), ("stamp", "page")])
def test_whatever_is_typed_after_a_name_reaches_the_program_as_it_is(
    tmp_path: Path, command: str, name: str, typed: str
) -> None:
    for file in ("Makefile", "requirements.txt"):
        shutil.copy2(ROOT / file, tmp_path)
    python = tmp_path / "venv/bin/python"  # in its place: one that says what it was asked
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\nprintf '%s\\n' \"$@\"\n", encoding="utf-8")
    python.chmod(0o755)
    (python.parents[1] / "site.stamp").touch()
    before = sorted(tmp_path.rglob("*"))
    done = make(tmp_path, "venv", command, f"{name}={typed}")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["-m", "practice_site", command, "--", typed]
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.slow
@pytest.mark.parametrize("typed", ["$(x", "-a"])
@pytest.mark.parametrize(
    ("command", "name", "told"),
    [("page", "slug", "“{}” cannot be an address"), ("stamp", "page", "There are no docs/{}.md and")],
)
def test_whatever_is_typed_after_a_name_is_answered_with_a_sentence(
    project: Project, command: str, name: str, told: str, typed: str
) -> None:
    for file in ("Makefile", "requirements.txt"):
        shutil.copy2(ROOT / file, project.root)
    before = sorted(project.root.rglob("*"))
    done = make(project.root, sys.prefix, command, f"{name}={typed}")
    assert done.returncode != 0
    assert told.format(typed) in done.stderr
    assert "Traceback" not in done.stderr
    assert [
        path for path in sorted(project.root.rglob("*")) if path not in before and "__pycache__" not in path.parts
    ] == []
