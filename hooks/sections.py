"""A page's source cut into sections by its headings, with line numbers for messages."""

import re
from dataclasses import dataclass
from functools import cached_property

_HEADING = re.compile(r"^(?P<marks>#{1,6})\s+.*?(?:\{(?P<attributes>[^}]*)\})?\s*$")
_FENCE = re.compile(r"^\s*(```|~~~)")
CITATION = re.compile(r"[^\S\n]*\[(?P<ids>@[^\]\[\s;]+(?:\s*;\s*@[^\]\[\s;]+)*)\]")


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it, up to the next heading; `level` 1 is what stands before the first."""

    id: str
    level: int
    lines: tuple[tuple[int, str], ...]  # number in the file, text; the heading comes first
    attributes: str = ""

    @property
    def line(self) -> int:
        """Return the number of the heading's line."""
        return self.lines[0][0]

    @cached_property
    def citations(self) -> list[tuple[int, str]]:
        """Return line and reference id of each citation; several checks ask for them."""
        matches = ((number, match) for number, text in self.lines for match in CITATION.finditer(text))
        return [(number, name) for number, match in matches for name in cited(match)]


def cited(match: re.Match[str]) -> list[str]:
    """Return the ids of one citation such as `[@hou-2010; @packheiser-2024]`."""
    return [part.strip().removeprefix("@") for part in match["ids"].split(";")]


def sections(source: str) -> list[Section]:
    """Return the sections of a page's source, front matter left out."""
    lines = list(enumerate(source.splitlines(), start=1))
    if lines and lines[0][1].strip() == "---":
        end = next((index for index, (_, text) in enumerate(lines[1:], start=1) if text.strip() in ("---", "...")), 0)
        lines = lines[end + 1 :]
    found: list[tuple[str, int, str, list[tuple[int, str]]]] = [("", 1, "", [])]
    fenced = False
    for number, text in lines:
        fenced ^= bool(_FENCE.match(text))
        heading = None if fenced else _HEADING.match(text)
        if heading:
            attributes = heading["attributes"] or ""
            name = re.search(r"#([\w-]+)", attributes)
            found.append((name[1] if name else text.strip("# "), len(heading["marks"]), attributes, []))
        found[-1][3].append((number, text))
    return [Section(name, level, tuple(body), attributes) for name, level, attributes, body in found if body]
