"""The lines between `---` at the top of a page, read as the data files are."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator

from practice_site.content import yaml_lines
from practice_site.content.data_files import CalendarDay, Count, Facts, validated
from practice_site.content.sources import Source
from practice_site.issues import Issue, IssuesError, WrongError, issue

# What search results show before they cut; a Japanese character is about twice as wide.
LONGEST = {"title": {"en": 70, "ja": 40}, "description": {"en": 170, "ja": 100}}
_MARKUP = ("**", "](", "[@", "{{", "{%", "{ #", "{ certainty", "</")  # which would be printed as it stands
# Where a page stands in the menus: at the top of every page, among the topics, or at the foot.
Menu = Literal["header", "topics", "footer"]
_BEGINNING = 1000  # characters, among which the front matter stands where its lines --- are lost


def _short_enough(words: str, info: ValidationInfo) -> str:
    longest = LONGEST[str(info.field_name)][(info.context or {})["language"]]
    if len(words) > longest:
        raise WrongError("too_long", length=len(words), longest=longest)
    return words


_Short = Annotated[str, AfterValidator(_short_enough)]


class FrontMatter(Facts):
    """What a page says of itself; its context holds the `language` of the page and the `templates` there are."""

    title: _Short = Field(min_length=1, description="page_title")
    description: _Short = Field(min_length=1, description="page_description")
    lead: str | None = Field(default=None, description="words_in_quotes")
    template: str | None = Field(default=None, description="template")
    menu: Menu | None = Field(default=None, description="menu")
    order: Count | None = Field(default=None, ge=1, description="order")
    menu_name: str | None = Field(default=None, min_length=1, description="words_in_quotes")
    reviewed: CalendarDay | None = Field(default=None, description="date")
    next_review: CalendarDay | None = Field(default=None, description="date")
    translates: str | None = Field(default=None, description="stamp")
    noindex: bool = Field(default=False, description="true_or_false")
    draft: bool = Field(default=False, description="true_or_false")

    @field_validator("title", "description", "lead", "menu_name")
    @classmethod
    def words_alone(cls, words: str | None) -> str | None:
        """Refuse markup, which is read in the text of a page alone."""
        for mark in _MARKUP:
            if mark in (words or ""):
                raise WrongError("markup_in_front", mark=mark)
        return words

    @field_validator("template")
    @classmethod
    def template_is_there(cls, template: str | None, info: ValidationInfo) -> str | None:
        """Refuse a template that does not exist."""
        known = (info.context or {})["templates"]
        if template is not None and template not in known:
            raise WrongError("template_unknown", name=template, known=", ".join(known))
        return template

    @model_validator(mode="after")
    def next_review_comes_later(self) -> Self:
        """Refuse a next review that does not come after the last one."""
        if self.reviewed and self.next_review and self.next_review <= self.reviewed:
            raise WrongError("next_review_too_early", reviewed=self.reviewed, due=self.next_review)
        return self


@dataclass(frozen=True)
class Read:
    """What a page says of itself, and what is wrong with it: then only what is right of it is told."""

    front: FrontMatter
    issues: list[Issue]


def read(page: Source, templates: list[str]) -> Read:
    """Return a page's front matter; a page without a title goes by the name of its file."""
    if page.front is None:
        return Read(_what_is_right({}, page), [issue(page.path, 1, "front_matter_missing")])
    context = {"language": page.language, "templates": templates}
    try:
        return Read(validated(page.front, FrontMatter, page.path, first_line=2, context=context), [])
    except IssuesError as error:
        return Read(_what_is_right(_values(page.front), page), error.issues)


def _values(front: str) -> dict[str, object]:
    try:
        values, _ = yaml_lines.read(front)
    except yaml_lines.UnreadableError:
        return {}
    return values if isinstance(values, dict) else {}


def _what_is_right(values: dict[str, object], page: Source) -> FrontMatter:
    """Return what a preview may show of a page with mistakes."""
    right: dict[str, Any] = {name: str(values.get(name) or page.slug) for name in ("title", "description")}
    right |= {name: day for name in ("reviewed", "next_review") if isinstance(day := values.get(name), date)}
    right |= {"lead": lead} if isinstance(lead := values.get("lead"), str) else {}
    return FrontMatter.model_construct(**right, draft=_says_draft(page))


def _says_draft(page: Source) -> bool:
    """Tell whether a page that cannot be read is meant to be a draft, however that is typed."""
    front = page.front if page.front is not None else page.text[:_BEGINNING]
    lines = ("".join(unicodedata.normalize("NFKC", line).lower().split()) for line in front.split("\n"))
    said = (line.removeprefix("draft:").lstrip("'\"") for line in lines if line.startswith("draft:"))
    return any(not it.startswith(("false", "no", "off", "0")) for it in said)
