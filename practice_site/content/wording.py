"""Words that must not, or had better not, be published, from `data/wording.yml`."""

from pydantic import Field

from practice_site.content.data_files import Facts, Words


class Rule(Facts):
    """Words, and what to write instead."""

    words: Words
    instead: str | None = Field(default=None, description="instead")


class Rules(Facts):
    """The rules of one language."""

    block: list[Rule] = Field(description="rules")
    warn: list[Rule] = Field(description="rules")


class Allowance(Facts):
    """Where a word is right after all: within a phrase, or near one of some words."""

    words: Words
    phrases: Words | None = None
    near: Words | None = None
    reason: str = Field(min_length=1, description="reason")


class Wording(Facts):
    """All of them."""

    en: Rules = Field(description="block_and_warn")
    ja: Rules = Field(description="block_and_warn")
    allow: list[Allowance] = Field(description="allowances")
    own_service: Rule = Field(description="rule")
