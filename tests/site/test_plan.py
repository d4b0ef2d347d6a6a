"""Four gentle weeks: on a phone, on two sheets of paper, and in a calendar of the reader's own."""

import io
import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import brotli
import pytest
from icalendar import Calendar
from playwright.sync_api import Locator, Page
from pypdf import PdfReader

from practice_site.content.data_files import load
from practice_site.content.hours import DAY_NAMES
from practice_site.content.plan import SIZES, Plan, Week
from practice_site.issues import IssuesError
from tests.support.page import barriers
from tests.support.project import ROOT

Open = Callable[..., Page]
ROOTS = {"en": "/", "ja": "/ja/"}
FACTS = load(ROOT / "data/plan.yml", Plan)
TEXT = (ROOT / "data/plan.yml").read_text(encoding="utf-8")
both_languages = pytest.mark.parametrize("language", ["en", "ja"])


def words(number: int, day: str, size: str, language: str) -> str:
    """Return what a day of a week asks in a size."""
    asked = next(it for it in FACTS.weeks[number - 1].days if it.day == day)
    return FACTS.activity(asked[size]).name[language]


def longest(week: Week, size: str) -> int:
    return max(FACTS.activity(day[size]).minutes for day in week.days if not day.same)


# The facts


def test_it_begins_with_nearly_nothing_and_grows_gently() -> None:
    for size in SIZES:
        minutes = [longest(week, size) for week in FACTS.weeks]
        assert minutes == sorted(minutes), size
    assert longest(FACTS.weeks[0], "better") <= 2
    for week in FACTS.weeks:
        assert longest(week, "hard") == 1, "a hard day stays small in every week"
        assert longest(week, "ordinary") <= 5
        assert sum(day.same for day in week.days) == 2, "two days of rest"
        assert all(day.hard == "rest" for day in week.days if day.same)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  - id: shoes", "  - id: door", "door"),
        ("hard: shoes", "hard: boots", "the weeks name boots, and no activity has that id"),
        ("- day: tue", "- day: mon", "week 1 needs each day once, in the order mon, tue, wed, thu, fri, sat, sun"),
        ("    minutes: 1\n", "    minutes: 30\n", "a number of minutes from 1 to 10"),
        (
            "  - id: shoes",
            "  - id: idle\n    name: {en: a, ja: あ}\n    minutes: 1\n  - id: shoes",
            "no day asks for idle",
        ),
        ("weeks:\n", "weeks: []\nweek:\n", "week"),
    ],
)
def test_mistakes_in_the_plan_are_named(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in TEXT
    path = tmp_path / "data/plan.yml"
    path.parent.mkdir()
    path.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(IssuesError) as error:
        load(path, Plan)
    assert expected in str(error.value)


def test_a_fifth_week_is_refused_because_two_sheets_hold_four(tmp_path: Path) -> None:
    path = tmp_path / "plan.yml"
    head, _, weeks = TEXT.partition("weeks:\n")
    first = weeks[: weeks.index("  - title:", 1)]
    path.write_text(f"{head}weeks:\n{first}{weeks}", encoding="utf-8")
    with pytest.raises(IssuesError, match="there are 5 weeks, and the two sheets of paper hold 4"):
        load(path, Plan)


# On the screen


@pytest.mark.slow
@both_languages
def test_every_day_shows_its_three_sizes(open_page: Open, language: str) -> None:
    page = open_page(f"{ROOTS[language]}plan/", width=390, javascript=False)
    assert page.locator(".week").count() == 4
    for number, week in enumerate(FACTS.weeks, start=1):
        section = page.locator(".week").nth(number - 1)
        assert week.title[language] in section.locator("h2").inner_text()
        for day in week.days:
            card = section.locator(f"[data-day={day.day}]")
            shown = card.locator("dd" if not day.same else "p").all_inner_texts()
            sizes = SIZES[: 1 if day.same else 3]
            assert shown == [words(number, day.day, size, language) for size in sizes]
            names = card.locator("dt").all_inner_texts()
            assert names == ([] if day.same else [FACTS.sizes[size][language] for size in SIZES])


@both_languages
def test_without_scripts_the_plan_is_whole_and_no_control_does_nothing(open_page: Open, language: str) -> None:
    page = open_page(f"{ROOTS[language]}plan/", javascript=False)
    assert page.locator("#main :is(button, form, [href='#calendar'])").count() > 0
    for control in page.locator("#main :is(button, form, [href='#calendar'])").all():
        assert not control.is_visible()
    text = page.inner_text("#main")
    for sentence in (*FACTS.rules, *(it.then for it in FACTS.when_then)):
        assert sentence[language] in text
    scripted = open_page(f"{ROOTS[language]}plan/")
    assert scripted.locator("#main form").is_visible()
    assert scripted.locator("#main [data-print]").is_visible()


def test_the_button_prints(open_page: Open) -> None:
    page = open_page("/plan/")
    page.evaluate("window.print = () => { document.title = 'printed' }")
    page.locator("[data-print]").click()
    assert page.title() == "printed"


@both_languages
def test_nothing_can_be_ticked_where_a_tick_would_be_lost(open_page: Open, language: str) -> None:
    page = open_page(f"{ROOTS[language]}plan/")
    assert page.locator(".week input").count() == 0
    assert not page.locator(".pen-box").first.is_visible()
    assert ("this page keeps nothing" if language == "en" else "何も保存しない") in page.inner_text("#main")


@pytest.mark.parametrize("javascript", [True, False])
def test_on_a_phone_one_size_can_be_shown_alone(open_page: Open, javascript: bool) -> None:
    page = open_page("/ja/plan/", width=390, javascript=javascript)
    for size in SIZES:
        page.locator(f"#show-{size}").check()
        for other in SIZES:
            assert page.locator(f".week [data-size={other}]").first.is_visible() == (other == size)
        assert page.locator("[data-day=wed] p").first.is_visible(), "rest is for every size"
    page.emulate_media(media="print")
    assert page.locator(".week [data-size=hard]").first.is_visible(), "paper has all three"
    assert not open_page("/ja/plan/", width=1280).locator("#show-hard").is_visible(), "all three fit side by side"


@both_languages
def test_nothing_scrolls_sideways_at_320_px_whatever_is_said(open_page: Open, language: str) -> None:
    page = open_page(f"{ROOTS[language]}plan/", width=320)
    page.locator(".plan-form button").click()
    assert page.locator("#plan-message").inner_text()
    wide = page.eval_on_selector_all(
        "#main *:not(.visually-hidden)",
        """all => all.filter((e) => e.checkVisibility() && !["DT", "INPUT"].includes(e.tagName)
            && (e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && getComputedStyle(e).display !== "inline"
            || e.getBoundingClientRect().right > 320)).map((e) => e.outerHTML.slice(0, 80))""",
    )
    assert wide == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_on_a_wide_screen_each_size_stands_below_its_name(open_page: Open) -> None:
    for root in ROOTS.values():
        page = open_page(f"{root}plan/", width=1280)
        left = "all => all.map((e) => Math.round(e.getBoundingClientRect().left))"
        heads = page.eval_on_selector_all(".week:first-of-type .week__sizes span", left)[:3]
        assert page.eval_on_selector_all("[data-day=mon] dd", left)[:3] == heads
        assert len(set(heads)) == 3


def test_forced_colours_keep_the_days_apart(open_page: Open) -> None:
    page = open_page("/plan/", width=390, forced_colors="active")
    for selector in (".plan-day", ".sizes"):
        assert page.locator(selector).first.evaluate("e => parseFloat(getComputedStyle(e).borderTopWidth)") >= 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "scheme"),
    [
        ("en", "light"),
        ("ja", "dark"),
        pytest.param("en", "dark", marks=pytest.mark.slow),
        pytest.param("ja", "light", marks=pytest.mark.slow),
    ],
)
def test_axe_finds_nothing_before_and_after_the_file_is_made(open_page: Open, language: str, scheme: str) -> None:
    page = open_page(f"{ROOTS[language]}plan/", width=390, scheme=scheme)
    assert barriers(page) == []
    page.locator("#plan-time").fill("")
    page.locator(".plan-form button").click()
    assert page.locator("#plan-time[aria-invalid]").count() == 1
    assert barriers(page) == []
    page.locator("#plan-time").fill("09:00")
    page.locator(".plan-form button").click()
    assert barriers(page) == []


