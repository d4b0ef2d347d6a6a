"""What looks like our markup and became nothing would be printed as it stands, or lost: readers must never meet it."""

import difflib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from practice_site.checks import box_forms, foreign_forms
from practice_site.content.citations import CITATION
from practice_site.content.parts import CERTAINTY, Link, Section, Text
from practice_site.content.references import STRENGTH
from practice_site.content.sources import Source
from practice_site.issues import Issue, issue
from practice_site.project import Project

_RIGHT = re.compile(f"{CITATION}|{CERTAINTY}")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_SUSPECT = re.compile(r"[@{}\]]|!!|\?\?\?|:::|certain|figure|helpline|確かさ", re.IGNORECASE)
_LEVEL = re.compile(rf"(?<![\w-])(?:{'|'.join(STRENGTH)})(?![\w-])")
_WORD = re.compile(r"[A-Za-z][\w-]*")
# Each in half-width characters, whatever was typed.
_NO_CITATION = re.compile(r"[\[【〔]\s*@[^\]】〕。]*[\]】〕]?|\(?@[a-z]+-\d{4}\b\)?|\[[a-z]+-\d{4}\]")
_NO_CERTAINTY = re.compile(r"\{[^{}]*\}?|\bcertainty\s*=\s*[\w-]*", re.IGNORECASE)
_NO_FIGURE = re.compile(r"\(\s*figure\s*:\s*(?P<id>[\w-]*)\s*\)?|\bfigure:(?P<bare>[\w-]+)", re.IGNORECASE)
_NO_HELPLINE = re.compile(r"\(\s*helpline\s*:\s*(?P<id>[\w-]*)\s*\)?|\bhelpline:(?P<bare>[\w-]+)", re.IGNORECASE)
_NO_ATTRIBUTES = re.compile(r"\{.*$|[\[(【]\s*#.*$|(?<=\s)#[a-z][\w-]*\s*\}?$")


def printed_as_written(page: Source, project: Project) -> list[Issue]:
    """Return each piece of markup that nothing reads, with its right form."""
    return list(_found(page))


def spoilt(page: Source) -> set[int]:
    """Return the first lines of the sections that hold such pieces: what else is odd there only follows from them."""
    starts = [section.line for section in page.sections]
    return {starts[max(bisect_right(starts, found.line) - 1, 0)] for found in _found(page)}


@lru_cache(maxsize=4096)  # several checks ask for the same page
def _found(page: Source) -> tuple[Issue, ...]:
    lines = page.text.split("\n")
    found: list[Issue] = []
    for section in page.sections:
        in_heading = list(_in_heading(page, section, lines[section.line - 1]))
        found += in_heading
        for box in section.boxes:
            found += box_forms.in_box(page, box, lines)
        for text in section.texts:
            if text.line != section.line or not section.heading:
                found += _in_text(page, text, lines[text.line - 1].lstrip())
        for link in section.links:
            found += _in_target(page, link, picture=False)
        for picture in section.pictures:
            found += _in_target(page, picture, picture=True)
    return tuple(found)


def _plain(words: str) -> str:
    """Return words in half-width characters, without what cannot be seen."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", words))


def _told(page: Source, line: int, message: str, plain: str, raw: str, right: str) -> Issue:
    """Return an issue; what is right as soon as it is half-width was typed with other characters."""
    odd_characters = plain not in raw and "".join(plain.split()) == "".join(right.split())
    return issue(page.path, line, "leftover_width" if odd_characters else message, written=plain.strip(), right=right)


def _in_heading(page: Source, section: Section, written: str) -> Iterator[Issue]:
    if box_forms.LOST.match(_plain(section.heading)):
        yield issue(page.path, section.line, "leftover_box", right=box_forms.right(section.heading))
        return
    values = "".join(section.attributes.values())
    level = section.attributes.get("certainty")
    unknown = set(section.attributes) - {"id", "certainty"}
    quoted = level is not None and level not in STRENGTH and level.strip(box_forms.QUOTES) in ("", *STRENGTH)
    if unknown or quoted or values != _plain(values):
        braces = _plain(written[written.rindex("{") :]).rstrip()
        yield _told(page, section.line, "leftover_braces", braces, written, _attributes(braces))
    elif not section.attributes and (match := _NO_ATTRIBUTES.search(_plain(section.heading))):
        yield _told(page, section.line, "leftover_braces", match[0], written, _attributes(match[0]))


def _attributes(written: str) -> str:
    """Return what a heading's braces should hold, as far as what was typed tells."""
    level = _LEVEL.search(written)
    names = [word for word in _WORD.findall(written) if word not in STRENGTH and word.lower() != "certainty"]
    return f"{{ #{names[0] if names else 'id'}{f' certainty={level[0]}' if level else ''} }}"


def _in_text(page: Source, text: Text, written: str) -> Iterator[Issue]:
    if written.startswith(("#", "＃＃")) and not _plain(written).lstrip("#")[:1].isdigit():
        yield issue(page.path, text.line, "leftover_heading")
        return
    plain = _plain(_RIGHT.sub("", text.words))
    if not _SUSPECT.search(plain):
        return
    if box_forms.LOST.match(plain):
        yield issue(page.path, text.line, "leftover_box", right=box_forms.right(_INVISIBLE.sub("", text.words)))
        return
    yield from foreign_forms.in_text(page, text)
    for match in _NO_CITATION.finditer(plain):
        right = f"[{'; '.join(f'@{name}' for name in _WORD.findall(match[0]))}]"
        yield _told(page, text.line, "leftover_citation", match[0], text.words, right)
    for match in _NO_CERTAINTY.finditer(plain):
        level = _LEVEL.search(match[0])
        if (
            level
            or "確かさ" in match[0]
            or any(difflib.get_close_matches(word, ["certainty"]) for word in _WORD.findall(match[0]))
        ):
            right = f"{{ certainty={level[0] if level else 'low'} }}"
            yield _told(page, text.line, "leftover_certainty", match[0], text.words, right)
    for pattern, told in ((_NO_FIGURE, _figure), (_NO_HELPLINE, _helpline)):
        for match in pattern.finditer(plain):
            yield told(page, text.line, match["id"] or match["bare"] or "id")


def _in_target(page: Source, link: Link, *, picture: bool) -> Iterator[Issue]:
    scheme, _, name = _plain(unquote(link.target)).strip().partition(":")
    if scheme.lower() in ("figure", "figures") and not (picture and link.alone and link.target == f"figure:{name}"):
        yield _figure(page, link.line, name.strip())
    if scheme.lower() in ("helpline", "helplines") and (picture or link.target != f"helpline:{name}"):
        yield _helpline(page, link.line, name.strip())


def _figure(page: Source, line: int, name: str) -> Issue:
    return issue(page.path, line, "leftover_figure", name=name)


def _helpline(page: Source, line: int, name: str) -> Issue:
    return issue(page.path, line, "leftover_helpline", name=name)
