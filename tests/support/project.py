"""Copies of the project that tests may spoil, and sites built from them."""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import yaml
from mkdocs.config import load_config

from practice_site.checks import run
from practice_site.commands.stamp import stamp
from practice_site.issues import Issue
from practice_site.project import Data
from practice_site.project import Project as Sources
from tests.support import forked

ROOT = Path(__file__).parents[2]
SOURCES = ("docs", "data", "overrides", "practice_site", "hooks.py", "mkdocs.yml")
TODAY = date(2026, 11, 22)  # on which the shipped pages were reviewed
_OF_MENUS = ("menu: ", "order: ", "menu_name: ")
_QUIET = {"NO_MKDOCS_2_WARNING": "1"}
_UNDELIVERED = "extra:\n  deliver: false\n"
READ_ALONE = f"INHERIT: mkdocs.yml\n{_UNDELIVERED}"


def every_fact() -> dict[str, str]:
    """Return the files of data/ in which every fact of the practice is given, by name."""
    lines = (ROOT / "tests/practice-full.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    files: dict[str, list[str]] = {}
    for line in lines[1:]:
        if line.startswith("  "):
            list(files.values())[-1].append(line.removeprefix("  "))
        else:
            files[line.rstrip(":\n")] = []
    return {name: "".join(text) for name, text in files.items()}


def full_data() -> Data:
    """Return the facts of a project in which every fact of the practice is given."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(ROOT / "data", root / "data")
        (root / "docs").symlink_to(ROOT / "docs")
        give_every_fact(root)
        return Data(root / "data")


def give_every_fact(root: Path) -> None:
    """Write these files into a copy of the project."""
    for name, text in every_fact().items():
        (root / f"data/{name}.yml").write_text(text, encoding="utf-8")


def make_real(root: Path) -> None:
    """Give a copy of the project facts that a release takes for real."""
    give_every_fact(root)
    shutil.copytree(root / "docs/assets/sample", root / "docs/assets/real")
    for name in every_fact():
        path = root / f"data/{name}.yml"
        text = path.read_text(encoding="utf-8").replace("line.example.com", "line.me")
        text = text.replace("example.com", "stone-house-mikage.jp").replace("/assets/sample/", "/assets/real/")
        path.write_text(text, encoding="utf-8")


@dataclass
class Project:
    """A copy of the project."""

    root: Path

    @property
    def site(self) -> Path:
        """Return where the site is built."""
        return self.root / "site"

    def text(self, name: str) -> str:
        """Return the text of a file of the project."""
        return (self.root / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        """Write a file of the project."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace text that must be there in a file."""
        text = self.text(name)
        assert old in text, f"{name} holds no {old!r}"
        self.write(name, text.replace(old, new))

    def menus_in_settings(self) -> None:
        """Write the menus into mkdocs.yml, as a project may, and take them out of the pages."""
        texts = {path: path.read_text(encoding="utf-8") for path in sorted(self.root.glob("docs/*.md"))}
        said = {path: yaml.safe_load(text.split("---\n")[1]) for path, text in texts.items()}
        entries: dict[str, list[tuple[int, str, str]]] = {}
        words = ""
        for path, its in said.items():
            kept = [line for line in texts[path].splitlines(keepends=True) if not line.startswith(_OF_MENUS)]
            path.write_text("".join(kept), encoding="utf-8")
            if "menu" in its:
                entries.setdefault(its["menu"], []).append((its["order"], its["menu_name"], path.name))
                words += f"            {its['menu_name']}: {said[path.with_suffix('.ja.md')]['menu_name']}\n"
        for menu, pages in entries.items():
            lines = "".join(f"      - {name}: {page}\n" for _, name, page in sorted(pages))
            self.edit("mkdocs.yml", f"  - {menu.capitalize()}: []\n", f"  - {menu.capitalize()}:\n{lines}")
        self.edit("mkdocs.yml", "            Home: トップページ\n", f"            Home: トップページ\n{words}")

    def line(self, name: str, words: str) -> int:
        """Return the line of a file on which words stand that must be there."""
        return next(number for number, line in enumerate(self.text(name).splitlines(), start=1) if words in line)

    def stamp(self, page: str) -> None:
        """Say that a Japanese page is up to date, as `make stamp` does."""
        stamp(self.root, page)

    def issues(self) -> list[Issue]:
        """Return what a build tells of everything that staff wrote, without building it."""
        return run.issues(Sources(self.root), load_config(str(self.root / "mkdocs.yml")))

    def told(self) -> list[str]:
        """Return the same as staff read it."""
        return [str(issue) for issue in self.issues()]

    def html(self, page: str) -> str:
        """Return a page of the built site, by its address."""
        return (self.site / page / "index.html").read_text(encoding="utf-8")

    def build(self, epoch: date | None = None, delivered: bool = True) -> subprocess.CompletedProcess[str]:
        """Build as `mkdocs build --strict` does, as if today were `epoch`.

        A site that is only read as HTML need not be `delivered`: no search index, no compression, no short styles.
        """
        config = "mkdocs.yml"
        if not delivered:
            config = "mkdocs-read.yml"
            self.write(config, READ_ALONE)
        return self.run("mkdocs", "build", "--strict", "--config-file", config, **_clock(epoch))

    def leave_as_read(self) -> None:
        """Let every build from now on leave out what `build` leaves out where a site is only read."""
        self.write("mkdocs.yml", f"{self.text('mkdocs.yml')}\n{_UNDELIVERED}")

    def command(
        self, *words: str, timeout: float | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run what `make` runs: `command("page", "stretching")`."""
        return self.run("practice_site", *words, timeout=timeout, **environment)

    def run(self, *words: str, timeout: float | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a Python module in the project's folder; raises `TimeoutExpired` after so many seconds."""
        return forked.run(words, self.root, {**os.environ, **_QUIET, **environment}, timeout)

    def start(self, *words: str, **environment: str) -> subprocess.Popen[str]:
        """Start a Python module in the project's folder."""
        return subprocess.Popen(
            [sys.executable, "-m", *words],
            cwd=self.root,
            env={**os.environ, **_QUIET, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


def _clock(day: date | None) -> dict[str, str]:
    """Return what makes a day the day of the build: its midday."""
    if day is None:
        return {}
    return {"SOURCE_DATE_EPOCH": str(int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()))}


def warnings(built: subprocess.CompletedProcess[str]) -> list[str]:
    """Return what a build warned about."""
    lines = built.stderr.splitlines()
    return [line.removeprefix("WARNING -").strip() for line in lines if line.startswith("WARNING -")]


def copy_of_project(target: Path) -> Project:
    """Return a copy of the project in an empty folder."""
    for name in SOURCES:
        source = ROOT / name
        shutil.copytree(source, target / name) if source.is_dir() else shutil.copy2(source, target / name)
    return Project(target)


def made_once(shared: Path, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that all workers of a run share; whoever comes first makes what it holds."""
    folder = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "made").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            (folder / "made").touch()
    return folder


def built_once(shared: Path, name: str, full: bool = False, epoch: date | None = None) -> Path:
    """Return a site that all workers of a run share."""

    def make(folder: Path) -> None:
        project = copy_of_project(folder)
        if full:
            give_every_fact(folder)
        built = project.build(epoch)
        assert built.returncode == 0, built.stderr

    return made_once(shared, name, make) / "site"
