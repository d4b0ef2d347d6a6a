"""What a visitor's browser needs to say “open now”: the week, public holidays two years ahead, and special days."""

import json
from datetime import date, time, timedelta
from pathlib import Path

import jinja2
import jpholiday
import practice
from data_files import Bilingual, Facts, Language, load
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.utils import get_build_datetime
from practice import Practice
from pydantic import Field
from week import DAY_NAMES

YEARS_AHEAD = 2
_JAPAN = timedelta(hours=9)


class HolidayNames(Facts):
    """The names of public holidays in both languages."""

    holidays: list[Bilingual] = Field(description="a list of names, each as ja: and en:")


def holiday_name(japanese: str, language: Language, names: dict[str, str]) -> str:
    """Return a holiday's name; raises `PluginError` for one that `data/holidays.yml` does not know."""
    if language == "ja":
        return japanese
    if missing := [part for part in japanese.split() if part not in names]:
        raise PluginError(f"data/holidays.yml: {missing[0]}: is missing; write its English name.")
    return ", ".join(names[part] for part in japanese.split())


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def timetable(facts: Practice, today: date, language: Language, names: dict[str, str]) -> dict[str, object]:
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
            hours = None if usual and facts.public_holidays is None else []
            days[day.isoformat()] = {"name": holiday_name(name, language, names), "hours": hours}
    for special in facts.special_days or []:
        hours = [[_minutes(special.opens), _minutes(special.closes)]] if special.opens and special.closes else []
        days[special.day.isoformat()] = {"hours": hours}
        if special.reason:
            days[special.day.isoformat()]["name"] = special.reason[language]
    return {"week": week, "days": days, "until": until.isoformat()}


def holiday_names(config: MkDocsConfig) -> dict[str, str]:
    """Return the English names by the Japanese ones."""
    names = load(Path(config.config_file_path).parent / "data/holidays.yml", HolidayNames)
    return {name.ja: name.en for name in names.holidays}


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Hand the templates the timetable as JSON, or nothing where no hours are known."""
    facts = practice.read(config)
    names = holiday_names(config)
    today = (get_build_datetime() + _JAPAN).date()
    language = config.theme["language"]
    table = timetable(facts, today, language, names) if facts.opening_hours else None
    env.globals["timetable"] = table and json.dumps(table, ensure_ascii=False, separators=(",", ":"))
