"""“Open now” is right by the clock in Japan, whoever looks at it and when; and it promises nothing nobody knows."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page

from practice_site.content.data_files import load
from practice_site.content.holidays import HolidayNames
from practice_site.pages.timetable import timetable
from tests.support.project import ROOT, TODAY, full_data

Open = Callable[..., Page]
NAMES = load(ROOT / "data/holidays.yml", HolidayNames)
CLOCK = (
    "element => openingStatus(JSON.parse(element.dataset.timetable), JSON.parse(element.dataset.words), new Date({}))"
)


class Status:
    """What the script of a page says at a moment in Japan's time; one page answers for many moments."""

    def __init__(self, page: Page) -> None:
        self._element = page.locator(".open-now").first

    def at(self, when: str) -> str:
        moment = datetime.fromisoformat(f"{when}+09:00").timestamp() * 1000
        return self._element.evaluate(CLOCK.format(moment))


MOMENTS = [
    ("2026-11-24T09:59:59", "Opens today at 10:00", "本日は10:00から営業"),
    ("2026-11-24T10:00:00", "Open now, until 12:30", "ただいま営業中（12:30まで）"),
    ("2026-11-24T12:29:59", "Open now, until 12:30", "ただいま営業中（12:30まで）"),
    ("2026-11-24T12:30:00", "Opens today at 14:00", "本日は14:00から営業"),
    ("2026-11-24T18:59:59", "Open now, until 19:00", "ただいま営業中（19:00まで）"),
    ("2026-11-24T19:00:00", "Closed for today. Opens on Wednesday at 10:00.",
     "本日の営業は終わりました。次は水曜日の10:00からです。"),
    ("2026-11-24T23:59:59", "Closed for today. Opens on Wednesday at 10:00.",
     "本日の営業は終わりました。次は水曜日の10:00からです。"),
    ("2026-11-25T00:00:00", "Opens today at 10:00", "本日は10:00から営業"),
    ("2026-11-26T11:00:00", "Closed today. Opens on Friday at 10:00.",
     "本日は休みです。次は金曜日の10:00からです。"),
    ("2026-11-23T11:00:00", "Closed today (Labour Thanksgiving Day). Opens on Tuesday at 10:00.",
     "本日は休みです（勤労感謝の日）。次は火曜日の10:00からです。"),
    ("2026-12-02T11:00:00", "Closed today. Opens on Friday at 10:00.",
     "本日は休みです。次は金曜日の10:00からです。"),
    ("2027-02-03T11:00:00", "Closed today (Training days). Opens on Saturday at 14:00.",
     "本日は休みです（研修）。次は土曜日の14:00からです。"),
    ("2026-12-31T14:00:00", "Open now, until 15:00", "ただいま営業中（15:00まで）"),
    ("2026-12-31T15:00:00", "Closed for today. Opens on Monday at 10:00.",
     "本日の営業は終わりました。次は月曜日の10:00からです。"),
    ("2027-01-02T15:00:00", "Closed today. Opens on Monday at 10:00.",
     "本日は休みです。次は月曜日の10:00からです。"),
    ("2027-03-22T15:00:00", "Closed today (Vernal Equinox Day, day off in lieu). Opens on Tuesday at 10:00.",
     "本日は休みです（春分の日 振替休日）。次は火曜日の10:00からです。"),
]  # fmt: skip


@pytest.mark.parametrize(("root", "language"), [("/", 1), ("/ja/", 2)])
def test_the_status_is_right_to_the_second(open_page: Open, full_address: str, root: str, language: int) -> None:
    status = Status(open_page(f"{full_address}{root}booking/"))
    assert [status.at(moment[0]) for moment in MOMENTS] == [moment[language] for moment in MOMENTS]


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Kiritimati", "Europe/London", "Asia/Kolkata"])
def test_the_visitors_own_time_zone_changes_nothing(open_page: Open, full_address: str, zone: str) -> None:
    page = open_page(f"{full_address}/booking/", timezone_id=zone)
    assert page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone").replace("Calcutta", "Kolkata") == zone
    status = Status(page)
    # New York puts its clocks back on 1 November 2026 at 06:00 UTC, and forward on 14 March 2027 at 07:00 UTC.
    for when, expected in (
        ("2026-11-02T09:59:59", "Opens today at 10:00"),
        ("2026-11-02T10:00:00", "Open now, until 12:30"),
        ("2027-03-15T18:59:59", "Open now, until 19:00"),
        ("2027-03-15T19:00:00", "Closed for today. Opens on Tuesday at 10:00."),
    ):
        assert status.at(when) == expected


