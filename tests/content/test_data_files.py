"""A mistake in a data file is told in one line: file, line, field, what is wrong, what is expected."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from practice_site.content.axis import Axis
from practice_site.content.data_files import load, validated
from practice_site.content.helplines import Helplines
from practice_site.content.labels import LabelFile
from practice_site.content.notices import Notices
from practice_site.content.people import People
from practice_site.content.practice import Practice, phone_in_words
from practice_site.content.rules import Rules
from practice_site.content.services import Services
from practice_site.issues import IssuesError
from tests.support.project import ROOT

# What nobody knows yet has no line; null says the same.
PRACTICE = """\
sample: true
name:
  en: Sample Practice Name
  ja: 店名のサンプル
phone: +81-78-000-0000
email: booking@example.com
line_url: https://line.example.com/
languages: [en]
postal_code: null
opening_hours: null
closed_days: null
"""
SERVICES = """\
services:
  - id: body-care
    name:
      en: Body care session
      ja: ボディケアの施術
"""


def messages(tmp_path: Path, old: str = "", new: str = "") -> list[str]:
    """Return what staff read after changing `old` to `new` in a practice.yml."""
    return _told(tmp_path / "data/practice.yml", PRACTICE, Practice, old, new)


def of_services(tmp_path: Path, old: str, new: str) -> list[str]:
    """Return the same for a services.yml."""
    return _told(tmp_path / "data/services.yml", SERVICES, Services, old, new)


def _told(path: Path, text: str, model: type[BaseModel], old: str, new: str) -> list[str]:
    assert old in text
    path.parent.mkdir(exist_ok=True)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(IssuesError) as error:
        load(path, model)
    return str(error.value).splitlines()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("phone: +81-78-000-0000", "phone: 078-000-0000", "phone: “078-000-0000” does not fit; expected a number in"),
        ("sample: true\n", "", "sample is missing; expected true while the details are a sample"),
        ("email: booking@example.com", "email: booking", "email: “booking” does not fit; expected an address such as"),
        (
            "languages: [en]",
            "languages: english",
            "languages: “english” does not fit; expected a list out of en and ja, or no such line.",
        ),
        (
            "line_url: https://line",
            "lineurl: https://line",
            "lineurl is not known here; did you mean “line_url”?",
        ),
        ("postal_code: null", "postal_code: 658", "postal_code: “658” does not fit; expected a postal code"),
        ("  ja: 店名のサンプル", "", "name.ja is missing; expected the Japanese words"),
        ("ja: 店名のサンプル", "ja:", "name.ja is empty; expected the Japanese words"),
        (
            "ja: 店名のサンプル",
            "ja: 2027",
            "name.ja: “2027” does not fit; expected the Japanese words, in quotes",
        ),
        ("ja: 店名のサンプル", "ja: [店]", "name.ja is read as a list; expected the Japanese words"),
        ("ja: 店名のサンプル", "ja: {店}", "name.ja is read as fields of its own; expected the Japanese words"),
        ("ja: 店名のサンプル", "ja: {{ 店 }}", "braces at the beginning of words mean something else here"),
        ("ja: 店名のサンプル", "ja: 店\u202e名", "a character that cannot be seen"),
        ("phone: +81-78-000-0000", "phone: +81-078-000-0000", "phone: “+81-078-000-0000” does not fit"),
        ("phone: +81-78-000-0000", "phone: +81-78", "phone: “+81-78” does not fit; expected a number in"),
        ("closed_days: null", "closed_days: [sun, sun]", "closed_days names sun twice; keep one."),
        ("languages: [en]", "languages: [en, en]", "languages names en twice; keep one."),
        ("sample: true\n", "<<<<<<< HEAD\nsample: true\n", "practice.yml:1  two versions of the file stand here"),
        ("phone: +81", "phone: +８１", "expected a number in international form"),
        ("phone: +81-78-000-0000", "phone: +81780000000", "phone: “+81780000000” does not fit"),
        ("postal_code: null", "postal_code: ６５８-0047", "expected a postal code"),
        ("postal_code: null", f"postal_code: {'9' * 5000}", f"“{'9' * 60}…” does not fit"),
        ("postal_code: null", "1: x", "1 is not known here; known here: sample"),
        ("postal_code: null", "<<: {phone: x}", "<< is not known here; known here: sample"),
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
    reached = PRACTICE[PRACTICE.index("phone:") : PRACTICE.index("languages:")]
    for unreachable in ("", "phone: null\nemail: null\nbooking_url: null\nline_url: null\nform_endpoint: null\n"):
        assert "needs a way to reach the practice" in messages(tmp_path, reached, unreachable)[0]


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("[{days: [mon], opens: 19:00, closes: 10:00}]", "which is not after 19:00; swap them"),
        ("[{days: [mon], opens: 25:00, closes: 26:00}]", "opens is 25:00, and a day ends at midnight here"),
        ("[{days: [], opens: 10:00, closes: 19:00}]", "expected days of the week"),
    ],
)
def test_impossible_opening_hours_are_refused(tmp_path: Path, hours: str, expected: str) -> None:
    assert any(expected in line for line in messages(tmp_path, "opening_hours: null", f"opening_hours: {hours}"))


OPEN = "  - {{days: [{}], opens: {}, closes: {}}}\n"


@pytest.mark.parametrize(
    ("second", "overlaps"),
    [
        (("mon", "14:00", "19:00"), "mon"),
        (("sun, tue, mon", "9:00", "11:00"), "mon, tue"),
        (("mon", "10:00", "15:00"), "mon"),
        (("mon", "11:00", "12:00"), "mon"),
        (("mon", "15:00", "19:00"), None),
        (("wed", "10:00", "15:00"), None),
    ],
)
def test_a_practice_is_not_open_twice_at_once(
    tmp_path: Path, second: tuple[str, str, str], overlaps: str | None
) -> None:
    hours = OPEN.format("mon, tue", "10:00", "15:00") + OPEN.format(*second)
    if overlaps:
        (found,) = messages(tmp_path, "opening_hours: null\n", f"opening_hours:\n{hours}")
        assert f"opening_hours.1 overlaps on {overlaps} with an entry above" in found
        assert found.startswith(f"data/practice.yml:{PRACTICE[: PRACTICE.index('opening_hours')].count(chr(10)) + 3}  ")
    else:
        text = PRACTICE.replace("opening_hours: null\n", f"opening_hours:\n{hours}")
        assert len(validated(text, Practice, "data/practice.yml").opening_hours or []) == 2


def test_a_special_day_stands_once(tmp_path: Path) -> None:
    twice = "special_days:\n  - date: 2026-12-31\n  - date: 2026-12-31\n    opens: 10:00\n    closes: 12:00\n"
    (found,) = messages(tmp_path, "opening_hours: null\n", twice)
    assert "special_days.1.date is 2026-12-31, as that of an entry above; give each day one entry." in found


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
    [
        (None, "yml:1  the file is missing"),
        ("店".encode("shift_jis"), "yml:1  the file is not saved as UTF-8"),
        ("sample: true\n".encode("utf-16"), "yml:1  the file is not saved as UTF-8"),
        ("sample: true\nname: 店".encode()[:-1], "yml:2  the file breaks off here"),
        ("sample: 店\nname: \a".encode(), "yml:2  this line holds a character that cannot be seen"),
        (b"", "yml:1  here stand no lines"),
        (b"# nothing\n", "yml:1  here stand no lines"),
        (b"- a\n- b\n", "yml:1  here stand no lines"),
        (b"words\n", "yml:1  here stand no lines"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None, expected: str) -> None:
    path = tmp_path / "data/practice.yml"
    path.parent.mkdir()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(IssuesError, match=expected) as error:
        load(path, Practice)
    assert len(error.value.issues) == 1


def test_a_folder_in_the_place_of_a_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(IssuesError, match="cannot be read or written"):
        load(tmp_path, Practice)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "practice.yml"
    path.write_text(PRACTICE, encoding="utf-8-sig")
    assert load(path, Practice).name.ja == "店名のサンプル"


NO_DATES = (
    "2026/12/31 2026.12.31 2026年12月31日 31.12.2026 12/31/2026 20261231 1704067200 0 true 2026 ２０２６-12-31 "
    "2026-12-31T10:00:00 1999-12-31 2101-01-01 0001-01-01"
)


@pytest.mark.parametrize("typed", NO_DATES.split())
def test_a_date_that_cannot_be_is_told_at_its_own_line(tmp_path: Path, typed: str) -> None:
    (found,) = messages(tmp_path, "opening_hours: null", f"special_days:\n  - reason: null\n    date: {typed}")
    line = PRACTICE.splitlines().index("opening_hours: null") + 3
    assert found.startswith(
        f"data/practice.yml:{line}  special_days.0.date: “{typed}” does not fit; expected a date such as 2026-12-31."
    )


def test_a_day_that_no_calendar_has_is_named(tmp_path: Path) -> None:
    (found,) = messages(tmp_path, "opening_hours: null", "special_days: [{date: 2026-02-30}]")
    assert "there is no such day as 2026-02-30" in found


@pytest.mark.parametrize("typed", ["0", "-1", "601", "99999999999", "true", "60.5", "６０", "an hour", "1e9", "nan"])
def test_minutes_and_prices_are_plausible_numbers(tmp_path: Path, typed: str) -> None:
    old = "ja: ボディケアの施術\n"
    (found,) = of_services(tmp_path, old, f"{old}    minutes: {typed}\n")
    assert f"services.0.minutes: “{typed}” does not fit; expected a number of minutes" in found
    if typed not in ("0", "601"):
        (found,) = of_services(tmp_path, old, f"{old}    price_yen: {typed}\n")
        assert f"services.0.price_yen: “{typed}” does not fit; expected a price in yen" in found


def test_a_word_for_licence_holders_is_told_where_it_stands(tmp_path: Path) -> None:
    (found,) = of_services(tmp_path, "ja: ボディケアの施術", "ja: 全身ﾏｯｻｰｼﾞ")
    assert found.startswith("data/services.yml:5  services.0.name.ja says マッサージ, which only holders of")


PEOPLE = """\
people:
  - {id: aki, name: {en: Aki, ja: あき}}
  - {id: jun, name: {en: Jun, ja: じゅん}, qualifications: [{licence: anma_massage_shiatsu}]}
