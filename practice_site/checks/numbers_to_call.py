"""A number that readers see in a link is the number that it calls: somebody in need may dial what they read."""

import unicodedata

from practice_site.content.sources import Source
from practice_site.issues import Issue, issue
from practice_site.project import Project

_FEWEST = 3  # digits; 110 and 119 have three


def another_in_the_words(page: Source, project: Project) -> list[Issue]:
    """Return each link that calls another number than its words say."""
    known = project.data.helplines.numbers()
    found = []
    for link in (link for section in page.sections for link in section.links):
        scheme, _, called = link.target.partition(":")
        number = known.get(called, "") if scheme == "helpline" else called if scheme == "tel" else ""
        words = _digits(link.words)
        if number and len(words) >= _FEWEST and not any(it in words for it in _ways(number)):
            found.append(issue(page.path, link.line, "number_in_words_differs", words=link.words, number=number))
    return found


def _digits(words: str) -> str:
    return "".join(it for it in unicodedata.normalize("NFKC", words) if it.isdigit())


def _ways(number: str) -> list[str]:
    """Return the digits of a number as people write them, in Japan and from abroad."""
    digits = _digits(number)
    return [digits, f"0{digits[2:]}"] if digits.startswith("81") else [digits, f"81{digits[1:]}"]
