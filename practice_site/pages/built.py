"""What is made of each language, and what a build leaves in memory: a preview makes single pages again from it."""

from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime

from practice_site import compat, one_page
from practice_site.cache import other_language
from practice_site.cache.checks import KeptChecks
from practice_site.cache.pages import KeptPages
from practice_site.cache.store import Store, key
from practice_site.content.data_files import Language
from practice_site.pages import preview, timetable
from practice_site.pages.markdown import Pages
from practice_site.project import Project


class Built:
    """One language: its `pages` while they are read, and then everything that a page is made with."""

    kept: KeptPages
    _files: Files  # as they were while pages were read
    documents: list[File]
    _nav: Navigation
    _env: jinja2.Environment

    def __init__(self, project: Project, config: MkDocsConfig) -> None:
        """Begin the language that is being built."""
        self.project, self.pages = project, Pages(project, config)
        self.config = config
        self._files = Files([])
        self._settings = compat.settings_of_language(config)

    def keep(self, store: Store, checks: KeptChecks) -> None:
        """Keep finished pages in a store, use those that are kept there, and remember what checks have found."""
        self.checks = checks
        days = str(timetable.today()), str(get_build_datetime().date()), str(preview.is_on())
        self.kept = KeptPages(store, key(checks.basis, *days), self.project, self.pages, holding=not preview.is_on())
        timetable.keep_in(store)
        one_page.go_through(self._read, self._print)
        if compat.is_default_language(self.config):
            other_language.begin(self.project.pages, self.kept, store, self.config)

    def _read(self, page: Page, config: MkDocsConfig, files: Files, dirty: bool = False) -> None:
        self._files = self._files or one_page.copied(files)
        self.kept.read(page, config, files, dirty)

    def _print(
        self,
        page: Page,
        config: MkDocsConfig,
        documents: list[File],
        nav: Navigation,
        env: jinja2.Environment,
        dirty: bool = False,
        excluded: bool = False,
    ) -> None:
        self.documents, self._nav, self._env = documents, nav, env
        self.kept.print(page, config, documents, nav, env, dirty, excluded=excluded)

    def enter(self) -> None:
        """Let everything be as it was while this language was built."""
        compat.return_to_language(self.config, self._settings)

    def again(self, names: set[str]) -> list[Path] | None:
        """Make some pages again, and those that show their headings; return their files.

        Nothing is returned where that is not enough, as a picture is shown that was not.
        """
        self.enter()
        shown = self.pages.pictures_shown
        pages = [page for file in self.documents if (page := file.page)]
        chosen = [page for page in pages if page.file.src_uri in names]
        for page in chosen:
            self._read(page, self.config, self._files)
        if self.pages.pictures_shown != shown:
            return None
        printed = [page for page in pages if page.file.src_uri in names or self.kept.shows_headings(page)]
        for page in printed:
            self._print(page, self.config, self.documents, self._nav, self._env)
        return [Path(str(page.file.abs_dest_path)) for page in printed]

    def say_again(self) -> None:
        """Say what was said of the pages when they were made, and what is to be said of their links now."""
        for file in self.documents:
            one_page.say_again(self.kept.heard[file.src_uri])
            if file.page:
                level = self.config.validation.links.anchors
                file.page.validate_anchor_links(files=self._files, log_level=level)


languages: dict[Language, Built] = {}


def held() -> dict[Path, bytes]:
    """Return the pages of all languages that are not written yet, by their files."""
    return {path: html for each in languages.values() for path, html in each.kept.held.items()}


def pages(config: MkDocsConfig) -> Pages:
    """Return the pages of the language that is being built."""
    return languages[compat.language(config)].pages
