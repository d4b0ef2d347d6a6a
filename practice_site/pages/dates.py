"""Dates in the reader's form."""

from datetime import date

from babel.dates import format_date

from practice_site.content.data_files import Language

_BABEL_LOCALES: dict[Language, str] = {"en": "en_GB", "ja": "ja_JP"}


def date_in_words(day: date, language: Language) -> str:
    """Return a date as readers of `language` write it: 22 November 2026, 2026年11月22日."""
    return format_date(day, format="long", locale=_BABEL_LOCALES[language])
