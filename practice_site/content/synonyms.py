"""Words that mean the same to somebody who searches, from `data/synonyms.yml`."""

from typing import Annotated

from pydantic import Field

from practice_site.content.data_files import Facts, Words

Group = Annotated[Words, Field(min_length=2, description="same_words")]


class Synonyms(Facts):
    """Words that lead to help, and groups of words that mean the same, in both languages."""

    help: Words
    same: list[Group] = Field(description="same_words")
