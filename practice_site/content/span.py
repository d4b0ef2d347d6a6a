"""Some days in a row, in Japan's time: a notice stands on them, or the practice is closed."""

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from practice_site.content.data_files import CalendarDay, Facts
from practice_site.content.field_issues import WrongWithin
from practice_site.issues import WrongError

EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)


class Span(Facts):
    """From one day until another, both included."""

    first: CalendarDay = Field(alias="from", ge=EARLIEST, le=LATEST, description="date")
    until: CalendarDay = Field(ge=EARLIEST, le=LATEST, description="date")

    @model_validator(mode="after")
    def ends_after_it_begins(self) -> Self:
        """Refuse days that end before they begin."""
        if self.until < self.first:
            raise WrongWithin((("until",), WrongError("until_before_from", first=self.first, until=self.until)))
        return self
