"""What Markdown makes of a page is what its writer sees in it: each list, table, heading and box, and no marks left."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from practice_site.checks import leftovers
from practice_site.content.parts import Block
from practice_site.content.sources import Source
from practice_site.issues import Issue, issue

_MESSAGES = {"ul": "list_not_read", "ol": "list_not_read", "li": "list_not_read", "table": "table_not_read"}
_MESSAGES |= {"heading": "heading_moved_in", "box": "box_moved_in", "code": "code_by_indent"}
_EMPHASIS = re.compile(r"\*\*|＊＊|~~")
# Signs that stand for the entries of a list, at the beginning of a second line: lines of a paragraph become one.
_ENTRY = re.compile(r"\n[ \u3000]*(?P<line>[・･•●○■□◆◇▪－–—*+-] ?\S|[0-9０-９]{1,2}[.．)）、] ?\S|[①-⑳])")
_ROW = re.compile(r"(?:^|\n)[ \u3000]*(?P<line>[|｜].*[|｜])")
_DEFINITION = re.compile(r"(?:^|\n)(?P<line>\[[^\]@]+\]:\s)")
_LINES = ((_ENTRY, "list_not_read"), (_ROW, "table_not_read"), (_DEFINITION, "form_reference"))


def differences(page: Source, blocks: list[tuple[str, int]], words: list[str]) -> list[Issue]:
    """Return what came out otherwise than it is written; `blocks` and `words` are those that readers get."""
    if leftovers.spoilt(page):
        return []  # which follows from what has been told
    return _of_blocks(page, blocks) or list(_of_words(page, words))


def ids_of_the_template(page: Source, ids: list[str], output: str) -> list[Issue]:
    """Return each of the ids of a page that stands elsewhere in its HTML, too: links and scripts find the first."""
    lines = page.text.split("\n")
    twice = [name for name in dict.fromkeys(ids) if output.count(f' id="{name}"') > 1 and ids.count(name) == 1]
    within = [name for name in dict.fromkeys(ids) if ids.count(name) > 1]
    headings = [section.attributes.get("id") for section in page.sections]
    return [
        issue(page.path, _line_of_id(lines, name), message, id=name)
        for message, names in (("id_of_the_template", twice), ("heading_id_twice", within))
        for name in names
        if headings.count(name) < 2  # which has been told
    ]


def _of_blocks(page: Source, made: list[tuple[str, int]]) -> list[Issue]:
    """Return the first block that is not what it seems: those after it mostly follow."""
    written = [block for section in page.sections for block in section.blocks]
    line = 1
    for mine, theirs in zip_longest(written, made):
        line = mine.line if mine else line
        if theirs and theirs[0] == "code" and (not mine or mine.kind != "box"):
            return [issue(page.path, line, "code_by_indent")]
        if not mine or not theirs or (mine.kind, mine.within) != theirs:
            return [issue(page.path, line, _MESSAGES[_culprit(mine, theirs)])]
    return []


def _culprit(mine: Block | None, theirs: tuple[str, int] | None) -> str:
    return mine.kind if mine else theirs[0] if theirs else "li"


def _of_words(page: Source, words: list[str]) -> Iterator[Issue]:
    for piece in words:
        if match := _EMPHASIS.search(piece):
            yield issue(page.path, _line(page, piece, match.start()), "emphasis_not_read", mark=match[0])
        for pattern, message in _LINES:
            if match := pattern.search(piece):
                yield issue(page.path, _line(page, piece, match.start("line")), message)


def _line(page: Source, piece: str, place: int) -> int:
    """Return the line on which a place of a text stands in the file, as far as the words around it tell."""
    lines = page.text.split("\n")
    return _line_with(lines, piece[place:].split("\n")[0].strip(), len(lines) - page.body.count("\n") - 1)


def _line_of_id(lines: list[str], name: str) -> int:
    found = (number for number, line in enumerate(lines, start=1) if f"#{name}" in line.replace("}", " ").split())
    return next(found, 1)


def _line_with(lines: list[str], words: str, before: int = 0) -> int:
    """Return the first line that holds some words, below the front matter, or its end."""
    return next((number for number, line in enumerate(lines, start=1) if number > before and words in line), before + 1)