def test_controls_are_large_enough_for_a_thumb(open_page: Open) -> None:
    page = open_page("/plan/", width=390)
    controls = page.locator("#main article :is(.button, .choice, input[type=date], input[type=time])")
    assert controls.count() >= 15
    assert [box for it in controls.all() if (box := it.bounding_box()) and box["height"] < 44] == []


def test_the_tab_key_walks_the_form_in_the_order_of_reading(open_page: Open) -> None:
    page = open_page("/plan/")
    page.locator("[name=days]").first.focus()
    seen = []
    for _ in range(25):
        seen.append(page.evaluate("document.activeElement.name || document.activeElement.type"))
        if seen[-1] == "submit":
            break
        page.keyboard.press("Tab")
    assert list(dict.fromkeys(seen)) == ["days", "size", "start", "time", "submit"]
    assert seen.count("days") == 7


# On paper


@pytest.mark.slow
@both_languages
@pytest.mark.parametrize("javascript", [True, False])
def test_it_prints_on_two_sheets_of_a4(open_page: Open, full_address: str, language: str, javascript: bool) -> None:
    page = open_page(f"{full_address}{ROOTS[language]}plan/", width=390, javascript=javascript)
    page.locator("#show-hard").check()  # what was chosen for the screen changes nothing
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(pdf.pages) == 2
    for sheet, numbers in zip(pdf.pages, ((1, 2), (3, 4)), strict=True):
        size = (float(sheet.mediabox.width), float(sheet.mediabox.height))
        assert size == pytest.approx((595, 842), abs=1.5)
        text = "".join(unicodedata.normalize("NFKC", sheet.extract_text()).split())
        for number, week in enumerate(FACTS.weeks, start=1):
            title = f"Week {number}: {week.title.en}" if language == "en" else f"{number}週目：{week.title.ja}"
            assert (plain(title) in text) == (number in numbers)
        for size_name in SIZES:
            assert plain(words(numbers[1], "fri", size_name, language)) in text
        assert plain(FACTS.on_paper[language])[:10] in text
        assert f"https://www.example.com{ROOTS[language]}plan/" in text
        assert "119" in text
        gone = (
            ["Helpnow", "Bookyour", "Calendar", "calendar"] if language == "en" else ["相談窓口", "予約", "カレンダー"]
        )
        assert [one for one in gone if one in text] == []
    last = "".join(unicodedata.normalize("NFKC", pdf.pages[1].extract_text()).split())
    assert plain(FACTS.when_then[-1].then[language]) in last


