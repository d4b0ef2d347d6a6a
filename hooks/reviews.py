"""When a page was last reviewed and when it is due again, from its front matter, in the reader's form of date."""

from datetime import date

import jinja2
from babel.dates import format_date
from data_files import Language
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.utils.meta import get_data
from problems import Problem, Source, line_of

_BABEL_LOCALES: dict[Language, str] = {"en": "en_GB", "ja": "ja_JP"}


def date_in_words(day: date, language: Language) -> str:
    """Return a date as readers of `language` write it: 22 November 2026, 2026年11月22日."""
    if not isinstance(day, date):  # a preview goes on; the check of the front matter tells staff
        return str(day)
    return format_date(day, format="long", locale=_BABEL_LOCALES[language])


def overdue(pages: list[Source], today: date) -> list[Problem]:
    """Return each page whose next review lies before `today`."""
    found = []
    for page in pages:
        due = get_data(page.text)[1].get("next_review")
        if isinstance(due, date) and due < today:
            said = (
                f"the next review was due on {due}; read the page again, then set reviewed and next_review.",
                f"見直しの日（{due}）を過ぎています。読み直してから reviewed と next_review を書きかえてください。",
            )
            found.append(Problem(page.path, line_of(page.text, "next_review"), *said))
    return found


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Hand the templates a filter for dates."""
    env.filters["date_in_words"] = date_in_words
