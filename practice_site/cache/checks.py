"""Facts, pages and pairs of which nothing has changed are not checked again."""

import json
from collections.abc import Callable
from dataclasses import astuple

from mkdocs.config.defaults import MkDocsConfig

from practice_site.cache.store import Store, key
from practice_site.checks import run
from practice_site.content.sources import Source
from practice_site.issues import Issue
from practice_site.project import Project


class KeptChecks:
    """What the checks have found; `basis` is what they know beside the pages themselves."""

    def __init__(self, store: Store, basis: bytes) -> None:
        """Take the store."""
        self._store, self._basis = store, basis

    def issues(self, project: Project, config: MkDocsConfig) -> list[Issue]:
        """Return everything that is wrong."""
        return run.issues(project, config, self._of_facts, self._of_page, self._of_pair)

    def _of_facts(self, pages: list[Source], project: Project) -> list[Issue]:
        return self._found(lambda: run.of_facts(pages, project))

    def _of_page(self, page: Source, project: Project) -> list[Issue]:
        return self._found(lambda: run.of_page(page, project), page)

    def _of_pair(self, page: Source, twin: Source, project: Project) -> list[Issue]:
        return self._found(lambda: run.of_pair(page, twin, project), page, twin)

    def _found(self, check: Callable[[], list[Issue]], *pages: Source) -> list[Issue]:
        name = key("checks", self._basis, *(part for page in pages for part in (page.name, page.raw)))
        kept = self._store.kept(name, lambda: json.dumps([astuple(found) for found in check()]).encode())
        return [Issue(*found) for found in json.loads(kept)]
