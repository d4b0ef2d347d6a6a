"""What the handbook tells staff to type works, in both languages, and its pictures are those of the running editor."""

import os
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from tests.support.browser import bring_npm
from tests.support.preview import previewing
from tests.support.project import ROOT, Project
from tools import handbook_pictures

READMES = ("README.md", "README.ja.md")
# These are run elsewhere, and would run for many minutes here.
ELSEWHERE = {
    "make test": "is what runs this test",
    "make test-all": "this too",
    "make weekly": "tests/commands/test_weekly.py, against a server on loopback",
}
MESSAGES = (ROOT / "practice_site/messages.yml").read_text(encoding="utf-8")


def text_of(readme: str) -> str:
    return (ROOT / readme).read_text(encoding="utf-8")


def blocks(readme: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text_of(readme), flags=re.MULTILINE | re.DOTALL)


def commands(readme: str) -> list[str]:
    lines = (line for block in blocks(readme, "sh") for line in block.splitlines())
    return [command for line in lines if (command := line.partition("#")[0].strip())]


def cells(readme: str, head: str) -> list[str]:
    """Return what stands in code in the first column of the table below a heading."""
    table = text_of(readme).partition(f"### {head}\n")[2].partition("\n## ")[0].partition("\n### ")[0]
    return re.findall(r"^\| `(.+?)` \|", table, flags=re.MULTILINE)


@pytest.fixture
def copy(project: Project) -> Project:
    """A copy with everything that make and git need, as a clone has it."""
    for name in ("Makefile", "requirements.txt", *READMES):
        shutil.copy2(ROOT / name, project.root)
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "first"]):
        run(project, ["git", *command])
    return project


def run(project: Project, command: list[str]) -> subprocess.CompletedProcess[str]:
    who = {
        f"GIT_{role}_{field}": "staff@example.com" for role in ("AUTHOR", "COMMITTER") for field in ("NAME", "EMAIL")
    }
    environment = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull}
    return subprocess.run(command, cwd=project.root, env=environment, capture_output=True, text=True, check=False)


def make(project: Project, command: str) -> list[str]:
    """Return a make command that uses the set-up which is here already, or is about to be."""
    (project.root / "requirements.txt").touch()
    os.utime(project.root / "requirements.txt", (0, 0))
    return [*command.split(), f"VENV={Path(sys.prefix)}"]


def test_both_handbooks_hold_the_same_commands_snippets_and_parts() -> None:
    english, japanese = READMES
    assert commands(english) == commands(japanese)
    assert blocks(english, "yaml") == blocks(japanese, "yaml")
    parts = [
        re.findall(r"^(###?) ", text_of(name).partition("\n## Where")[0].partition("\n## どこ")[0], re.M)
        for name in READMES
    ]
    assert parts[0] == parts[1]
    assert len(cells(english, "What Markdown can do here")) == len(cells(japanese, "書き方")) == 6


@pytest.mark.slow
def test_every_command_of_the_handbook_runs(copy: Project) -> None:
    asked = commands("README.md")
    assert len(asked) >= 7
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))
    named = {
        name
        for readme in (*READMES, "DEVELOPERS.md", "DEVELOPERS.ja.md")
        for name in re.findall(r"`make ([a-z-]+)", text_of(readme))
    }
    assert named | {command.split()[1] for command in asked if command.startswith("make")} <= targets
    for command in (command for command in asked if command not in ELSEWHERE and command != "make serve"):
        done = run(copy, make(copy, command) if command.startswith("make") else command.split())
        # A sample is never released, and the list says why.
        expected = 1 if command == "make release" else 0
        assert (done.returncode != 0) == expected, f"{command}\n{done.stdout}{done.stderr}"
        if expected:
            assert "data/practice.yml:1  sample is true" in done.stderr
    assert (copy.root / "docs/stretching.ja.md").exists()
    assert (copy.root / "site/ja/index.html").exists()


def test_every_file_that_the_pages_name_is_there() -> None:
    for page in (*READMES, "DEVELOPERS.md", "DEVELOPERS.ja.md"):
        names = re.findall(
            r"`((?:(?:practice_site|tests|overrides|data)/[\w./-]+)|\w+\.(?:py|command))`", text_of(page)
        )
        links = re.findall(r"\]\(((?:\w+/)?[\w.]+\.(?:md|png))\)", text_of(page))
        assert links
        inside = {path.name for path in (ROOT / "practice_site").rglob("*.py")}  # those named beside their room
        assert [name for name in (*names, *links) if not (ROOT / name).exists() and name not in inside] == [], page


