"""Days and hours as staff write them in `data/practice.yml`."""

import unicodedata
from datetime import date, time
from typing import Annotated, Literal, Self, get_args

from data_files import Bilingual, Facts
from pydantic import BeforeValidator, Field, model_validator

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAY_NAMES: tuple[Day, ...] = get_args(Day)
DAYS = "days of the week out of mon, tue, wed, thu, fri, sat, sun"


def _clock(value: object) -> object:
    """Accept a time as people type it: 9:30, or full-width １０：００."""
    return unicodedata.normalize("NFKC", value).zfill(5) if isinstance(value, str) else value


Clock = Annotated[time, BeforeValidator(_clock)]


class Hours(Facts):
    """The opening hours of some days of the week, in Japan's time."""

    days: list[Day] = Field(min_length=1, description=DAYS)
    opens: Clock = Field(description="a time such as 10:00")
    closes: Clock = Field(description="a time such as 19:00")

    @model_validator(mode="after")
    def closes_after_it_opens(self) -> Self:
        """Refuse hours that end before they begin."""
        if self.closes <= self.opens:
            raise ValueError(f"closes at {self.closes:%H:%M}, which is not after {self.opens:%H:%M}; swap them")
        return self


class SpecialDay(Facts):
    """A day that differs from the others of its week; without hours the practice is closed."""

    day: date = Field(alias="date", description="a date such as 2026-12-31")
    opens: Clock | None = Field(default=None, description="a time such as 10:00")
    closes: Clock | None = Field(default=None, description="a time such as 15:00")
    reason: Bilingual | None = Field(default=None, description="the reason in both languages, as en: and ja:")

    @model_validator(mode="after")
    def has_whole_hours_or_none(self) -> Self:
        """Refuse half a pair of hours, and hours that end before they begin."""
        if (self.opens is None) != (self.closes is None):
            raise ValueError("has only one of opens and closes; give both, or no such line for both when closed")
        if self.opens and self.closes and self.closes <= self.opens:
            raise ValueError(f"closes at {self.closes:%H:%M}, which is not after {self.opens:%H:%M}; swap them")
        return self
