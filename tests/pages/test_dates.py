"""Dates are written as each reader writes them."""

from datetime import date

from practice_site.pages.dates import date_in_words


def test_a_date_in_words() -> None:
    assert date_in_words(date(2026, 11, 22), "en") == "22 November 2026"
    assert date_in_words(date(2026, 11, 22), "ja") == "2026年11月22日"
