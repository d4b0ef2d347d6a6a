"""The studies the site may lead to, from `data/references.yml`; what could not be confirmed stays absent."""

import re
from pathlib import Path
from typing import Literal, get_args

from data_files import Facts, Language, load
from mkdocs.config.defaults import MkDocsConfig
from pydantic import Field, model_validator

Level = Literal["high", "moderate", "low", "very-low", "contested"]
# What a study is about: the words for each topic are topic_… in data/labels.yml.
Topic = Literal[
    "affects-millions",
    "growing-evidence",
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


class Reference(Facts):
    """A study, review, guideline or fact sheet."""

    id: str = Field(pattern=r"^[a-z0-9-]+$", description="a name in small letters, digits and hyphens")
    authors: str = Field(min_length=1, description="the authors, divided by commas")
    year: int = Field(ge=1900, le=2100, description="a year such as 2024")
    title: str = Field(min_length=1, description="the title")
    container: str = Field(min_length=1, description="the journal or publisher")
    volume: str | None = Field(default=None, description="a volume in quotes")
    issue: str | None = Field(default=None, description="an issue in quotes")
    pages: str | None = Field(default=None, description="pages in quotes")
    doi: str | None = Field(
        default=None, pattern=r"^10\.\d{4,9}/\S+$", description="a DOI such as 10.1000/182, without https://"
    )
    pmid: str | None = Field(default=None, pattern=r"^\d+$", description="PubMed's number in quotes, digits alone")
    url: str | None = Field(default=None, pattern=r"^https://\S+$", description="an address that begins with https://")
    type: Literal["meta-analysis", "review", "rct", "study", "guideline", "fact-sheet"] = Field(
        description="meta-analysis, review, rct, study, guideline or fact-sheet"
    )
    certainty: Level = Field(description="high, moderate, low, very-low or contested")
    finding_en: str = Field(min_length=1, description="one English sentence that says what was found")
    finding_ja: str = Field(min_length=1, description="one Japanese sentence that says what was found")
    claims: list[Topic] = Field(
        min_length=1, description=f"a list of topics out of {', '.join(get_args(Topic))}; it is listed under the first"
    )
    note: str | None = Field(default=None, description="a remark for staff")

    @property
    def link(self) -> tuple[str, str] | None:
        """Return address and name of the most lasting link: DOI, else PubMed, else the page itself."""
        if self.doi:
            return f"https://doi.org/{self.doi}", f"doi:{self.doi}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/", f"PubMed {self.pmid}"
        return (self.url, self.url.removeprefix("https://").partition("/")[0]) if self.url else None

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

    references: list[Reference] = Field(description="a list of studies")

    @model_validator(mode="after")
    def ids_are_unique(self) -> "References":
        """Refuse an id that is given twice."""
        ids = [reference.id for reference in self.references]
        if twice := sorted({name for name in ids if ids.count(name) > 1}):
            raise ValueError(f"the id {', '.join(twice)} is given to two studies")
        return self

    def by_id(self) -> dict[str, Reference]:
        """Return the studies by the id that pages cite them with."""
        return {reference.id: reference for reference in self.references}


def language_of(text: str) -> Language:
    """Return the language a title or name is written in."""
    return "ja" if _JAPANESE.search(text) else "en"


def read(config: MkDocsConfig) -> References:
    """Return the studies of the project that `config` belongs to."""
    return load(Path(config.config_file_path).parent / "data/references.yml", References)
