"""Publish to the folder: what `make release` and `make build` run, and what they told, with links into the editor."""

import os
import subprocess
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Literal, NamedTuple

from practice_site.pages.banner import entry_of_editor

_KANA_AND_BEYOND = "\u3000"  # the first of the letters and marks that only the Japanese lines hold
_QUIET = {"NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"}


class Line(NamedTuple):
    """What a command told of one place, in as many lines; `entry` is where the editor opens its file."""

    place: str
    entry: str | None
    words: list[tuple[str, str]]  # language and words


class Result(NamedTuple):
    """Whether the site was written, and what was told."""

    good: bool
    lines: list[Line]


def publish(root: Path, command: Literal["release", "build"]) -> Result:
    """Run a command in a process of its own, and return what it told once it is over."""
    done = subprocess.run(  # noqa: S603 - this Python, and one of two words
        [sys.executable, "-m", "practice_site", command],
        cwd=root,
        env=os.environ | _QUIET,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    told = [_divided(it) for it in done.stderr.splitlines() if it.strip()]
    return Result(done.returncode == 0, [_line(*group) for group in groupby(told, key=lambda it: it[0])])


def _divided(text: str) -> tuple[str, str]:
    """Return the place that a line names, if it does, and its words."""
    place, _, words = text.partition("  ")
    return (place, words) if place.rpartition(":")[2].isdigit() and words else ("", text)


def _line(place: str, told: Iterable[tuple[str, str]]) -> Line:
    words = [("ja" if any(mark >= _KANA_AND_BEYOND for mark in it) else "en", it) for _, it in told]
    return Line(place, entry_of_editor(place.rpartition(":")[0]) if place else None, words)