def test_the_second_sheet_begins_a_page_however_short_the_first_is(open_page: Open) -> None:
    page = open_page("/plan/")
    page.evaluate("document.querySelectorAll('.sheet:first-of-type .week').forEach((week) => week.remove())")
    page.evaluate("document.querySelectorAll('.week').forEach((week) => { week.className = '' })")  # may be divided
    page.evaluate("document.querySelectorAll('.sheet:last-of-type ol').forEach((list) => list.remove())")
    first, second = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert "Week 3" not in first.extract_text()
    assert "Week 3" in second.extract_text()


def plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.slow
@both_languages
def test_a_pen_finds_boxes_and_lines(open_page: Open, language: str) -> None:
    page = open_page(f"{ROOTS[language]}plan/", width=700)
    page.emulate_media(media="print")
    millimetre = 96 / 25.4
    for sheet in page.locator(".sheet").all():
        ticks = [tick.bounding_box() for tick in sheet.locator(".pen-box").all()]
        assert len(ticks) == 2 * (5 * 3 + 2), "each size of each day, and one for a day of rest"
        assert min(min(box["width"], box["height"]) for box in ticks if box) >= 4 * millimetre
        lines = [line for line in sheet.locator("p.pen-line, .blank").all() if line.is_visible()]
        assert len(lines) >= 6
        assert min(box["height"] for line in lines if (box := line.bounding_box())) >= 7 * millimetre
    for gone in (".site-header", ".sample", ".site-footer", ".call-to-action", ".plan-form", ".sizes", ".about-page"):
        assert not page.locator(gone).first.is_visible(), gone


# In the reader's calendar


