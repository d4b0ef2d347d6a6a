"""How a file is saved, and whether it is a page at all: what is wrong here makes everything else look wrong."""

import codecs
import re
from collections.abc import Callable

from practice_site.content import yaml_lines
from practice_site.content.sources import Source
from practice_site.issues import Issue, Said, issue
from practice_site.project import Project

_LONGEST_PARAGRAPH = 10_000  # likewise; Markdown looks at each of its marks again and again
_LONGEST = 200_000  # characters; the longest page of ours has 10,000, and ten times that builds for seconds
_NOT_TEXT = {
    b"{\\rtf": Said("an RTF document", "リッチテキスト（RTF）"),
    b"PK\x03\x04": Said("a Word document", "Wordなどの文書"),
    b"\xd0\xcf\x11\xe0": Said("a Word document", "Wordなどの文書"),
    b"%PDF": Said("a PDF", "PDF"),
    b"<!doctype html": Said("a web page", "ウェブページ（HTML）"),
    b"<html": Said("a web page", "ウェブページ（HTML）"),
}
_MERGE = re.compile(r"^(?:<{7}|>{7})(?:\s|$)", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_TURNS_ROUND = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNSEEN = "\u00a0\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff"
# In markup, or before a line's first letter, such a character keeps the markup from working; elsewhere it is a blemish.
_IN_MARKUP = re.compile(
    rf"(?:^[^\w\n{_UNSEEN}]*|\{{[^}}\n{_UNSEEN}]*|\[@[^\]\n{_UNSEEN}]*|\]\([^)\n{_UNSEEN}]*|^!!![^\n{_UNSEEN}]*)[{_UNSEEN}]",
    re.MULTILINE,
)
_IN_WORDS = re.compile(rf"[{_UNSEEN}]")


def unreadable(page: Source) -> list[Issue]:
    """Return the one reason why nothing else should be said of a page, or nothing."""
    reasons: tuple[Callable[[Source], Issue | None], ...] = (
        _no_text, _not_utf8, _too_long, _paragraph_too_long, _merged, _front_left_open, _no_front, _front_twice,
        _empty, _unseen_in_markup,
    )  # fmt: skip
    first = next((reason for find in reasons if (reason := find(page))), None)
    return [first] if first else []


def _no_text(page: Source) -> Issue | None:
    start = page.raw.removeprefix(codecs.BOM_UTF8)[:20].lower() or page.text[:20].encode().lower()
    kind = next((words for begins, words in _NOT_TEXT.items() if start.startswith(begins.lower())), None)
    return kind and issue(page.path, 1, "no_text_file", kind=kind)


def _not_utf8(page: Source) -> Issue | None:
    if page.readable:
        return None
    place = page.text.index("\N{REPLACEMENT CHARACTER}")
    broken_off = place == len(page.text) - 1  # a save that ended within a letter, which takes several bytes
    return issue(page.path, _line(page, place), "file_broken_off" if broken_off else "not_utf8")


def _too_long(page: Source) -> Issue | None:
    return issue(page.path, 1, "page_too_long", length=len(page.text)) if len(page.text) > _LONGEST else None


def _paragraph_too_long(page: Source) -> Issue | None:
    length = 0
    for number, line in enumerate(page.text.split("\n"), start=1):
        length = length + len(line) if line.strip() else len(line) - len(line.strip())
        if length > _LONGEST_PARAGRAPH:
            return issue(page.path, number, "paragraph_too_long", most=f"{_LONGEST_PARAGRAPH:,}")
    return None


def too_long(page: Source) -> bool:
    """Tell whether reading a page as Markdown would take minutes."""
    return bool(_too_long(page) or _paragraph_too_long(page))


def _merged(page: Source) -> Issue | None:
    mark = _MERGE.search(page.text)
    return issue(page.path, _line(page, mark.start()), "two_versions") if mark else None


def _front_left_open(page: Source) -> Issue | None:
    return issue(page.path, 1, "front_left_open") if page.front is None and page.text.startswith("---") else None


def _no_front(page: Source) -> Issue | None:
    missing = page.front is None and page.text.strip()
    return issue(page.path, 1, "front_matter_missing") if missing else None


def _front_twice(page: Source) -> Issue | None:
    """Return a second block between `---`, which readers would see as words."""
    body = page.body.lstrip("\n")
    front = Source(page.name, body).front
    if not front or page.front is None:
        return None
    try:
        values, _ = yaml_lines.read(front)
    except yaml_lines.UnreadableError:
        return None
    again = isinstance(values, dict) and {"title", "description"} & set(values)
    return issue(page.path, page.text.count("\n") - body.count("\n") + 1, "front_matter_twice") if again else None


def _empty(page: Source) -> Issue | None:
    if page.text.strip():
        return None if page.body.strip() else issue(page.path, 1, "page_without_text")
    return issue(page.path, 1, "page_empty")


def _unseen_in_markup(page: Source) -> Issue | None:
    match = _IN_WORDS.search(page.text) and _IN_MARKUP.search(page.text)  # the second takes ten times as long
    return issue(page.path, _line(page, match.end() - 1), "unseen_in_markup") if match else None


def _line(page: Source, place: int) -> int:
    return page.text.count("\n", 0, place) + 1


def characters_out_of_place(page: Source, project: Project) -> list[Issue]:
    """Return what stands between the words and has no business there: it confuses readers, their tools, or us."""
    found = [
        issue(page.path, line, message)
        for message, pattern in (("control_character", _CONTROL), ("turns_text_round", _TURNS_ROUND))
        for line in _lines(page, pattern)
    ]
    if lines := _lines(page, _IN_WORDS):
        found.append(issue(page.path, lines[0], "unseen_in_words", blocking=False, lines=len(lines)))
    return found


def _lines(page: Source, pattern: re.Pattern[str]) -> list[int]:
    return sorted({_line(page, match.start()) for match in pattern.finditer(page.text)})


def saved_for_windows(page: Source, project: Project) -> list[Issue]:
    """Return what every tool can read, and what is tidier without."""
    marks = {"byte_order_mark": page.raw.startswith(codecs.BOM_UTF8), "windows_line_ends": b"\r\n" in page.raw}
    return [issue(page.path, 1, name, blocking=False) for name, is_there in marks.items() if is_there]


def cut_off(page: Source, twin: Source, project: Project) -> list[Issue]:
    """Return the page whose last sections are missing, as a save that broke off leaves it: all else follows from it."""
    parts = {side.name: [it.attributes["id"] for it in side.sections if "id" in it.attributes] for side in (page, twin)}
    for here, there in ((page, twin), (twin, page)):
        mine, theirs = parts[here.name], parts[there.name]
        missing = ", ".join(f"#{name}" for name in theirs[len(mine) :])
        if len(theirs) - len(mine) > 1 and mine == theirs[: len(mine)]:
            return [issue(here.path, here.text.count("\n") + 1, "page_cut_off", twin=there.path, missing=missing)]
    return []
