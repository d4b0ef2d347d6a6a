"""A mistake in a data file is told in one line: file, line, field, what is wrong, what is expected."""

from pathlib import Path

import pytest

from practice_site.content.data_files import load
from practice_site.content.helplines import Helplines
from practice_site.content.labels import LabelFile
from practice_site.content.practice import Practice, phone_in_words
from practice_site.issues import IssuesError

ROOT = Path(__file__).parents[2]
# What nobody knows yet has no line; null says the same.
NULLS = "postal_code: null\nopening_hours: null\nclosed_days: null\nlicence: null\n"
PRACTICE = (ROOT / "data/practice.yml").read_text(encoding="utf-8") + NULLS


def messages(tmp_path: Path, old: str = "", new: str = "") -> list[str]:
    """Return what staff read after changing `old` to `new` in the shipped practice.yml."""
    assert old in PRACTICE
    path = tmp_path / "data/practice.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(PRACTICE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(IssuesError) as error:
        load(path, Practice)
    return str(error.value).splitlines()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("phone: +81-78-000-0000", "phone: 078-000-0000", "phone: “078-000-0000” does not fit; expected a number in"),
        ("sample: true\n", "", "sample is missing; expected true while the details are a sample"),
        ("email: booking@example.com", "email: booking", "email: “booking” does not fit; expected an address such as"),
        (
            "licence: null",
            "licence: perhaps",
            "licence: “perhaps” does not fit; expected true or false, or no such line.",
        ),
        (
            "line_url: https://line",
            "lineurl: https://line",
            "lineurl is not known here; did you mean “line_url”?",
        ),
        ("postal_code: null", "postal_code: 658", "postal_code: “658” does not fit; expected a postal code"),
        ("  ja: 店名のサンプル", "", "name.ja is missing; expected the Japanese words."),
        (
            "ja: ボディケアの施術\n",
            "ja: ボディケアの施術\n    minutes: an hour\n",
            "services.0.minutes: “an hour” does not fit; expected a number of minutes",
        ),
        (
            "closed_days: null",
            "closed_days: [sunday]",
            "closed_days.0: “sunday” does not fit; expected days of the week",
        ),
        ("sample: true", "sample: true\nsample: false", "sample stands here twice; keep one."),
        ("sample: true", "sample: [", "this line cannot be read"),
        ("name:\n", "name:\n\tx: 1\n", "a tab stands where spaces belong"),
    ],
)
def test_a_wrong_missing_or_unknown_field_is_named_with_what_is_expected(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    found = messages(tmp_path, old, new)
    assert any(expected in line for line in found), found
    assert all(line.startswith("data/practice.yml:") for line in found)


def test_the_line_named_is_the_line_of_the_mistake(tmp_path: Path) -> None:
    line = PRACTICE.splitlines().index("phone: +81-78-000-0000") + 1
    assert messages(tmp_path, "phone: +81", "phone: 81")[0].startswith(f"data/practice.yml:{line}  phone:")


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    found = messages(tmp_path, "postal_code: null\n", "postal_code: x\nlicense: true\n")
    assert len(found) == 2


def test_a_practice_nobody_can_reach_is_refused(tmp_path: Path) -> None:
    reached = PRACTICE[PRACTICE.index("phone:") : PRACTICE.index("services:")]
    for unreachable in ("", "phone: null\nemail: null\nbooking_url: null\nline_url: null\nform_endpoint: null\n"):
        assert "needs a way to reach the practice" in messages(tmp_path, reached, unreachable)[0]


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("[{days: [mon], opens: 19:00, closes: 10:00}]", "which is not after 19:00; swap them"),
        ("[{days: [mon], opens: 25:00, closes: 26:00}]", "expected a time such as 10:00"),
        ("[{days: [], opens: 10:00, closes: 19:00}]", "expected days of the week"),
    ],
)
def test_impossible_opening_hours_are_refused(tmp_path: Path, hours: str, expected: str) -> None:
    assert any(expected in line for line in messages(tmp_path, "opening_hours: null", f"opening_hours: {hours}"))


def test_a_day_is_not_open_and_closed(tmp_path: Path) -> None:
    both = "opening_hours: [{days: [mon], opens: 10:00, closes: 19:00}]\nclosed_days: [mon]"
    middle = PRACTICE[
        PRACTICE.index("opening_hours: null") : PRACTICE.index("closed_days: null") + len("closed_days: null")
    ]
    assert "either open or closed" in messages(tmp_path, middle, both)[0]


def test_times_and_words_are_read_as_people_write_them(tmp_path: Path) -> None:
    path = tmp_path / "practice.yml"
    text = PRACTICE.replace("opening_hours: null", "opening_hours: [{days: [mon], opens: 9:30, closes: １９：００}]")
    path.write_text(text.replace("ja: 店名のサンプル", "ja: no"), encoding="utf-8")
    practice = load(path, Practice)
    hours = practice.week("mon")[0]
    assert (f"{hours.opens:%H:%M}", f"{hours.closes:%H:%M}") == ("09:30", "19:00")
    assert practice.name["ja"] == "no"


@pytest.mark.parametrize(
    ("content", "expected"),
    [(None, "the file is missing"), ("店".encode("shift_jis"), "not saved as UTF-8"), (b"", "here stand no lines")],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None, expected: str) -> None:
    path = tmp_path / "data/practice.yml"
    path.parent.mkdir()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(IssuesError, match=expected) as error:
        load(path, Practice)
    assert "data/practice.yml" in str(error.value)


def test_readers_see_a_phone_number_as_they_dial_it() -> None:
    assert phone_in_words("+81-78-000-0000", "ja") == "078-000-0000"
    assert phone_in_words("+81-78-000-0000", "en") == "+81 78-000-0000"


def test_labels_that_lack_a_language_or_do_not_exist_stop_the_build(tmp_path: Path) -> None:
    path = tmp_path / "data/labels.yml"
    path.parent.mkdir()
    path.write_text("book: {en: Book}\n", encoding="utf-8")
    with pytest.raises(IssuesError, match=r"data/labels.yml:1  book.ja is missing; expected the Japanese words"):
        load(path, LabelFile)
    path.write_text("book: {en: Book, ja: 予約}\n", encoding="utf-8")
    with pytest.raises(IssuesError, match="menu is missing"):
        load(path, LabelFile).by_language["ja"]["menu"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    - ambulance\n", "    - samaritans\n", "names “samaritans”, and no line has that id"),
        ("phone: '119'", "phone: 119", "expected a number in quotes"),
        ("checked_on: 2026-11-22", "checked_on: yesterday", "expected a date such as"),
        ("  - id: police", "  - id: ambulance", "the id ambulance is given twice"),
    ],
)
def test_mistakes_in_help_lines_are_named(tmp_path: Path, old: str, new: str, expected: str) -> None:
    text = (ROOT / "data/helplines.yml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "data/helplines.yml"
    path.parent.mkdir()
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(IssuesError) as error:
        load(path, Helplines)
    assert expected in str(error.value)
