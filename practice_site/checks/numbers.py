"""The same numbers stand on both sides of a page, however each language writes them."""

import re
from itertools import zip_longest

from practice_site.checks.amounts import Amount, amounts
from practice_site.checks.side_by_side import comparable
from practice_site.content.citations import CITATION
from practice_site.content.parts import Section
from practice_site.content.sources import Source
from practice_site.issues import Issue, issue
from practice_site.project import Project

_NOT_TEXT = re.compile(rf"{CITATION}|\{{[^}}]*\}}")
_Said = list[tuple[int, Amount]]


def on_one_side_only(page: Source, twin: Source, project: Project) -> list[Issue]:
    """Return each number that only one of two twins says, unless it is allowed to."""
    allowed = {entry.number for entry in project.data.differences.allowed if entry.page == page.name}
    of_page, of_twin = by_section(page), by_section(twin)
    alone, alone_there = _alone(of_page, of_twin, allowed), _alone(of_twin, of_page, allowed)
    found = []
    for mine, theirs in comparable(page, twin):
        for one, other in zip_longest(alone[mine.line], alone_there[theirs.line]):
            if one and other:
                there = f"{page.path}:{one[0]}"
                found.append(issue(twin.path, other[0], "number_differs", number=other[1], other=one[1], there=there))
            elif one:
                found.append(issue(page.path, one[0], "number_missing", number=one[1], there=twin.path))
            else:
                found.append(issue(twin.path, other[0], "number_missing", number=other[1], there=page.path))
    return found


def by_section(page: Source) -> dict[int, _Said]:
    """Return line and amount of all that a page says, by the line of the section."""
    return {
        section.line: [
            (line, amount)
            for line, words in _words(section)
            for amount in amounts(_NOT_TEXT.sub(" ", words), page.language)
        ]
        for section in page.sections
    }


def _words(section: Section) -> list[tuple[int, str]]:
    """Return what readers see and hear of a section."""
    texts = [(text.line, text.words) for text in section.texts]
    return texts + [(picture.line, picture.words) for picture in section.pictures]


def _alone(mine: dict[int, _Said], theirs: dict[int, _Said], allowed: set[str]) -> dict[int, list[tuple[int, str]]]:
    """Return line and digits of each number that the other page does not say, once."""
    told = set(allowed)
    answers = {reading for said in theirs.values() for _, amount in said for reading in amount.readings}
    found: dict[int, list[tuple[int, str]]] = {}
    for section, said in mine.items():
        found[section] = []
        for line, amount in said:
            digits = f"{amount.value:.6f}".rstrip("0").rstrip(".")
            if amount.certain and digits not in told and amount.readings.isdisjoint(answers):
                found[section].append((line, digits))
                told.add(digits)
    return found
