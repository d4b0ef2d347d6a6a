"""What a visitor can book, from `data/services.yml`: what happens, for whom, for how much, and what may follow."""

import unicodedata
from collections.abc import Iterator
from typing import Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from practice_site.content.data_files import Bilingual, Count, Facts
from practice_site.content.field_issues import WrongWithin, ids_twice
from practice_site.content.people import Person
from practice_site.content.photos import Photo
from practice_site.content.yaml_lines import Place
from practice_site.issues import WrongError

LONGEST_MINUTES = 600
_HIGHEST_PRICE = 10_000_000


def says_massage(words: str) -> bool:
    """Tell whether Japanese words hold マッサージ, in whatever width it is typed."""
    return "マッサージ" in unicodedata.normalize("NFKC", words)


class Price(Facts):
    """What one way to book a service costs: a first visit, a book of tickets, two people together."""

    name: Bilingual = Field(description="name_in_both")
    minutes: Count | None = Field(default=None, gt=0, le=LONGEST_MINUTES, description="minutes")
    yen: Count = Field(ge=0, le=_HIGHEST_PRICE, description="yen")
    note: Bilingual | None = Field(default=None, description="words_in_both")


class Service(Facts):
    """Something a visitor can book."""

    id: str = Field(pattern=r"^[a-z0-9-]+$", description="id")
    name: Bilingual = Field(description="name_in_both")
    about: Bilingual | None = Field(default=None, description="words_in_both")
    minutes: Count | None = Field(default=None, gt=0, le=LONGEST_MINUTES, description="minutes")
    price_yen: Count | None = Field(default=None, ge=0, le=_HIGHEST_PRICE, description="yen")
    prices: list[Price] | None = Field(default=None, description="prices")
    offered_by: list[str] | None = Field(default=None, description="offered_by")
    steps: list[Bilingual] | None = Field(default=None, description="steps")
    for_whom: Bilingual | None = Field(default=None, description="words_in_both")
    not_for: Bilingual | None = Field(default=None, description="words_in_both")
    clothes: Bilingual | None = Field(default=None, description="words_in_both")
    room: Bilingual | None = Field(default=None, description="words_in_both")
    after_effects: Bilingual | None = Field(default=None, description="words_in_both")
    photos: list[Photo] | None = Field(default=None, description="photos")

    @field_validator("offered_by")
    @classmethod
    def people_are_known(cls, offered_by: list[str] | None, info: ValidationInfo) -> list[str] | None:
        """Refuse somebody whom people.yml does not hold."""
        known = (info.context or {}).get("people")
        if known is not None and (unknown := [it for it in offered_by or [] if it not in known]):
            raise WrongError("person_unknown", id=unknown[0])
        return offered_by

    @model_validator(mode="after")
    def only_a_licence_may_say_massage(self, info: ValidationInfo) -> Self:
        """Refuse マッサージ in a name unless all who offer the service hold the licence."""
        known: dict[str, Person] = (info.context or {}).get("people", {})
        offering = [known[it] for it in self.offered_by or [] if it in known]
        if offering and all(it.may_say_massage for it in offering):
            return self
        if said := [place for place, words in self._names() if says_massage(words)]:
            raise WrongWithin(*((place, WrongError("massage_needs_a_licence")) for place in said))
        return self

    @property
    def priced(self) -> bool:
        """Tell whether anybody has said what it costs."""
        return bool(self.prices) or self.price_yen is not None

    def _names(self) -> Iterator[tuple[Place, str]]:
        yield ("name", "ja"), self.name.ja
        for number, price in enumerate(self.prices or []):
            yield ("prices", number, "name", "ja"), price.name.ja


class Services(Facts):
    """All of them, in the order in which they are shown."""

    services: list[Service] = Field(description="services")

    @model_validator(mode="after")
    def ids_are_unique(self) -> Self:
        """Refuse an id that is given twice."""
        if twice := ids_twice("services", [it.id for it in self.services]):
            raise WrongWithin(*twice)
        return self
