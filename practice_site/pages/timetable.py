"""What a visitor's browser needs to say “open now”: the week, public holidays two years ahead, and special days."""

import json
from datetime import date, time, timedelta

import jpholiday
from mkdocs.utils import get_build_datetime

from practice_site.content.data_files import Language
from practice_site.content.holidays import HolidayNames
from practice_site.content.hours import DAY_NAMES
from practice_site.content.practice import Practice

YEARS_AHEAD = 2
_JAPAN = timedelta(hours=9)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def timetable(facts: Practice, today: date, language: Language, names: HolidayNames) -> dict[str, object]:
    """Return the timetable for the browser.

    `week` holds, from Sunday on, pairs of minutes after midnight in Japan. `days` holds the days that differ: `hours`
    as in `week` (null where nobody has said), and `name`. After `until` nothing is known.
    """
    week = [
        [[_minutes(hours.opens), _minutes(hours.closes)] for hours in facts.week(day)]
        for day in (DAY_NAMES[-1], *DAY_NAMES[:-1])
    ]
    until = today.replace(day=1, year=today.year + YEARS_AHEAD)
    days: dict[str, dict[str, object]] = {}
    if facts.public_holidays != "as_usual":
        for day, name in jpholiday.between(today - timedelta(days=31), until):
            usual = facts.week(DAY_NAMES[day.weekday()])
            hours: list[list[int]] | None = None if usual and facts.public_holidays is None else []
            days[day.isoformat()] = {"name": names.name(name, language), "hours": hours}
    for special in facts.special_days or []:
        hours = [[_minutes(special.opens), _minutes(special.closes)]] if special.opens and special.closes else []
        days[special.day.isoformat()] = {"hours": hours}
        if special.reason:
            days[special.day.isoformat()]["name"] = special.reason[language]
    return {"week": week, "days": days, "until": until.isoformat()}


def as_json(facts: Practice, language: Language, names: HolidayNames) -> str | None:
    """Return the timetable of the day of the build as JSON, or nothing where no hours are known."""
    today = (get_build_datetime() + _JAPAN).date()
    table = timetable(facts, today, language, names) if facts.opening_hours else None
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")) if table else None
