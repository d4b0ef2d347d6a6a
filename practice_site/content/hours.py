"""Days and hours as staff write them in `data/practice.yml`, in Japan's time."""

from datetime import date, time
from typing import Literal, Self, get_args

from pydantic import Field, model_validator

from practice_site.content.clock import Clock
from practice_site.content.data_files import Bilingual, CalendarDay, Facts, Once
from practice_site.content.field_issues import WrongWithin
from practice_site.content.span import EARLIEST, LATEST, Span
from practice_site.content.yaml_lines import Place
from practice_site.issues import WrongError

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAY_NAMES: tuple[Day, ...] = get_args(Day)


def _closes_after_it_opens(opens: time | None, closes: time | None) -> None:
    if opens and closes and closes <= opens:
        wrong = WrongError("closes_before_it_opens", opens=f"{opens:%H:%M}", closes=f"{closes:%H:%M}")
        raise WrongWithin((("closes",), wrong))


class Hours(Facts):
    """The opening hours of some days of the week."""

    days: Once[Day] = Field(min_length=1, description="days")
    opens: Clock = Field(description="clock")
    closes: Clock = Field(description="clock")

    @model_validator(mode="after")
    def closes_after_it_opens(self) -> Self:
        """Refuse hours that end before they begin."""
        _closes_after_it_opens(self.opens, self.closes)
        return self


def overlapping(hours: list[Hours]) -> list[tuple[Place, WrongError]]:
    """Return each entry that is open on a day while one above is open too."""
    found: list[tuple[Place, WrongError]] = []
    for place, entry in enumerate(hours):
        above = [it for it in hours[:place] if it.opens < entry.closes and entry.opens < it.closes]
        days = sorted({day for it in above for day in it.days} & set(entry.days), key=DAY_NAMES.index)
        if days:
            found.append((("opening_hours", place), WrongError("hours_overlap", days=", ".join(days))))
    return found


class SpecialDay(Facts):
    """A day that differs from the others of its week; without hours the practice is closed."""

    day: CalendarDay = Field(alias="date", ge=EARLIEST, le=LATEST, description="date")
    opens: Clock | None = Field(default=None, description="clock")
    closes: Clock | None = Field(default=None, description="clock")
    reason: Bilingual | None = Field(default=None, description="words_in_both")

    @model_validator(mode="after")
    def has_whole_hours_or_none(self) -> Self:
        """Refuse half a pair of hours, and hours that end before they begin."""
        if (self.opens is None) != (self.closes is None):
            raise WrongError("half_a_pair_of_hours")
        _closes_after_it_opens(self.opens, self.closes)
        return self


class RegularClosing(Facts):
    """A day of the week on which the practice is closed in some weeks of a month: “2nd and 4th Tuesday”."""

    day: Day = Field(description="day_of_week")
    weeks: list[Literal[1, 2, 3, 4, 5]] = Field(min_length=1, description="weeks_of_month")

    def holds(self, day: date) -> bool:
        """Tell whether this is such a day."""
        return DAY_NAMES[day.weekday()] == self.day and (day.day + 6) // 7 in self.weeks


class Closure(Span):
    """Days in a row on which the practice is closed."""

    reason: Bilingual | None = Field(default=None, description="words_in_both")
