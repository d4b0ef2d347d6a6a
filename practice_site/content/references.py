"""The studies the site may lead to, from `data/references.yml`; what could not be confirmed stays absent."""

import re
from typing import Literal, Self

from pydantic import Field, model_validator

from practice_site.content.addresses import WebAddress
from practice_site.content.data_files import Bilingual, Facts, Language
from practice_site.content.field_issues import WrongWithin, ids_twice

Level = Literal["high", "moderate", "low", "very-low", "contested"]
# What a study is about: the words for each topic are topic_… in data/labels.yml.
Topic = Literal[
    "affects-millions",
    "growing-evidence",
    "small-steps",
    "natural-antidepressant",
    "how-much",
    "massage-mood",
    "massage-cortisol",
    "massage-serotonin",
    "massage-sleep",
    "endorphins",
    "neurogenesis",
    "exercise-stress-hormones",
    "sleep-energy",
    "recovery-soreness",
    "safety",
]
# How strong a claim a level allows. Where researchers disagree, no more can be said than where nobody knows.
STRENGTH: dict[str, int] = {"high": 4, "moderate": 3, "low": 2, "very-low": 1, "contested": 1}
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
_SHOWN_AUTHORS = 3


class SecondFinding(Bilingual):
    """What else a study found, where that is more or less sure than the rest."""

    certainty: Level = Field(description="level")


class Reference(Facts):
    """A study, review, guideline or fact sheet."""

    id: str = Field(pattern=r"^[a-z0-9-]+$", description="id")
    authors: str = Field(min_length=1, description="authors")
    year: int = Field(ge=1900, le=2100, description="year")
    title: str = Field(min_length=1, description="title")
    container: str = Field(min_length=1, description="journal")
    volume: str | None = Field(default=None, description="number_in_quotes")
    issue: str | None = Field(default=None, description="number_in_quotes")
    pages: str | None = Field(default=None, description="number_in_quotes")
    doi: str | None = Field(default=None, pattern=r"^10\.[0-9]{4,9}/[A-Za-z0-9._;()/:-]+$", description="doi")
    pmid: str | None = Field(default=None, pattern=r"^[0-9]{1,9}$", description="pmid")
    url: WebAddress | None = Field(default=None, description="web_address")
    type: Literal["meta-analysis", "review", "rct", "study", "guideline", "fact-sheet"] = Field(
        description="type_of_study"
    )
    certainty: Level | None = Field(default=None, description="level")
    finding_en: str = Field(min_length=1, description="english_finding")
    finding_ja: str = Field(min_length=1, description="japanese_finding")
    second_finding: SecondFinding | None = Field(default=None, description="second_finding")
    correction: str | None = Field(default=None, description="correction")
    claims: list[Topic] = Field(min_length=1, description="topics")
    note: str | None = Field(default=None, description="remark")

    @property
    def link(self) -> tuple[str, str] | None:
        """Return address and name of the most lasting link: DOI, else PubMed, else the page itself."""
        if self.doi:
            return f"https://doi.org/{self.doi}", f"doi:{self.doi}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/", f"PubMed {self.pmid}"
        return (self.url, self.url.removeprefix("https://").partition("/")[0]) if self.url else None

    @property
    def levels(self) -> list[Level]:
        """Return how sure each finding is; none of a count, a survey or a guideline."""
        return [level for level in (self.certainty, self.second_finding and self.second_finding.certainty) if level]

    @property
    def issue_and_pages(self) -> str:
        """Return volume, issue and pages as far as they are known: 36(3):209-18."""
        issue = f"({self.issue})" if self.issue else ""
        pages = f":{self.pages}" if self.pages else ""
        return f"{self.volume or ''}{issue}{pages}".lstrip(":")

    def finding(self, language: Language) -> str:
        """Return what was found, in one sentence for readers of `language`."""
        return self.finding_en if language == "en" else self.finding_ja

    def authors_for(self, language: Language) -> str:
        """Return the first authors, and a word for the others."""
        names = self.authors.removesuffix(", et al.").removesuffix(" et al.").split(", ")
        others = {"en": " et al.", "ja": " ほか"}[language]
        shortened = len(names) > _SHOWN_AUTHORS or "et al." in self.authors
        return ", ".join(names[:_SHOWN_AUTHORS]) + others if shortened else self.authors


class References(Facts):
    """All of them."""

    references: list[Reference] = Field(description="studies")

    @model_validator(mode="after")
    def ids_are_unique(self) -> Self:
        """Refuse an id that is given twice."""
        if twice := ids_twice("references", [reference.id for reference in self.references]):
            raise WrongWithin(*twice)
        return self

    def by_id(self) -> dict[str, Reference]:
        """Return the studies by the id that pages cite them with."""
        return {reference.id: reference for reference in self.references}


def language_of(text: str) -> Language:
    """Return the language a title or name is written in."""
    return "ja" if _JAPANESE.search(text) else "en"