@pytest.mark.slow
def test_the_preview_and_the_editor_answer_where_the_handbook_says(copy: Project) -> None:
    wanted = set(re.findall(r"<(http://127\.0\.0\.1:8000\S*)>", "".join(map(text_of, READMES))))
    assert len(wanted) == 4
    with previewing(copy) as preview:
        for address in sorted(wanted):
            path = address.partition(":8000/")[2]
            assert preview.shows(path, "<html"), address


def without(text: str, snippet: str) -> str:
    """Return a data file without the facts that a snippet says anew."""
    facts = [line for line in snippet.splitlines() if not line.startswith(" ")]
    kept, keep = [], True
    for line in text.splitlines(keepends=True):
        keep = (
            keep if line.startswith(" ") else f"{line.partition(':')[0]}:" not in [it.partition(" ")[0] for it in facts]
        )
        kept += [line] if keep else []
    return "".join(kept)


@pytest.mark.slow
def test_every_snippet_of_the_handbook_is_accepted(project: Project) -> None:
    snippets = blocks("README.md", "yaml")
    assert len(snippets) == 5
    for snippet in snippets:
        head, _, body = snippet.partition("\n")
        path = project.root / head.removeprefix("# ")
        path.write_text(without(path.read_text(encoding="utf-8"), body) + body, encoding="utf-8")
    for name, words in (("together.md", "A sample"), ("together.ja.md", "見本")):
        path = project.root / "docs" / name
        more = f"\n![{words}](figure:sample-figure)\n\n{words}[@sample-2026]\n"
        path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    project.stamp("together")
    done = project.build(delivered=False)
    assert done.returncode == 0, done.stderr
    for prefix, hours in (("", "17:30"), ("ja/", "17:30")):
        assert hours in project.html(f"{prefix}booking")
        page = project.html(f"{prefix}together")
        assert "figure-sample-figure" in page
        assert "ref-sample-2026" in page
    assert "--action: #1f4e8c;" in (project.site / "assets/site.css").read_text(encoding="utf-8")
    friday = yaml.safe_load((project.root / "data/practice.yml").read_text(encoding="utf-8"))["opening_hours"][1]
    assert friday["days"] == ["fri"]


@pytest.mark.slow
def test_what_markdown_can_do_is_what_the_handbook_says(project: Project) -> None:
    for name, readme, head in (
        ("massage.md", "README.md", "What Markdown can do here"),
        ("massage.ja.md", "README.ja.md", "書き方"),
    ):
        lines = "\n\n".join(cells(readme, head))
        path = project.root / "docs" / name
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{lines}\n\n    Text.\n", encoding="utf-8")
    project.stamp("massage")
    done = project.build(delivered=False)
    assert done.returncode == 0, done.stderr
    for path in ("massage", "ja/massage"):
        page = project.html(path)
        for part in ("ref-hou-2010", "sleep-again", "figure-exercise-kinds", 'href="?tel:119', 'class="box urgent'):
            assert re.search(part, page), part


@pytest.mark.parametrize(
    ("readme", "head"), [("README.md", "What the messages mean"), ("README.ja.md", "メッセージの意味")]
)
def test_the_messages_that_are_explained_exist(readme: str, head: str) -> None:
    found = cells(readme, head)
    assert len(found) >= 10
    for message in found:
        assert message in MESSAGES, message


def size(path: Path) -> tuple[int, int]:
    return struct.unpack(">II", path.read_bytes()[16:24])


@pytest.mark.slow
def test_the_pictures_come_from_the_running_editor(browser: Browser, tmp_path: Path) -> None:
    assert bring_npm(ROOT / "tests")
    handbook_pictures.draw(browser, tmp_path)
    drawn = {path.name: size(path) for path in tmp_path.iterdir()}
    assert drawn == {path.name: size(path) for path in (ROOT / "handbook").iterdir()}
    shown = {name for readme in READMES for name in re.findall(r"\]\(handbook/([\w.]+)\)", text_of(readme))}
    assert shown == set(drawn)
