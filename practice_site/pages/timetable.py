"""What a visitor's browser needs to say “open now”: the week, public holidays two years ahead, and special days."""

import json
from datetime import date, time, timedelta
from functools import cache

import jpholiday
from mkdocs.utils import get_build_datetime

from practice_site.cache.store import Store, key
from practice_site.content.data_files import Bilingual, Language
from practice_site.content.holidays import HolidayNames
from practice_site.content.hours import DAY_NAMES, Closure
from practice_site.content.practice import Practice

Differs = dict[str, object]
YEARS_AHEAD = 2
_store = Store(None)
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
    ahead = [today + timedelta(days=number) for number in range((until - today).days)]
    days: dict[str, Differs] = {
        day.isoformat(): {"hours": []} for day in ahead if any(it.holds(day) for it in facts.regular_closing or [])
    }
    if facts.public_holidays != "as_usual":
        for day, name in _public_holidays(today - timedelta(days=31), until):
            usual = facts.week(DAY_NAMES[day.weekday()])
            hours: list[list[int]] | None = None if usual and facts.public_holidays is None else []
            days[day.isoformat()] = {"name": names.name(name, language), "hours": hours}
    days |= _closed(facts.closures or [], ahead, language)
    for special in facts.special_days or []:
        hours = [[_minutes(special.opens), _minutes(special.closes)]] if special.opens and special.closes else []
        days[special.day.isoformat()] = _named({"hours": hours}, special.reason, language)
    return {"week": week, "days": days, "until": until.isoformat()}


def keep_in(store: Store) -> None:
    """Keep the public holidays for later builds: to find them takes a tenth of a small one."""
    global _store
    _store = store


@cache
def _public_holidays(first: date, until: date) -> list[tuple[date, str]]:
    def found() -> bytes:
        return json.dumps([(day.isoformat(), name) for day, name in jpholiday.between(first, until)]).encode()

    kept = json.loads(_store.kept(key("holidays", str(first), str(until)), found))
    return [(date.fromisoformat(day), name) for day, name in kept]


def _closed(closures: list[Closure], ahead: list[date], language: Language) -> dict[str, Differs]:
    return {
        day.isoformat(): _named({"hours": []}, closure.reason, language)
        for closure in closures
        for day in ahead
        if closure.first <= day <= closure.until
    }


def _named(day: Differs, reason: Bilingual | None, language: Language) -> Differs:
    return day | {"name": reason[language]} if reason else day


def today() -> date:
    """Return the day of the build, in Japan."""
    return (get_build_datetime() + _JAPAN).date()


def as_json(facts: Practice, language: Language, names: HolidayNames) -> str | None:
    """Return the timetable of the day of the build as JSON, or nothing where no hours are known."""
    table = timetable(facts, today(), language, names) if facts.opening_hours else None
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")) if table else None
