"""What grows old by itself: help lines and reviews. It must not stop staff at work, and must stop a release."""

import logging
from datetime import date
from pathlib import Path

import drafts
import helplines
import reviews
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from problems import Problem, sources

log = logging.getLogger("mkdocs.plugins")


def stale(config: MkDocsConfig, today: date) -> list[Problem]:
    """Return everything that is too old to be published on `today`."""
    path = Path(config.config_file_path).parent / "data/helplines.yml"
    aged = helplines.outdated(path, helplines.read(config), today)
    pages = sources(Path(config.docs_dir))
    held = drafts.names(pages)  # nobody sees them, however old they are
    return aged + reviews.overdue([page for page in pages if page.name not in held], today)


@event_priority(-110)  # after the language plugin, so that it is said once and not once for each language
def on_config(config: MkDocsConfig) -> None:
    """Warn in preview; in a build only mention it, or a site would stop building overnight by itself."""
    if not config.plugins["i18n"].building:
        for problem in stale(config, date.today()):
            (log.warning if config.extra["preview"] else log.info)(str(problem))
