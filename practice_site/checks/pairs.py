"""A page and its twin tell the same: structure is compared before words."""

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from practice_site.checks import leftovers
from practice_site.checks.side_by_side import Rows, aligned, comparable
from practice_site.content.parts import Section
from practice_site.content.references import STRENGTH
from practice_site.content.sources import Source
from practice_site.issues import Issue, issue, said
from practice_site.project import Project

_Part = tuple[str, str, int]  # kind, value, line


def differences(page: Source, twin: Source, project: Project) -> list[Issue]:
    """Return the headings, and within each section the parts, in which two twins differ."""
    rows = aligned(page, twin)
    found = _missing(page, rows, twin) + _missing(twin, [(theirs, mine) for mine, theirs in rows], page)
    if not found:
        found += _another_order(page, twin)
    for mine, theirs in comparable(page, twin):
        found += [*_id_differs(page, mine, twin, theirs), *_parts_differ(page, mine, twin, theirs)]
    return found


def _missing(here: Source, rows: Rows, there: Source) -> list[Issue]:
    """Return one issue for all headings that one page lacks."""
    above = 1
    lost = []
    for mine, theirs in rows:
        above = mine.line if mine else above
        if theirs and not mine and above not in leftovers.spoilt(here) and not _repeated(theirs, there):
            lost.append((above, theirs))
    if not lost:
        return []
    line, first = next((it for it in lost if it[1].heading), lost[0])
    message = "heading_missing" if first.heading else "text_before_headings_missing"
    message = message if len(lost) == 1 else "several_headings_missing"
    return [issue(here.path, line, message, id=first.id, count=len(lost), there=f"{there.path}:{first.line}")]


def _repeated(section: Section, page: Source) -> bool:
    """Tell whether an id stands twice on a page, which is a mistake of its own."""
    return sum(other.id == section.id for other in page.sections) > 1


def _another_order(page: Source, twin: Source) -> list[Issue]:
    order = [section.id for section, other in aligned(page, twin) if section and other and section.id == other.id]
    there = [section for section in twin.sections if section.id in order]
    odd = next((section for section, name in zip(there, order, strict=False) if section.id != name), None)
    return [issue(twin.path, odd.line, "sections_in_another_order", there=page.path)] if odd else []


def _id_differs(page: Source, mine: Section, twin: Source, theirs: Section) -> Iterator[Issue]:
    ids = [section.attributes.get("id", "") for section in (mine, theirs)]
    if all(ids) and ids[0] != ids[1] and not _repeated(mine, page) and not _repeated(theirs, twin):
        there = f"{page.path}:{mine.line}"
        yield issue(twin.path, theirs.line, "heading_id_differs", mine=ids[1], theirs=ids[0], there=there)


def _parts(section: Section) -> Iterator[_Part]:
    """Yield what a section holds beside its words."""
    if section.heading:
        yield "level", "#" * section.level, section.line
    if level := section.attributes.get("certainty"):
        yield "certainty_of_heading", level, section.line
    for text in section.texts:
        if text.certainty is not None:
            yield "certainty", text.certainty, text.line
    for box in section.boxes:
        yield "box", box.kind, box.line
    for picture in section.pictures:
        kind = "figure" if picture.target.startswith("figure:") else "picture"
        yield kind, picture.target.removeprefix("figure:"), picture.line
    for link in section.links:
        if not link.target.startswith("helpline:"):  # whom to call may differ: not every line speaks both languages
            yield "link", link.target.replace(".ja.md", ".md"), link.line
    yield "entries", str(sum(block.kind == "li" for block in section.blocks)), section.line
    for table in section.tables:
        yield "table", f"{table.rows}×{table.columns}", table.line


def _only(mine: list[_Part], theirs: list[_Part]) -> dict[str, list[tuple[str, int]]]:
    """Return by kind what is in one list and not in the other, as often as it is."""
    rest = Counter((kind, value) for kind, value, _ in theirs)
    found: dict[str, list[tuple[str, int]]] = {}
    for kind, value, line in mine:
        if rest[kind, value]:
            rest[kind, value] -= 1
        else:
            found.setdefault(kind, []).append((value, line))
    return found


def _parts_differ(page: Source, mine: Section, twin: Source, theirs: Section) -> Iterator[Issue]:
    parts, parts_there = list(_parts(mine)), list(_parts(theirs))
    only_here, only_there = _only(parts, parts_there), _only(parts_there, parts)
    for kind in only_here | only_there:
        name, here, there = said(f"part_{kind}"), only_here.get(kind, []), only_there.get(kind, [])
        if _told_elsewhere(kind, mine, theirs, {value for value, _ in here + there}):
            continue
        for one, other in zip_longest(here, there):
            place = f"{page.path}:{one[1]}" if one else f"{twin.path}:{other[1]}"
            if one and other:
                yield issue(twin.path, other[1], "part_differs", kind=name, mine=other[0], theirs=one[0], there=place)
            elif one:
                yield issue(twin.path, theirs.line, "part_missing", kind=name, what=one[0], there=place)
            else:
                yield issue(page.path, mine.line, "part_missing", kind=name, what=other[0], there=place)


def _told_elsewhere(kind: str, mine: Section, theirs: Section, values: set[str]) -> bool:
    """Tell whether a level is unknown, or went with the braces of a heading that lost its id too."""
    if kind == "certainty_of_heading" and not ("id" in mine.attributes and "id" in theirs.attributes):
        return True
    return kind.startswith("certainty") and not values <= STRENGTH.keys()
