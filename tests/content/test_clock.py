"""Opening hours mean what people typed, or are refused: never midnight, never another hour."""

import pytest

from practice_site.content.data_files import validated
from practice_site.content.hours import Hours
from practice_site.issues import Issue, IssuesError


def hours(opens: str, closes: str = "23:59") -> Hours:
    return validated(f"days: [mon]\nopens: {opens}\ncloses: {closes}\n", Hours, "data/practice.yml")


def refused(opens: str, closes: str = "23:59") -> Issue:
    with pytest.raises(IssuesError) as error:
        hours(opens, closes)
    (found,) = error.value.issues
    return found


@pytest.mark.parametrize(
    ("time", "typed"),
    [
        (
            "10:00",
            "10 / '10' / 10.00 / 10:00 / '10:00' / 10：00 / １０：００ / 1000 / 10時 / １０時 / 10:00:00",
        ),
        ("10:30", "10.30 / 1030 / 10時半 / 10時30分 / 10:30 am / 10.30 a.m. / 午前10時半"),
        ("09:30", "9:30 / 09:30 / 930 / 0930 / '0930' / 9.30 / 9時半"),
        ("10:05", "10:05 / 10.05 / 1005 / 10時5分 / 10時05分"),
        ("19:00", "19 / 19:00 / 1900 / 7pm / 7 pm / 7PM / 7 p.m. / ７ｐｍ / 午後7時 / 午後 7:00 / 19時"),
        ("19:30", "19:30 / 1930 / 19.30 / 7:30pm / 午後7時30分"),
        ("12:30", "12:30 / 12:30 pm / 午後0時30分"),
        ("00:00", "0:00 / 00:00 / 午前0時"),
    ],
)
def test_a_time_means_what_it_says(time: str, typed: str) -> None:
    for written in typed.split(" / "):
        assert f"{hours(written).opens:%H:%M}" == time, written


REFUSED = (
    "10.5? / 10.5 / 10.3 / 10. / 10:5 / 10:60 / 1060 / 99 / 0 / 0000 / -10 / +10 / 12 am / 0am / 0pm / 13pm / "
    "午後12時 / 午前12時 / 午前7pm / true / ten / 十時 / 10h / 10-19 / 10:00-19:00 / 10:00:30 / 36000 / 2026-01-01"
)


@pytest.mark.parametrize("typed", REFUSED.split(" / "))
def test_what_could_be_another_time_is_refused_as_it_was_typed(typed: str) -> None:
    shown = typed.strip("'")
    assert refused(typed).en == f"opens: “{shown}” does not fit; expected a time such as 10:00."
    assert refused(typed).ja == f"opens：「{shown}」は使えません。書き方：時刻（例：10:00）。"


@pytest.mark.parametrize("typed", ["24:00", "25:00", "2400", "24", "24時", "26:30"])
def test_a_time_after_midnight_is_refused_with_the_last_that_can_be_written(typed: str) -> None:
    found = refused("18:00", typed)
    assert (found.line, found.en) == (3, f"closes is {typed}, and a day ends at midnight here; write at most 23:59.")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "opens is empty"), ("null", "opens is empty"), ("[10]", "read as a list"), ("{a: 1}", "read as fields")],
)
def test_what_is_no_time_at_all_is_named(typed: str, said: str) -> None:
    assert said in refused(typed).en


def test_hours_that_end_before_they_begin_are_told_where_they_end() -> None:
    found = refused("9", "5")
    assert (found.line, found.en[:47]) == (3, "closes is 05:00, which is not after 09:00; swap")
