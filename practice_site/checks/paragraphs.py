"""What readers meet of a page, paragraph by paragraph: a sentence may run over lines, and never over two paragraphs."""

import re

from practice_site.checks.html import words_within
from practice_site.content.citations import CITATION
from practice_site.content.parts import Section, Text
from practice_site.content.sources import Source

# Markup of ours, which turns into something else before visitors read it: [@id] and { #id certainty=low }.
_ATTRIBUTE = r"(?:[#.][\w-]+|[\w-]+=(?:\"[^\"]*\"|[\w-]+))"
_MARKUP = re.compile(rf"{CITATION}|\{{:?\s*(?:{_ATTRIBUTE}\s*)+\}}")
_BEGINS_A_PARAGRAPH = ("- ", "* ", "+ ", "#", "!!!", ">", "|")
_NUMBERED = re.compile(r"\d+[.)] ")


def paragraphs(page: Source) -> list[list[Text]]:
    """Return the visible words of a page, markup left out; words of pictures and cells are paragraphs of their own."""
    written = page.text.split("\n")
    found: list[list[Text]] = []
    for section in page.sections:
        line = -1
        for text in _texts(section):
            begins = written[text.line - 1].lstrip()
            if text.line != line + 1 or begins.startswith(_BEGINS_A_PARAGRAPH) or _NUMBERED.match(begins):
                found.append([])
            found[-1].append(Text(text.line, _MARKUP.sub("", text.words)))
            line = text.line
        found += [[Text(picture.line, picture.words)] for picture in section.pictures if picture.words.strip()]
    return found


def _texts(section: Section) -> list[Text]:
    within = [words for html in section.html for words in words_within(html)]
    return sorted([*section.texts, *within], key=lambda text: text.line) if within else section.texts
