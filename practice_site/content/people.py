"""The people whom visitors will meet, from `data/people.yml`: only what each of them wants to be said."""

from typing import Literal, Self

from pydantic import Field, model_validator

from practice_site.content.data_files import Bilingual, Facts, Language, Once
from practice_site.content.field_issues import WrongWithin, ids_twice
from practice_site.content.photos import Photo
from practice_site.issues import WrongError

# Licences of the state that people look for; the words for each are licence_… in data/labels.yml.
Licence = Literal[
    "anma_massage_shiatsu",
    "acupuncture",
    "moxibustion",
    "judo_therapy",
    "physical_therapy",
    "occupational_therapy",
    "nursing",
]
# In Japan only who holds it may offer マッサージ (あはき法, article 1).
MAY_SAY_MASSAGE: Licence = "anma_massage_shiatsu"


READING = r"^[ぁ-ゖァ-ヺー・　 ]+$"  # フリガナ


class Qualification(Facts):
    """A licence of the state, or anything else that somebody has learnt, in words."""

    licence: Licence | None = Field(default=None, description="licence")
    name: Bilingual | None = Field(default=None, description="words_in_both")
    number: str | None = Field(default=None, min_length=1, description="number_in_quotes")

    @model_validator(mode="after")
    def is_one_thing(self) -> Self:
        """Refuse a qualification of no kind, and a licence that is called something else."""
        if (self.licence is None) == (self.name is None):
            raise WrongError("licence_or_words")
        return self


class Person(Facts):
    """Somebody who works at the practice."""

    id: str = Field(pattern=r"^[a-z0-9-]+$", description="id")
    name: Bilingual = Field(description="name_in_both")
    reading: str | None = Field(default=None, pattern=READING, description="reading")
    role: Bilingual | None = Field(default=None, description="words_in_both")
    photo: Photo | None = Field(default=None, description="photo")
    gender: Bilingual | None = Field(default=None, description="words_in_both")
    languages: Once[Language] | None = Field(default=None, description="languages")
    qualifications: list[Qualification] | None = Field(default=None, description="qualifications")
    training: Bilingual | None = Field(default=None, description="words_in_both")
    greeting: Bilingual | None = Field(default=None, description="words_in_both")

    @property
    def may_say_massage(self) -> bool:
        """Tell whether this person may offer マッサージ under that name."""
        return any(it.licence == MAY_SAY_MASSAGE for it in self.qualifications or [])


class People(Facts):
    """All of them, in the order in which they are shown."""

    people: list[Person] = Field(description="people")

    @model_validator(mode="after")
    def ids_are_unique(self) -> Self:
        """Refuse an id that is given twice."""
        if twice := ids_twice("people", [it.id for it in self.people]):
            raise WrongWithin(*twice)
        return self

    def by_id(self) -> dict[str, Person]:
        """Return each person by the short name that services use."""
        return {person.id: person for person in self.people}

    @property
    def may_say_massage(self) -> bool:
        """Tell whether anybody here may offer マッサージ under that name."""
        return any(person.may_say_massage for person in self.people)
