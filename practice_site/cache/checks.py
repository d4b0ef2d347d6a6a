"""Facts, pages and pairs of which nothing has changed are not checked again."""

import json
from collections.abc import Callable
from dataclasses import astuple
from functools import partial

from mkdocs.config.defaults import MkDocsConfig

from practice_site.cache.store import Store, key
from practice_site.checks import run
from practice_site.checks.side_by_side import twins
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
        pages = run.readable(project)
        jobs = {self._name(page): partial(_found, run.of_page, page, project) for page in pages}
        jobs |= {self._name(*both): partial(_found, run.of_pair, *both, project) for both in twins(pages)}
        self._store.ahead(jobs)
        return run.issues(project, config, self._of_facts, self._of_page, self._of_pair)

    def _of_facts(self, pages: list[Source], project: Project) -> list[Issue]:
        return self._kept(self._name(), partial(_found, run.of_facts, pages, project))

    def _of_page(self, page: Source, project: Project) -> list[Issue]:
        return self._kept(self._name(page), partial(_found, run.of_page, page, project))

    def _of_pair(self, page: Source, twin: Source, project: Project) -> list[Issue]:
        return self._kept(self._name(page, twin), partial(_found, run.of_pair, page, twin, project))

    def _name(self, *pages: Source) -> bytes:
        return key("checks", self._basis, *(part for page in pages for part in (page.name, page.raw)))

    def _kept(self, name: bytes, make: Callable[[], bytes]) -> list[Issue]:
        return [Issue(*found) for found in json.loads(self._store.kept(name, make))]


def _found(check: Callable[..., list[Issue]], *of: object) -> bytes:
    return json.dumps([astuple(found) for found in check(*of)]).encode()
