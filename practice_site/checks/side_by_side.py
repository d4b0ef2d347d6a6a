"""The sections of a page and its twin side by side, so that each is compared with its own translation."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from practice_site.checks import leftovers
from practice_site.checks.page_names import usable
from practice_site.content.parts import Section
from practice_site.content.sources import Source

Rows = list[tuple[Section | None, Section | None]]
_Key = tuple[str, int]  # an id, and how often it stood before on the page


def twins(pages: list[Source]) -> Iterator[tuple[Source, Source]]:
    """Yield each English page with its Japanese one, if both can be read."""
    by_name = {page.name: page for page in pages if page.readable and usable(page)}
    for page in by_name.values():
        if not page.japanese and page.twin in by_name:
            yield page, by_name[page.twin]


def _keyed(page: Source) -> list[tuple[_Key | None, Section]]:
    """Return the sections with what they are known by: nothing, if staff gave no id."""
    seen: Counter[str] = Counter()
    found: list[tuple[_Key | None, Section]] = []
    for section in page.sections:
        known = "id" in section.attributes or not section.heading
        found.append(((section.id, seen[section.id]) if known else None, section))
        seen[section.id] += known
    return found


def aligned(page: Source, twin: Source) -> Rows:
    """Return the sections of two pages side by side: with the same id, else in the same place."""
    mine, theirs = _keyed(page), _keyed(twin)
    common = {key for key, _ in mine} & {key for key, _ in theirs} - {None}
    rows: dict[_Key | None, tuple[list[Section], list[Section]]] = {None: ([], [])}
    for key, _ in mine:
        if key in common:
            rows[key] = ([], [])
    for side, keyed in enumerate((mine, theirs)):
        above: _Key | None = None
        for key, section in keyed:
            above = key if key in common else above
            rows[above][side].append(section)
    return [pair for left, right in rows.values() for pair in zip_longest(left, right)]


def comparable(page: Source, twin: Source) -> list[tuple[Section, Section]]:
    """Return the sections whose contents can be compared.

    What is odd in the others follows from markup that became nothing, or from a heading that is missing below them.
    """
    odd, odd_there = leftovers.spoilt(page), leftovers.spoilt(twin)
    rows = [*aligned(page, twin), (None, None)]
    return [
        (mine, theirs)
        for (mine, theirs), below in pairwise(rows)
        if mine and theirs and mine.line not in odd and theirs.line not in odd_there
        if all(below) or not any(below)
    ]
