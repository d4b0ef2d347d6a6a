"""The lines to call in danger, from `data/helplines.yml`: in each language's order, and never out of date unnoticed."""

import re
from datetime import date
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

import jinja2
from data_files import Bilingual, Facts, Language, load
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from problems import Problem, Source, line_of
from pydantic import Field, model_validator

MAX_AGE_DAYS = 90
# In a page: [](helpline:yorisoi) prints the number, [call 119](helpline:ambulance) words of one's own.
_LINK = re.compile(r"\[(?P<words>[^\]]*)\]\(helpline:(?P<id>[^)\s]*)\)")

Number = Annotated[str, Field(pattern=r"^#?\d+(-\d+)*$")]


class Helpline(Facts):
    """A service that listens."""

    id: str = Field(pattern=r"^[a-z0-9-]+$", description="a name in small letters, digits and hyphens")
    name: Bilingual = Field(description="the name in both languages, as en: and ja:")
    phone: Number | None = Field(default=None, description='a number in quotes such as "0120-000-000"')
    phone_alternative: Number | None = Field(default=None, description='a number in quotes such as "078-000-0000"')
    hours: Bilingual | None = Field(default=None, description="when the line is open in both languages, as en: and ja:")
    speaks: Bilingual = Field(description="the language it speaks, said in both languages, as en: and ja:")
    url: str | None = Field(
        default=None,
        pattern=r"^https://\S+$",
        description="the service's page, beginning with https://",
    )
    source: str | None = Field(default=None, description="where the number was read")
    note: str | None = Field(default=None, description="a remark for staff")


class Order(Facts):
    """The order for readers of each language."""

    en: list[str] = Field(description="a list of ids")
    ja: list[str] = Field(description="a list of ids")


class Helplines(Facts):
    """All lines, and the day on which they were last checked."""

    checked_on: date = Field(description="a date such as 2026-11-22")
    helplines: list[Helpline] = Field(description="a list of lines")
    order: Order = Field(description="the order in en: and in ja:")

    @model_validator(mode="after")
    def order_names_lines_that_exist(self) -> "Helplines":
        """Refuse an order that names a line twice, or one that is not there; a line needs a number or a page."""
        ids = [line.id for line in self.helplines]
        if twice := sorted({name for name in ids if ids.count(name) > 1}):
            raise ValueError(f"the id {', '.join(twice)} is given to two lines")
        for name in (*self.order.en, *self.order.ja):
            if name not in ids:
                raise ValueError(f"order: names “{name}”, and no line has that id")
        if mute := [line.id for line in self.helplines if not (line.phone or line.url)]:
            raise ValueError(f"{', '.join(mute)} needs a phone or a url")
        return self

    def for_readers_of(self, language: Language) -> list[Helpline]:
        """Return the lines for readers of `language`, the most important first."""
        by_id = {line.id: line for line in self.helplines}
        return [by_id[name] for name in (self.order.en if language == "en" else self.order.ja)]


def tel(phone: str) -> str:
    """Return the `tel:` address of a number as printed in Japan, in international form where the number has one."""
    digits = phone.replace("-", "")
    # Short numbers, free ones (0120) and shared-cost ones (0570) exist inside Japan only.
    if digits.startswith("0") and not digits.startswith(("0120", "0570", "0800")):
        return f"tel:+81{digits[1:]}"
    return f"tel:{quote(digits, safe='+')}"


def with_numbers(markdown: str, lines: Helplines) -> str:
    """Return a page's Markdown with each `helpline:` link leading to its number; unknown ids stay as they are."""
    numbers = {line.id: line.phone for line in lines.helplines if line.phone}

    def replace(match: re.Match[str]) -> str:
        number = numbers.get(match["id"])
        return f"[{match['words'] or number}]({tel(number)})" if number else match[0]

    return _LINK.sub(replace, markdown)


def unknown(pages: list[Source], lines: Helplines) -> list[Problem]:
    """Return each `helpline:` link of a page that leads nowhere."""
    known = {line.id for line in lines.helplines if line.phone}
    return [
        Problem(
            page.path,
            page.text.count("\n", 0, match.start()) + 1,
            f"helpline:{match['id']} is not a line with a number in data/helplines.yml.",
            f"helpline:{match['id']} という番号は data/helplines.yml にありません。",
        )
        for page in pages
        for match in _LINK.finditer(page.text)
        if match["id"] not in known
    ]


def outdated(path: Path, lines: Helplines, today: date) -> list[Problem]:
    """Return what has to be said when the numbers of the file were checked too long ago."""
    age = (today - lines.checked_on).days
    if age <= MAX_AGE_DAYS:
        return []
    said = (
        f"checked_on is {age} days ago; check each number at its source and set today's date.",
        f"checked_on が{age}日前です。番号を一つずつ確かめ、今日の日付を書いてください。",
    )
    return [Problem("data/helplines.yml", line_of(path.read_text(encoding="utf-8"), "checked_on"), *said)]


def read(config: MkDocsConfig) -> Helplines:
    """Return the lines of the project that `config` belongs to."""
    return load(Path(config.config_file_path).parent / "data/helplines.yml", Helplines)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the numbers into a page."""
    return with_numbers(markdown, read(config))


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Hand the lines to the templates, in the order of this language."""
    env.globals["helplines"] = read(config).for_readers_of(config.theme["language"])
    env.globals["helplines_checked_on"] = read(config).checked_on
    env.filters["tel"] = tel
