"""The lines to call in danger, from `data/helplines.yml`, in the order that fits readers of each language."""

from typing import Annotated, Self
from urllib.parse import quote

from pydantic import Field, model_validator

from practice_site.content.addresses import WebAddress
from practice_site.content.data_files import Bilingual, CalendarDay, Facts, Language
from practice_site.content.field_issues import WrongWithin, ids_twice
from practice_site.content.yaml_lines import Place
from practice_site.issues import WrongError

Number = Annotated[str, Field(pattern=r"^#?[0-9]+(-[0-9]+)*$")]


class Helpline(Facts):
    """A service that listens."""

    id: str = Field(pattern=r"^[a-z0-9-]+$", description="id")
    name: Bilingual = Field(description="name_in_both")
    phone: Number | None = Field(default=None, description="number_in_quotes")
    phone_alternative: Number | None = Field(default=None, description="number_in_quotes")
    for_whom: Bilingual | None = Field(default=None, description="words_in_both")
    hours: Bilingual | None = Field(default=None, description="words_in_both")
    cost: Bilingual | None = Field(default=None, description="words_in_both")
    speaks: Bilingual = Field(description="words_in_both")
    url: WebAddress | None = Field(default=None, description="web_address")
    source: str | None = Field(default=None, description="source_of_number")
    note: str | None = Field(default=None, description="remark")


class Order(Facts):
    """The order for readers of each language."""

    en: list[str] = Field(description="ids")
    ja: list[str] = Field(description="ids")


class Helplines(Facts):
    """All lines, and the day on which they were last checked."""

    checked_on: CalendarDay = Field(description="date")
    helplines: list[Helpline] = Field(description="helplines")
    order: Order = Field(description="order")

    @model_validator(mode="after")
    def order_names_lines_that_exist(self) -> Self:
        """Refuse an order that names a line twice, or one that is not there; a line needs a number or a page."""
        ids = [line.id for line in self.helplines]
        found = ids_twice("helplines", ids) or self._wrong_in_order(ids)
        for place, line in enumerate(self.helplines):
            if not (line.phone or line.url):
                found.append((("helplines", place), WrongError("line_without_number", id=line.id)))
        if found:
            raise WrongWithin(*found)
        return self

    def _wrong_in_order(self, ids: list[str]) -> list[tuple[Place, WrongError]]:
        found: list[tuple[Place, WrongError]] = []
        for language, order in (("en", self.order.en), ("ja", self.order.ja)):
            for place, name in enumerate(order):
                if name not in ids:
                    found.append((("order", language, place), WrongError("order_names_nobody", id=name)))
                elif name in order[:place]:
                    found.append((("order", language, place), WrongError("order_names_twice", id=name)))
        return found

    def for_readers_of(self, language: Language) -> list[Helpline]:
        """Return the lines for readers of `language`, the most important first."""
        by_id = {line.id: line for line in self.helplines}
        return [by_id[name] for name in (self.order.en if language == "en" else self.order.ja)]

    def numbers(self) -> dict[str, str]:
        """Return the number of each line that has one by its id, and another one by `id-alternative`."""
        others = {f"{line.id}-alternative": line.phone_alternative for line in self.helplines}
        numbers = {line.id: line.phone for line in self.helplines} | others
        return {name: number for name, number in numbers.items() if number}


def tel(phone: str) -> str:
    """Return the `tel:` address of a number as printed in Japan, in international form where the number has one."""
    digits = phone.replace("-", "")
    # Short numbers, free ones (0120) and shared-cost ones (0570) exist inside Japan only.
    if digits.startswith("0") and not digits.startswith(("0120", "0570", "0800")):
        return f"tel:+81{digits[1:]}"
    return f"tel:{quote(digits, safe='+')}"
