"""When to get help, from `data/triage.yml`: the same words on every page, so that no two tell different things."""

from typing import Literal, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from practice_site.content.data_files import LANGUAGES, Bilingual, Facts
from practice_site.content.field_issues import WrongWithin, ids_twice
from practice_site.content.outline import outline
from practice_site.issues import WrongError

_HELPLINE = "helpline:"


class Card(Facts):
    """What to do in one situation; its words may hold links to pages and numbers to call."""

    id: str = Field(pattern=r"^[a-z0-9-]+$", description="id")
    kind: Literal["non-urgent", "urgent", "emergency"] = Field(description="kind_of_card")
    title: Bilingual = Field(description="words_in_both")
    words: Bilingual = Field(description="words_in_both")

    @field_validator("words")
    @classmethod
    def numbers_are_known(cls, words: Bilingual, info: ValidationInfo) -> Bilingual:
        """Refuse a number to call that helplines.yml does not hold."""
        known = (info.context or {}).get("numbers", {})
        for language in LANGUAGES:
            for link in (link for section in outline(words[language], 1) for link in section.links):
                name = link.target.removeprefix(_HELPLINE)
                if link.target.startswith(_HELPLINE) and name not in known:
                    raise WrongError("number_unknown", id=name)
        return words


class Triage(Facts):
    """All situations, the most dangerous first, and what everybody has to know about medicine."""

    medication: Bilingual = Field(description="words_in_both")
    cards: list[Card] = Field(min_length=1, description="cards")

    @model_validator(mode="after")
    def ids_are_unique(self) -> Self:
        """Refuse an id that is given twice."""
        if twice := ids_twice("cards", [it.id for it in self.cards]):
            raise WrongWithin(*twice)
        return self
