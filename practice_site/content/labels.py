"""The templates' own words from `data/labels.yml`, each in both languages."""

import re
from functools import cached_property
from typing import Self

from pydantic import RootModel, model_validator

from practice_site.content.data_files import LANGUAGES, Bilingual, Language
from practice_site.content.field_issues import WrongWithin
from practice_site.issues import IssuesError, Said, WrongError, issue

# What stands in a label for something that the site fills in, or a script of its pages; every other brace is a slip.
PLACEHOLDERS = {
    "written_by": "{name}",
    "search_many": "{n}",
    "minutes": "{n}",
    "price": "{yen}",
    "walk": "{n}",
    "page_of": "{name}",
    "helplines_checked": "{date}",
    "reference_number": "{n}",
    "back_to_text": "{n} {place}",
    "interval": "{lo} {hi}",
    "range": "{lo} {hi}",
    "trials": "{n}",
    "people": "{n}",
    "parentheses": "{words}",
    "reviewed": "{date}",
    "next_review": "{date}",
    "open_until": "{time}",
    "opens_today": "{time}",
    "closed_because": "{name}",
    "opens_on": "{day} {time}",
    "holiday_ask": "{name}",
    "correction": "{where}",
    "plan_when_then_line": "{when} {then}",
    "plan_when_then_blank": "{line} {line}",
    "plan_week": "{n} {title}",
    "plan_done": "{name} {n}",
    "licence_number": "{number}",
    "closed_in_weeks": "{weeks} {day}",
    "last_reception": "{time}",
    "weekdays": "{first} {last}",
    "days_between": "{first} {until}",
}
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_EDGE = re.compile(r"^_|_$")  # a space at the edge of words, which nobody would see and an editor would take away


class Labels(dict[str, str]):
    """The words of one language; asking for one that does not exist stops the build instead of printing nothing."""

    def __missing__(self, name: str) -> str:
        """Name the file to mend."""
        raise IssuesError([issue("data/labels.yml", 1, "label_missing", name=name)])


class LabelFile(RootModel[dict[str, Bilingual]]):
    """Words by name."""

    @model_validator(mode="after")
    def placeholders_are_those_of_the_label(self) -> Self:
        """Refuse words with braces that nothing fills in, or without those that something should."""
        sides = [(name, language) for name in self.root for language in LANGUAGES]
        found = [(side, wrong) for side in sides if (wrong := _wrong(side[0], self.root[side[0]][side[1]]))]
        if found:
            raise WrongWithin(*found)
        return self

    @cached_property
    def by_language(self) -> dict[Language, Labels]:
        """Return the words of each language; every page asks for them several times."""
        return {
            language: Labels({name: _EDGE.sub(" ", words[language]) for name, words in self.root.items()})
            for language in LANGUAGES
        }


def _wrong(name: str, words: str) -> WrongError | None:
    expected, written = PLACEHOLDERS.get(name, "").split(), _BRACES.findall(words)
    if sorted(written) == sorted(expected):
        return None
    if not expected:
        return WrongError("label_braces", written=_listed(written))
    if not written:
        return WrongError("label_without_placeholder", expected=_listed(expected))
    return WrongError("label_placeholder_wrong", expected=_listed(expected), written=_listed(written))


def _listed(marks: list[str]) -> Said:
    return Said(" and ".join(marks), "と".join(f" {mark} " for mark in marks).strip())
