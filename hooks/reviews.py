"""When a page was last reviewed and when it is due again, from its front matter, in the reader's form of date."""

from datetime import date
from pathlib import Path

import jinja2
from babel.dates import format_date
from data_files import Language
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.utils.meta import get_data

_BABEL_LOCALES: dict[Language, str] = {"en": "en_GB", "ja": "ja_JP"}


def date_in_words(day: date, language: Language) -> str:
    """Return a date as readers of `language` write it: 22 November 2026, 2026年11月22日."""
    if not isinstance(day, date):  # a preview goes on; the check of the front matter tells staff
        return str(day)
    return format_date(day, format="long", locale=_BABEL_LOCALES[language])


def overdue(docs: Path, today: date) -> list[str]:
    """Return a sentence for each page of `docs` whose next review lies before `today`."""
    problems = []
    for path in sorted(docs.rglob("*.md")):
        due = get_data(path.read_text(encoding="utf-8", errors="replace"))[1].get("next_review")
        if isinstance(due, date) and due < today:
            problems.append(
                f"docs/{path.relative_to(docs).as_posix()}: next_review: was due on {due}; "
                "read the page again, then set reviewed and next_review."
            )
    return problems


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Hand the templates a filter for dates."""
    env.filters["date_in_words"] = date_in_words
