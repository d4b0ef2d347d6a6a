"""“Open now” is right by the clock in Japan, whoever looks at it and when; and it promises nothing nobody knows."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from conftest import ROOT, Project
from data_files import load
from mkdocs.exceptions import PluginError
from opening_hours import HolidayNames, holiday_name, timetable
from playwright.sync_api import Page
from practice import Practice

Open = Callable[..., Page]
FULL = load(ROOT / "tests/practice-full.yml", Practice)
NAMES = {name.ja: name.en for name in load(ROOT / "data/holidays.yml", HolidayNames).holidays}
TODAY = date(2026, 11, 22)


def status(open_page: Open, address: str, when: str, root: str = "/", zone: str = "Asia/Tokyo") -> str:
    """Return what a visitor in `zone` reads at a moment given in Japan's time."""
    page = open_page(f"{address}{root}booking/", timezone_id=zone)
    moment = datetime.fromisoformat(f"{when}+09:00").astimezone(UTC)
    page.clock.set_fixed_time(moment)
    page.reload()
    element = page.locator(".open-now").first
    return element.inner_text() if element.is_visible() else ""


@pytest.mark.parametrize(
    ("when", "english", "japanese"),
    [
        ("2026-11-24T09:59:59", "Opens today at 10:00", "本日は10:00から受付"),
        ("2026-11-24T10:00:00", "Open now, until 12:30", "ただいま受付中（12:30まで）"),
        ("2026-11-24T12:29:59", "Open now, until 12:30", "ただいま受付中（12:30まで）"),
        ("2026-11-24T12:30:00", "Opens today at 14:00", "本日は14:00から受付"),
        ("2026-11-24T18:59:59", "Open now, until 19:00", "ただいま受付中（19:00まで）"),
        ("2026-11-24T19:00:00", "Closed for today. Opens on Wednesday at 10:00.",
         "本日の受付は終わりました。次は水曜日の10:00からです。"),
        ("2026-11-24T23:59:59", "Closed for today. Opens on Wednesday at 10:00.",
         "本日の受付は終わりました。次は水曜日の10:00からです。"),
        ("2026-11-25T00:00:00", "Opens today at 10:00", "本日は10:00から受付"),
        ("2026-11-26T11:00:00", "Closed today. Opens on Friday at 10:00.",
         "本日は休みです。次は金曜日の10:00からです。"),
        ("2026-11-23T11:00:00", "Closed today (Labour Thanksgiving Day). Opens on Tuesday at 10:00.",
         "本日は休みです（勤労感謝の日）。次は火曜日の10:00からです。"),
        ("2026-12-31T14:00:00", "Open now, until 15:00", "ただいま受付中（15:00まで）"),
        ("2026-12-31T15:00:00", "Closed for today. Opens on Monday at 10:00.",
         "本日の受付は終わりました。次は月曜日の10:00からです。"),
        ("2027-01-02T15:00:00", "Closed today. Opens on Monday at 10:00.",
         "本日は休みです。次は月曜日の10:00からです。"),
        ("2027-03-22T15:00:00", "Closed today (Vernal Equinox Day, day off in lieu). Opens on Tuesday at 10:00.",
         "本日は休みです（春分の日 振替休日）。次は火曜日の10:00からです。"),
    ],
)  # fmt: skip
def test_the_status_is_right_to_the_second(
    open_page: Open, full_address: str, when: str, english: str, japanese: str
) -> None:
    assert status(open_page, full_address, when) == english
    assert status(open_page, full_address, when, root="/ja/") == japanese


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Kiritimati", "Europe/London", "Asia/Kolkata"])
@pytest.mark.parametrize(
    ("when", "expected"),
    [
        # New York puts its clocks back on 1 November 2026 at 06:00 UTC, and forward on 14 March 2027 at 07:00 UTC.
        ("2026-11-02T09:59:59", "Opens today at 10:00"),
        ("2026-11-02T10:00:00", "Open now, until 12:30"),
        ("2027-03-15T18:59:59", "Open now, until 19:00"),
        ("2027-03-15T19:00:00", "Closed for today. Opens on Tuesday at 10:00."),
    ],
)
def test_the_visitors_own_time_zone_changes_nothing(
    open_page: Open, full_address: str, zone: str, when: str, expected: str
) -> None:
    assert status(open_page, full_address, when, zone=zone) == expected


