"""The templates' own words from `data/labels.yml`, each in both languages."""

import re
from functools import cached_property

from pydantic import RootModel

from practice_site.content.data_files import LANGUAGES, Bilingual, Language
from practice_site.issues import IssuesError, issue

_EDGE = re.compile(r"^_|_$")  # a space at the edge of words, which nobody would see and an editor would take away


class Labels(dict[str, str]):
    """The words of one language; asking for one that does not exist stops the build instead of printing nothing."""

    def __missing__(self, name: str) -> str:
        """Name the file to mend."""
        raise IssuesError([issue("data/labels.yml", 1, "label_missing", name=name)])


class LabelFile(RootModel[dict[str, Bilingual]]):
    """Words by name."""

    @cached_property
    def by_language(self) -> dict[Language, Labels]:
        """Return the words of each language; every page asks for them several times."""
        return {
            language: Labels({name: _EDGE.sub(" ", words[language]) for name, words in self.root.items()})
            for language in LANGUAGES
        }
