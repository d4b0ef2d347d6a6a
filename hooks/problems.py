"""One way of telling staff what is wrong: file, line, and a sentence in the language of the file."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sections import Section, sections


@dataclass(frozen=True, order=True)
class Problem:
    """Something to mend; `blocking` says whether the site may be built with it."""

    path: str
    line: int
    en: str
    ja: str
    blocking: bool = True

    def __str__(self) -> str:
        """Return the line that staff read."""
        return f"{self.path}:{self.line}  {self.ja if self.path.endswith('.ja.md') else self.en}"


def line_of(text: str, field: str) -> int:
    """Return the line on which a field of YAML begins, or 1."""
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, start=1) if line.startswith(f"{field}:")), 1)


@dataclass(frozen=True)
class Source:
    """A Markdown file as staff wrote it; `name` is relative to `docs/`."""

    name: str
    text: str
    raw: bytes = b""

    @property
    def readable(self) -> bool:
        """Tell whether the file is UTF-8."""
        return "\N{REPLACEMENT CHARACTER}" not in self.text

    @property
    def path(self) -> str:
        """Return the name as staff know it."""
        return f"docs/{self.name}"

    @property
    def japanese(self) -> bool:
        """Tell whether this is the Japanese side of a pair."""
        return self.name.endswith(".ja.md")

    @property
    def twin(self) -> str:
        """Return the name of the same page in the other language."""
        if self.japanese:
            return self.name.removesuffix(".ja.md") + ".md"
        return self.name.removesuffix(".md") + ".ja.md"

    @cached_property
    def sections(self) -> list[Section]:
        """Return the parts of the page."""
        return sections(self.text)


def sources(docs: Path) -> list[Source]:
    """Return every Markdown file of a folder, in the order of their names."""
    paths = sorted(docs.rglob("*.md"), key=lambda path: path.relative_to(docs).as_posix())
    return [_source(path, path.relative_to(docs).as_posix()) for path in paths]


def _source(path: Path, name: str) -> Source:
    raw = path.read_bytes()
    text = raw.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    return Source(name, text, raw)