def test_nothing_is_said_once_the_holiday_data_ends(open_page: Open, full_address: str) -> None:
    assert status(open_page, full_address, "2028-10-31T18:00:00") == "Open now, until 19:00"
    assert status(open_page, full_address, "2028-10-31T20:00:00") == "Closed for today."
    assert status(open_page, full_address, "2028-11-01T00:00:00") == ""
    assert status(open_page, full_address, "2028-11-01T11:00:00") == ""


def test_the_status_follows_the_clock_while_the_page_is_open(open_page: Open, full_address: str) -> None:
    page = open_page(f"{full_address}/booking/")
    page.clock.install(time=datetime(2026, 11, 24, 0, 59, 40, tzinfo=UTC))
    page.reload()
    assert page.locator(".open-now").first.inner_text() == "Opens today at 10:00"
    page.clock.fast_forward("01:00")
    assert page.locator(".open-now").first.inner_text() == "Open now, until 12:30"


def test_without_scripts_or_hours_the_status_is_absent(open_page: Open, full_address: str) -> None:
    page = open_page(f"{full_address}/booking/", javascript=False)
    assert not page.locator(".open-now").first.is_visible()
    assert page.locator("#opening-hours table").is_visible()
    assert open_page("/booking/").locator(".open-now").count() == 0


@pytest.mark.parametrize(
    ("root", "words"),
    [
        ("/", ["Monday\t10:00–12:30\n14:00–19:00", "Saturday\t14:00–19:00", "Sunday\tClosed",
               "Closed on Japanese public holidays.",
               "31 December 2026: 10:00–15:00 (New Year's Eve)", "2 January 2027: Closed"]),
        ("/ja/", ["月曜日\t10:00–12:30\n14:00–19:00", "日曜日\t休み", "祝日は休みです。",
                  "2026年12月31日：10:00–15:00 （大晦日）", "2027年1月2日：休み"]),
    ],
)  # fmt: skip
def test_the_table_names_every_day_that_is_known(
    open_page: Open, full_address: str, root: str, words: list[str]
) -> None:
    text = open_page(f"{full_address}{root}booking/").locator("#opening-hours").inner_text()
    for part in words:
        assert part in text
    assert "Thursday" not in text, "nobody has said whether Thursday is open or closed"


def test_a_holiday_nobody_has_decided_on_promises_nothing() -> None:
    undecided = FULL.model_copy(update={"public_holidays": None})
    days = timetable(undecided, TODAY, "en", NAMES)["days"]
    assert days["2026-11-23"] == {"name": "Labour Thanksgiving Day", "hours": None}
    as_usual = FULL.model_copy(update={"public_holidays": "as_usual"})
    assert "2026-11-23" not in timetable(as_usual, TODAY, "en", NAMES)["days"]


def test_an_undecided_holiday_asks_to_ask(project: Project, serve: Callable[[Path], str], open_page: Open) -> None:
    text = (ROOT / "tests/practice-full.yml").read_text(encoding="utf-8")
    project.write("data/practice.yml", text.replace("public_holidays: closed\n", ""))
    assert project.build(epoch=TODAY).returncode == 0
    address = serve(project.root / "site")
    assert status(open_page, address, "2026-11-23T11:00:00") == (
        "Today is a public holiday (Labour Thanksgiving Day). Please ask before you come."
    )
    assert status(open_page, address, "2026-11-22T11:00:00") == "Closed today. Opens on Tuesday at 10:00."


def test_a_special_day_wins_over_a_holiday_and_holidays_reach_two_years_ahead() -> None:
    facts = load(ROOT / "tests/practice-full.yml", Practice)
    table = timetable(facts, TODAY, "ja", NAMES)
    assert table["until"] == "2028-11-01"
    assert table["days"]["2028-09-22"]["name"] == "秋分の日"
    assert table["days"]["2027-01-02"] == {"hours": []}
    assert table["week"][0] == []
    assert table["week"][1] == [[600, 750], [840, 1140]]


def test_every_holiday_has_an_english_name_and_a_missing_one_is_named() -> None:
    for year in range(2026, 2046):
        timetable(FULL, date(year, 1, 1), "en", NAMES)
    with pytest.raises(PluginError, match=r"data/holidays.yml: 海の日: is missing"):
        holiday_name("海の日", "en", {})
