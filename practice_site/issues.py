"""What staff are told: a file, a line, and a sentence of `messages.yml` in the language of that file."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml
from mkdocs.exceptions import PluginError

_MESSAGES = Path(__file__).with_name("messages.yml")


class Said(NamedTuple):
    """The same words in both languages."""

    en: str
    ja: str


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    messages: dict[str, dict[str, str]] = yaml.load(_MESSAGES.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return messages


def said(message: str, **values: object) -> Said:
    """Return a message with its values; one that is `Said` differs between the languages."""

    def side(language: int) -> str:
        own = {name: value[language] if isinstance(value, Said) else value for name, value in values.items()}
        return _catalogue()[message][Said._fields[language]].format(**own)

    return Said(side(0), side(1))


@dataclass(frozen=True, order=True)
class Issue:
    """Something to mend; `blocking` says whether the site may be built with it."""

    path: str
    line: int
    en: str
    ja: str
    blocking: bool = True

    def __str__(self) -> str:
        """Return one line: in the language of a page, in both languages for every other file."""
        if self.path.endswith(".md"):
            words = self.ja if self.path.endswith(".ja.md") else self.en
        else:
            words = f"{self.en} · {self.ja}"
        return f"{self.path}:{self.line}  {words}"


def issue(path: str, line: int, message: str, *, blocking: bool = True, **values: object) -> Issue:
    """Return an issue with the words of a message."""
    return Issue(path, line, *said(message, **values), blocking=blocking)


class IssuesError(PluginError):
    """Nothing can be shown before these issues are mended."""

    def __init__(self, issues: list[Issue]) -> None:
        """Keep what is to be told."""
        super().__init__("\n".join(map(str, issues)))
        self.issues = issues


class WrongError(ValueError):
    """What a validator found; raised inside a model, it becomes an issue with the line of its field."""

    def __init__(self, message: str, **values: object) -> None:
        """Keep the words in both languages."""
        self.said = said(message, **values)
        super().__init__(self.said.en)


def line_of(text: str, field: str) -> int:
    """Return the line on which a field of YAML begins, or 1."""
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, start=1) if line.startswith(f"{field}:")), 1)
