"""The parts of a page: sections, links, pictures, boxes, tables and visible words, each with its line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from practice_site.content.citations import cited

# How sure research is: at the end of a line, or of a cell. In a heading it is one of the attributes.
CERTAINTY = r"\{\s*certainty=(?P<level>[\w-]*)\s*\}[ \t]*$"
_CERTAINTY = re.compile(CERTAINTY)


@dataclass(frozen=True)
class Link:
    """A link or a picture; of a picture, `words` are its alternative text, and it may be `alone` in its paragraph."""

    line: int
    words: str
    target: str
    alone: bool = False


@dataclass(frozen=True)
class Text:
    """Words that readers see, on one line of the file; what stands in code is not among them."""

    line: int
    words: str

    @property
    def certainty(self) -> str | None:
        """Return the level that the mark at the end of the line names."""
        match = _CERTAINTY.search(self.words)
        return match["level"] if match else None


@dataclass(frozen=True)
class Box:
    """A block that begins with `!!!`; `end` is the line after it."""

    line: int
    kind: str
    end: int

    @property
    def empty(self) -> bool:
        """Tell whether nothing stands inside."""
        return self.end == self.line + 1


class Block(NamedTuple):
    """A heading, list, entry, table, box or piece of indented code, and in how many lists it stands."""

    line: int
    kind: str
    within: int = 0


@dataclass
class Table:
    """A table; its head is a row too, and `lines` has the line of each."""

    line: int
    columns: int = 0
    lines: list[int] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """Return how many rows there are."""
        return len(self.lines)


@dataclass
class Section:
    """A heading and what stands under it, up to the next heading; level 1 without an id is what stands before them.

    `asides` are words within code, above others, or shown only when a mouse rests on a link.
    """

    line: int
    level: int
    heading: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    pictures: list[Link] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    asides: list[Text] = field(default_factory=list)
    html: list[Text] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Return the id that staff gave, or the heading's words while it has none."""
        return self.attributes.get("id", self.heading)

    @cached_property
    def citations(self) -> list[tuple[int, str]]:
        """Return line and study of each citation."""
        return [(text.line, name) for text in self.texts for name in cited(text.words)]


def texts(sections: list[Section]) -> Iterator[Text]:
    """Yield the visible words of a page, line by line."""
    for section in sections:
        yield from section.texts
