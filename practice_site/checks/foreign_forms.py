"""Forms that other programs read and this site does not: their links and footnotes, and words of templates."""

import re
from collections.abc import Iterator

from practice_site.checks import addresses
from practice_site.content.parts import Text
from practice_site.content.sources import Source
from practice_site.issues import Issue, issue

_TEMPLATE = re.compile(r"\{\{|\{%")
_LINK = re.compile(
    r"[\]］]\s?[(（][^()（）]*(?:\.md|://|mailto:|tel:|#|/)"  # ［words］（address）, [words] (address)
    r"|[)）]\[[^\]@]*(?:\.md|://|/)[^\]]*\]"  # (words)[address]
    r"|\[\[[^\]]+\]\]|\[[^\]@]+\]\[[^\]@]*\]"  # [[words]], [words][name]
)
_FOOTNOTE = re.compile(r"\[\^[^\]]*\]")
_REFERENCE = re.compile(r"\s*\[[^\]@]+\]:\s")


def in_text(page: Source, text: Text) -> Iterator[Issue]:
    """Yield what a line would print as it is written."""
    words = text.words
    if match := _TEMPLATE.search(words):
        yield issue(page.path, text.line, "form_template", mark=match[0])
    if addresses.runs(words):
        return  # which is told for itself
    if _FOOTNOTE.search(words):
        yield issue(page.path, text.line, "form_footnote")
    elif _REFERENCE.match(words):
        yield issue(page.path, text.line, "form_reference")
    elif _LINK.search(words):
        yield issue(page.path, text.line, "form_link")
