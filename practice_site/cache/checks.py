"""Facts, pages and pairs of which nothing has changed are not checked again."""

import json
from collections.abc import Callable
from dataclasses import astuple
from functools import partial

from mkdocs.config.defaults import MkDocsConfig

from practice_site.cache.ahead import Make
from practice_site.cache.basis import of_pages
from practice_site.cache.store import Store, key
from practice_site.checks import encoding, run, translations
from practice_site.checks.side_by_side import twins
from practice_site.content.sources import Source
from practice_site.issues import Issue
from practice_site.project import Project

_Asked = tuple[str, *tuple[Source, ...]]  # which check, and of which pages


class KeptChecks:
    """What the checks have found; `basis` is what they know beside the pages themselves.

    What a preview asks again after each change is remembered here as well: to look it up for a thousand pages takes
    a second.
    """

    def __init__(self, store: Store, project: Project, config: MkDocsConfig) -> None:
        """Take the store."""
        self._store, self.basis = store, of_pages(project, config)
        self._remembered: dict[_Asked, list[Issue]] = {}
        self._checks = run.Checks(self._of_facts, self._unreadable, self._of_page, self._of_pair, self._behind)

    def issues(self, project: Project, config: MkDocsConfig) -> list[Issue]:
        """Return everything that is wrong."""
        there = set(project.pages)
        self._remembered = {of: found for of, found in self._remembered.items() if there.issuperset(of[1:])}
        pages = self._checks.readable(project)
        jobs: dict[bytes, Make] = {}
        for both in twins(pages):  # together, so that each page is taken apart by one process alone
            new = [page for page in both if ("of_page", page) not in self._remembered]
            jobs |= {self._name(page): partial(_found, run.of_page, page, project) for page in new}
            if ("of_pair", *both) not in self._remembered:
                jobs[self._name(*both)] = partial(_found, run.of_pair, *both, project)
        self._store.ahead(jobs)
        return run.issues(project, config, self._checks)

    def _of_facts(self, pages: list[Source], project: Project) -> list[Issue]:
        return self._kept("of_facts", lambda: _found(run.of_facts, pages, project))

    def _unreadable(self, page: Source) -> list[Issue]:
        return self._once(("unreadable", page), lambda: encoding.unreadable(page))

    def _of_page(self, page: Source, project: Project) -> list[Issue]:
        return self._kept("of_page", lambda: _found(run.of_page, page, project), page)

    def _of_pair(self, page: Source, twin: Source, project: Project) -> list[Issue]:
        return self._kept("of_pair", lambda: _found(run.of_pair, page, twin, project), page, twin)

    def _behind(self, page: Source, twin: Source, project: Project) -> list[Issue]:
        asked = ("behind", page, twin)
        if asked in self._remembered:
            return []
        found = translations.behind(page, twin, project)
        if not found:  # what it says otherwise depends on what git has
            self._remembered[asked] = []
        return found

    def _name(self, *pages: Source) -> bytes:
        return key("checks", self.basis, *(part for page in pages for part in (page.name, page.raw)))

    def _kept(self, check: str, make: Callable[[], bytes], *of: Source) -> list[Issue]:
        return self._once((check, *of), lambda: _told(self._store.kept(self._name(*of), make)))

    def _once(self, asked: _Asked, find: Callable[[], list[Issue]]) -> list[Issue]:
        if asked not in self._remembered:
            self._remembered[asked] = find()
        return self._remembered[asked]


def _found(check: Callable[..., list[Issue]], *of: object) -> bytes:
    return json.dumps([astuple(found) for found in check(*of)]).encode()


def _told(found: bytes) -> list[Issue]:
    return [Issue(*it) for it in json.loads(found)]