"""


@pytest.mark.parametrize(
    ("offered_by", "refused"), [("[jun]", False), ("[aki]", True), ("[aki, jun]", True), ("[]", True)]
)
def test_a_service_is_called_massage_when_all_who_offer_it_hold_the_licence(offered_by: str, refused: bool) -> None:
    people = validated(PEOPLE, People, "data/people.yml").by_id()
    text = SERVICES.replace("ボディケア", "マッサージ") + f"    offered_by: {offered_by}\n"
    if refused:
        with pytest.raises(IssuesError, match=r"services\.0\.name\.ja says マッサージ"):
            validated(text, Services, "data/services.yml", context={"people": people})
    else:
        validated(text, Services, "data/services.yml", context={"people": people})


@pytest.mark.parametrize(
    ("model", "text", "expected"),
    [
        (Services, f"{SERVICES}    offered_by: [nobody]", "data/x.yml:6  services.0.offered_by names “nobody”, and"),
        (People, PEOPLE + PEOPLE.partition("\n")[2], "data/x.yml:4  people.2.id is “aki”, as that of an entry"),
        (People, PEOPLE.replace("licence: anma_massage_shiatsu", "number: '1'"), "0 needs either licence"),
        (People, PEOPLE.replace("id: aki", "id: aki, reading: Aki"), "expected the reading in kana"),
        (Notices, "notices: [{from: 2026-12-31, until: 2026-12-01, title: {en: A, ja: あ}}]", "is before 2026-12-31"),
        (Practice, f"{PRACTICE}closures: [{{from: 2026-12-31, until: 2026-12-01}}]", "which is before 2026-12-31"),
        (Practice, f"{PRACTICE}regular_closing: [{{day: tue, weeks: [6]}}]", "expected weeks of the month"),
        (Practice, f"{PRACTICE}entrance: [{{file: /assets/no.jpg, words: {{en: A, ja: あ}}}}]", "no such picture in"),
        (Rules, "booking: maybe", "expected needed, not_needed"),
    ],
)  # fmt: skip
def test_what_does_not_hold_together_is_told(model: type[BaseModel], text: str, expected: str, tmp_path: Path) -> None:
    context = {"people": {}, "docs": tmp_path}
    with pytest.raises(IssuesError) as error:
        validated(text, model, "data/x.yml", context=context)
    assert expected in str(error.value)


@pytest.mark.parametrize("typed", ["nan", "inf", "-inf", "Infinity"])
def test_a_number_is_a_number(typed: str) -> None:
    with pytest.raises(IssuesError, match=f"to: “{typed}” does not fit; expected a number"):
        validated(f"from: 0\nto: {typed}\n", Axis, "data/figures.yml")


def test_a_thousand_mistakes_are_not_all_told_at_once(tmp_path: Path) -> None:
    assert len(messages(tmp_path, "postal_code: null", "\n".join(f"x{n}: 1" for n in range(1000)))) == 50


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
        ("    - ambulance\n", "    - samaritans\n", "215  order.en.0 is “samaritans”, and no line has that id"),
        ("    - police\n", "    - ambulance\n", "216  order.en.1 is “ambulance”, which stands in this order above"),
        ("phone: '119'", "note: x", ":3  helplines.0 (ambulance) needs a phone or a url"),
        ("phone: '119'", "phone: 119", "expected a number in quotes"),
        ("phone: '119'", "phone: '１１９'", "expected a number in quotes"),
        ("checked_on: 2026-11-22", "checked_on: 1704067200", "expected a date such as"),
        ("checked_on: 2026-11-22", "checked_on: yesterday", "expected a date such as"),
        (
            "  - id: police",
            "  - id: ambulance",
            "yml:21  helplines.1.id is “ambulance”, as that of an entry above",
        ),
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
    (found,) = error.value.issues
    assert expected in str(found)
