"""Words as readers see them, however they are written: in one width and case, without what hides between letters."""

import re
import unicodedata

from practice_site.content.data_files import Language

# Marks that nobody sees, and those of emphasis: both may stand between the letters of a word.
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0"
)
_BETWEEN = re.compile(rf"[{_UNSEEN}*_~]+")
_SPACED = re.compile(r"(?<!\w)(?:\w ){2,}\w(?!\w)")  # c u r e
_MARKS = {"\uff9e": "\u3099", "\uff9f": "\u309a"}  # half-width marks belong to the letter before them
_APOSTROPHE = str.maketrans("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def plain(text: str, language: Language) -> str:
    """Return words in the form in which they are compared."""
    text = _BETWEEN.sub("", unicodedata.normalize("NFKC", text).translate(_APOSTROPHE)).lower()
    if language == "ja":
        return "".join(text.split())
    return _SPACED.sub(lambda match: match[0].replace(" ", ""), " ".join(text.split()))


def line_of_letter(lines: list[tuple[int, str]], place: int, language: Language) -> int:
    """Return the line on which a letter of `plain` stands; `lines` are those of the text, joined."""
    text = ""
    for number, words in lines:
        text += f"{words}\n"
        if len(plain(text, language)) > place:
            return number
    return lines[-1][0]