def choose(page: Page, days: list[str], size: str, start: date, clock: str) -> None:
    for day in DAY_NAMES:
        page.locator(f".plan-form [name=days][value={day}]").set_checked(day in days)
    page.locator(f".plan-form [name=size][value={size}]").check()
    page.locator("#plan-start").fill(start.isoformat())
    page.locator("#plan-time").fill(clock)


def taken(page: Page) -> tuple[str, bytes]:
    """Return name and content of the file that the button gives."""
    with page.expect_download() as download:
        page.locator(".plan-form button").click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def unfolded(content: bytes) -> list[str]:
    return content.decode("utf-8").replace("\r\n ", "").split("\r\n")


@pytest.mark.slow
@both_languages
@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("Asia/Tokyo", date(2026, 11, 30)),
        ("America/New_York", date(2026, 10, 22)),  # a Thursday; clocks change on 1 November
        pytest.param("Australia/Lord_Howe", date(2027, 3, 20), marks=pytest.mark.slow),  # by half an hour, on 4 April
        pytest.param(
            "Pacific/Kiritimati", date(2026, 12, 29), marks=pytest.mark.slow
        ),  # fourteen hours ahead: often another day than in UTC
    ],
)
def test_the_file_holds_each_chosen_day_at_the_chosen_time_of_the_readers_zone(
    open_page: Open, language: str, zone: str, start: date
) -> None:
    page = open_page(f"{ROOTS[language]}plan/", timezone_id=zone)
    days = ["mon", "thu", "sat", "sun"]
    choose(page, days, "ordinary", start, "08:30")
    name, content = taken(page)
    assert name == f"plan-{start}.ics"
    events = Calendar.from_ical(content).events
    expected = []
    for ahead in range(28):
        day = start + timedelta(days=ahead)
        if DAY_NAMES[day.weekday()] in days:
            moment = datetime.combine(day, time(8, 30), ZoneInfo(zone))
            expected.append(
                (moment.astimezone(UTC), words(ahead // 7 + 1, DAY_NAMES[day.weekday()], "ordinary", language))
            )
    assert [(event.start, str(event["SUMMARY"])) for event in events] == expected
    assert len(expected) == 16


@pytest.mark.slow
def test_every_calendar_can_read_it(open_page: Open) -> None:
    for language, root in ROOTS.items():
        page = open_page(f"{root}plan/", timezone_id="Asia/Tokyo")
        choose(page, list(DAY_NAMES), "better", date(2026, 11, 30), "18:00")
        _, content = taken(page)
        assert b"\n" not in content.replace(b"\r\n", b"")
        assert content.endswith(b"END:VCALENDAR\r\n")
        lines = content.removesuffix(b"\r\n").split(b"\r\n")
        assert max(map(len, lines)) <= 75
        assert any(line.startswith(b" ") for line in lines)
        for line in lines:
            line.decode("utf-8")  # no letter is cut in two
        calendar = Calendar.from_ical(content)
        assert calendar.to_ical().count(b"BEGIN:VEVENT") == 28
        assert str(calendar["VERSION"]) == "2.0"
        assert calendar["PRODID"]
        assert [event.errors for event in calendar.walk() if event.errors] == []
        assert len({event["UID"] for event in calendar.events}) == 28
        monday = calendar.events[0]
        assert datetime.now(UTC) - monday["DTSTAMP"].dt < timedelta(minutes=5)
        assert monday["DURATION"].dt == timedelta(minutes=longest(FACTS.weeks[0], "better"))
        assert {str(event["CLASS"]) for event in calendar.events} == {"PRIVATE"}
        assert {str(event["TRANSP"]) for event in calendar.events} == {"TRANSPARENT"}
        for size in SIZES:  # the reader can still choose on the day
            separator = ": " if language == "en" else "："
            assert (
                f"{FACTS.sizes[size][language]}{separator}{words(1, 'mon', size, language)}\n" in monday["DESCRIPTION"]
            )
        assert not re.search(
            "http|example|depress|massage|うつ", content.decode().partition("TRANSP")[0].split("VEVENT")[1]
        )


def test_marks_that_mean_something_to_a_calendar_are_escaped(open_page: Open) -> None:
    page = open_page("/ja/plan/")
    odd = "手、足; a, b\\c " + "長い文" * 40 + "👣"
    page.evaluate(
        "odd => { document.querySelector('.week [data-day=mon] [data-size=hard] dd').textContent = odd }", odd
    )
    choose(page, ["mon"], "hard", date(2026, 11, 30), "10:00")
    _, content = taken(page)
    assert Calendar.from_ical(content).events[0]["SUMMARY"] == odd
    assert "SUMMARY:手、足\\; a\\, b\\\\c " in "\n".join(unfolded(content))
    assert odd in Calendar.from_ical(content).events[0]["DESCRIPTION"]
    assert max(map(len, content.split(b"\r\n"))) <= 75


@pytest.mark.slow
def test_making_the_file_sends_nothing_and_keeps_nothing(open_page: Open) -> None:
    page = open_page("/plan/")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    taken(page)
    page.wait_for_timeout(200)
    assert [url for url in asked if not url.startswith("blob:") and "/assets/pictures/" not in url] == []
    assert said == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    assert page.context.cookies() == []
    page.reload()
    assert page.locator("[name=days]:checked").count() == 2


@pytest.mark.slow
def test_it_begins_tomorrow_with_the_smallest_size_on_two_days(open_page: Open) -> None:
    page = open_page("/plan/", timezone_id="Pacific/Kiritimati")
    page.clock.set_fixed_time(datetime(2026, 12, 31, 11, 0, tzinfo=UTC))  # already 2027 there
    page.reload()
    assert page.locator("#plan-start").input_value() == "2027-01-02"
    assert page.locator("[name=size]:checked").get_attribute("value") == "hard"
    assert len(Calendar.from_ical(taken(page)[1]).events) == 8


@both_languages
def test_what_was_made_is_said_to_those_who_listen(open_page: Open, language: str) -> None:
    page = open_page(f"{ROOTS[language]}plan/")
    message = page.locator("#plan-message")
    assert message.get_attribute("role") == "status"
    assert message.inner_text() == ""
    choose(page, ["tue"], "hard", date(2026, 11, 30), "10:00")
    taken(page)
    assert "plan-2026-11-30.ics" in message.inner_text()
    assert ("with 4 entries" if language == "en" else "予定は4件") in message.inner_text()
    assert page.locator(".plan-form [aria-invalid]").count() == 0


@both_languages
@pytest.mark.parametrize("missing", ["days", "start", "time"])
def test_what_is_missing_is_said_and_has_the_focus(open_page: Open, language: str, missing: str) -> None:
    page = open_page(f"{ROOTS[language]}plan/")
    field: Locator = page.locator(f".plan-form [name={missing}]").first
    if missing == "days":
        for box in page.locator("[name=days]").all():
            box.uncheck()
    else:
        field.fill("")
    page.locator(".plan-form button").click()
    expected = {
        "days": ("at least one day", "曜日を一つ以上"),
        "start": ("the day to start on", "始める日"),
        "time": ("a time of day", "時刻"),
    }[missing][language == "ja"]
    assert expected in page.locator("#plan-message").inner_text()
    assert field.evaluate("e => e === document.activeElement")
    assert field.get_attribute("aria-invalid") == "true"
    assert field.get_attribute("aria-describedby") == "plan-message"
    if missing != "days":
        assert field.evaluate("e => getComputedStyle(e).borderTopWidth") == "3px"


def test_a_year_that_nobody_means_is_not_written_into_a_calendar(open_page: Open) -> None:
    page = open_page("/plan/")
    page.locator("#plan-start").fill("0026-11-30")
    page.locator(".plan-form button").click()
    assert "the day to start on" in page.locator("#plan-message").inner_text()


def test_the_script_is_small_and_loaded_on_this_page_alone(site: Path) -> None:
    (script,) = site.glob("assets/plan.*.js")
    assert len(brotli.compress(script.read_bytes())) <= 2 * 1024
    loading = {path.parent.name for path in site.rglob("*.html") if script.name in path.read_text(encoding="utf-8")}
    assert loading == {"plan"}
    for root in ROOTS.values():
        html = (site / root.lstrip("/") / "plan/index.html").read_text(encoding="utf-8")
        assert re.search(rf"<script defer src=\S*{re.escape(script.name)}>", html)
