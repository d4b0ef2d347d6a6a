"""Boxes that became none, or whose words stand outside: somebody in danger would not see them for what they are."""

import difflib
import re
import unicodedata
from collections.abc import Iterator
from itertools import takewhile

from practice_site.content.boxes import BOXES, OWN_TITLE
from practice_site.content.parts import Box
from practice_site.content.sources import Source
from practice_site.issues import Issue, issue

# Boxes of other programs too, and ours with too few or too many marks.
LOST = re.compile(r"\s*(?:!!+|\?{3}\+?|:{3,}|\[!)\s*\w")
QUOTES = " \"'“”„‟‘’「」『』«»＂｢｣"


def in_box(page: Source, box: Box, lines: list[str]) -> Iterator[Issue]:
    """Yield what is wrong with a box that Markdown takes for one."""
    written = lines[box.line - 1]
    best = right(written)
    if box.kind not in BOXES:
        first = best.split()[1] if len(best.split()) > 1 else ""
        meant = unicodedata.normalize("NFKC", box.kind).split()[0] == first and first in BOXES
        if meant:
            yield issue(page.path, box.line, "leftover_box", right=best)
        else:
            yield issue(page.path, box.line, "box_unknown", kind=box.kind, known=", ".join(BOXES))
    elif _leaves_words_outside(box, lines):
        yield issue(page.path, box.line, "box_text_outside")
    elif box.kind != OWN_TITLE and '"' not in best:
        yield issue(page.path, box.line, "box_without_title", kind=box.kind)


def _leaves_words_outside(box: Box, lines: list[str]) -> bool:
    below = next((line for line in lines[box.end - 1 :] if line.strip()), "")
    within_a_list = lines[box.line - 1][:1].isspace()  # where what comes after a box may still belong to the entry
    at_once = lines[box.end - 1 : box.end] == [below] and below and not below.startswith(("#", "!!!"))
    return box.empty or (not within_a_list and bool(below[:1].isspace() or at_once))


def right(written: str) -> str:
    """Return the line that makes a box, with a kind that there is."""
    words = written.strip().lstrip("-*+>!！?:[\\ \t\u3000")
    kind = "".join(takewhile(lambda letter: letter.isalnum() or letter == "-", words))
    title = words.removeprefix(kind).strip(f"{QUOTES}]\t\u3000").replace('"', "")
    kind = unicodedata.normalize("NFKC", kind).lower()
    near = difflib.get_close_matches(kind, BOXES, n=1)
    kind = near[0] if near else kind if "!!!" in written else "urgent"
    return f"!!! {kind}" + (f' "{title}"' if title else "")
