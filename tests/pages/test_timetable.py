"""What the browser is given to say “open now”: the week, public holidays two years ahead, and special days."""

from datetime import date
from pathlib import Path

import pytest

from practice_site.cache.store import Store
from practice_site.content.data_files import load
from practice_site.content.holidays import HolidayNames
from practice_site.issues import IssuesError
from practice_site.pages import timetable as timetables
from practice_site.pages.timetable import as_json, timetable
from tests.support.project import ROOT, TODAY, full_data

PRACTICE = full_data().practice
NAMES = load(ROOT / "data/holidays.yml", HolidayNames)


def test_a_special_day_wins_over_a_holiday_and_holidays_reach_two_years_ahead() -> None:
    table = timetable(PRACTICE, TODAY, "ja", NAMES)
    assert table["until"] == "2028-11-01"
    assert table["days"]["2028-09-22"]["name"] == "秋分の日"
    assert table["days"]["2027-01-02"] == {"hours": []}
    assert table["week"][0] == []
    assert table["week"][1] == [[600, 750], [840, 1140]]


def test_a_holiday_nobody_has_decided_on_promises_nothing() -> None:
    undecided = PRACTICE.model_copy(update={"public_holidays": None})
    days = timetable(undecided, TODAY, "en", NAMES)["days"]
    assert days["2026-11-23"] == {"name": "Labour Thanksgiving Day", "hours": None}
    as_usual = PRACTICE.model_copy(update={"public_holidays": "as_usual"})
    assert "2026-11-23" not in timetable(as_usual, TODAY, "en", NAMES)["days"]


def test_public_holidays_that_are_kept_are_those_that_were_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = timetable(PRACTICE, TODAY, "ja", NAMES)
    for name in ("first", "second"):
        store = Store(tmp_path / "store")
        timetables.keep_in(store)
        timetables._public_holidays.cache_clear()
        assert timetable(PRACTICE, TODAY, "ja", NAMES) == found, name
        store.save()
        monkeypatch.setattr(timetables.jpholiday, "between", lambda *_: [])
    timetables.keep_in(Store(None))
    timetables._public_holidays.cache_clear()


def test_without_hours_there_is_no_timetable() -> None:
    assert as_json(PRACTICE, "en", NAMES)
    assert as_json(PRACTICE.model_copy(update={"opening_hours": None}), "en", NAMES) is None


def test_every_holiday_has_an_english_name_and_a_missing_one_is_named() -> None:
    for year in range(2026, 2046):
        timetable(PRACTICE, date(year, 1, 1), "en", NAMES)
    with pytest.raises(IssuesError, match=r"data/holidays.yml:1  海の日"):
        HolidayNames(holidays=[]).name("海の日", "en")