def test_nothing_is_said_once_the_holiday_data_ends(open_page: Open, full_address: str) -> None:
    status = Status(open_page(f"{full_address}/booking/"))
    assert status.at("2028-10-31T18:00:00") == "Open now, until 19:00"
    assert status.at("2028-10-31T20:00:00") == "Closed for today."
    assert status.at("2028-11-01T00:00:00") == ""
    assert status.at("2028-11-01T11:00:00") == ""


def test_the_status_is_shown_and_follows_the_clock_while_the_page_is_open(open_page: Open, full_address: str) -> None:
    page = open_page(f"{full_address}/robots.txt", own=True)
    page.clock.install(time=datetime(2026, 11, 24, 0, 59, 40, tzinfo=UTC))
    page.goto(f"{full_address}/booking/")
    status = page.locator(".open-now").first
    assert status.is_visible()
    assert status.inner_text() == "Opens today at 10:00"
    page.clock.fast_forward("01:00")
    assert status.inner_text() == "Open now, until 12:30"
    page.clock.set_fixed_time(datetime(2028, 11, 1, tzinfo=UTC))
    page.reload()
    assert not status.is_visible(), "where nothing is known, nothing takes up room"


def test_without_scripts_the_status_is_absent(open_page: Open, full_address: str) -> None:
    page = open_page(f"{full_address}/booking/", javascript=False)
    assert not page.locator(".open-now").first.is_visible()
    assert page.locator("#opening-hours table").is_visible()


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        ("/", ["Monday to Wednesday\t10:00–12:30\n14:00–19:00", "Thursday\tClosed", "Saturday\t14:00–19:00",
               "Sunday\tClosed", "Please arrive by 18:00 at the latest.",
               "Closed on the 1st and 3rd Wednesday of each month.",
               "3 February 2027 to 5 February 2027: Closed (Training days)",
               "Closed on Japanese public holidays.",
               "31 December 2026: 10:00–15:00 (New Year's Eve)", "2 January 2027: Closed"]),
        ("/ja/", ["月曜日〜水曜日\t10:00–12:30\n14:00–19:00", "木曜日\t休み", "日曜日\t休み",
                  "最終受付は18:00です。", "第1・第3水曜日は定休日です。",
                  "2027年2月3日から2027年2月5日まで：休み （研修）",
                  "祝日は休みです。",
                  "2026年12月31日：10:00–15:00 （大晦日）", "2027年1月2日：休み"]),
    ],
)  # fmt: skip
def test_the_table_names_every_day(open_page: Open, full_address: str, root: str, expected: list[str]) -> None:
    text = open_page(f"{full_address}{root}booking/").locator("#opening-hours").inner_text()
    for part in expected:
        assert part in text


def test_an_undecided_holiday_asks_to_ask(open_page: Open, full_address: str) -> None:
    page = open_page(f"{full_address}/booking/")
    undecided = timetable(full_data().practice.model_copy(update={"public_holidays": None}), TODAY, "en", NAMES)
    page.locator(".open-now").first.evaluate(
        "(element, table) => { element.dataset.timetable = table }", json.dumps(undecided)
    )
    status = Status(page)
    assert status.at("2026-11-23T11:00:00") == (
        "Today is a public holiday (Labour Thanksgiving Day). Please ask before you come."
    )
    assert status.at("2026-11-22T11:00:00") == "Closed today. Opens on Tuesday at 10:00."
