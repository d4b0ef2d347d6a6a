"""Pages of which nothing has changed are neither read nor printed again."""

import json
from logging import LogRecord
from pathlib import Path
from typing import Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from practice_site import one_page
from practice_site.cache.store import Store, key
from practice_site.content.sources import Source
from practice_site.project import Project

_OTHERS = ".toc"  # what a template writes that shows the headings of other pages


class Reader(Protocol):
    """Whoever learns from a page while it is read."""

    def begin(self, page: Page) -> None:
        """Give a page its front matter."""

    def learned(self, page: Page) -> one_page.Kept:
        """Return what was learned from the page that was read last."""

    def learn_again(self, page: Page, kept: one_page.Kept) -> None:
        """Take what was learned from a page before."""


class KeptPages:
    """The pages of one language; whatever MkDocs or this project had to say of a page, they say again in each build."""

    def __init__(self, store: Store, basis: bytes, project: Project, reader: Reader, *, holding: bool) -> None:
        """Take what pages are kept by: `basis` is what all of them rest on.

        A build that turns pages into others at its end is `holding` those it need not print, and writes them once.
        """
        store.wait()  # another process may have made some of them
        self._store, self._basis, self._project, self._reader = store, basis, project, reader
        self._holding = holding
        self.held: dict[Path, bytes] = {}  # pages that are not written yet, by their files
        self._names: dict[str, bytes] = {}  # of pages that may be kept
        self.heard: dict[str, list[LogRecord]] = {}  # what was said of each page
        self._headings: dict[str, str] = {}  # of each page, in words
        paths = [path for path in (project.root / "overrides").rglob("*.html") if _OTHERS in path.read_text("utf-8")]
        self._showing_headings = {path.name for path in paths}
        self._all_show_headings = not self._showing_headings <= {*project.templates.names} - {"main.html"}

    def has(self, page: Source) -> bool:
        """Tell whether a page is kept, as far as it need not be read again."""
        return self._store.has(self._name_of_read(page))

    def read(self, page: Page, config: MkDocsConfig, files: Files, dirty: bool = False) -> None:
        """Read a page, or take what was read before."""
        self._read(page, config, files, dirty)
        self._headings[page.file.src_uri] = str(page.toc)

    def _read(self, page: Page, config: MkDocsConfig, files: Files, dirty: bool) -> None:
        uri = page.file.src_uri
        self.heard[uri] = []
        self._names.pop(uri, None)
        name = self._name_of_read(self._project.by_name[uri])
        if found := self._store.get(name):
            kept = json.loads(found)
            self._reader.begin(page)
            page.markdown = ""
            one_page.read_again(page, kept["page"], files)
            self._reader.learn_again(page, kept["learned"])
            self._names[uri] = name
            return
        with one_page.listening() as heard:
            one_page.read(page, config, files, dirty)
        self.heard[uri] = heard
        if one_page.is_heard() and not heard:
            kept = {"page": one_page.as_read(page), "learned": self._reader.learned(page)}
            self._store.put(name, json.dumps(kept).encode())
            self._names[uri] = name

    def print(
        self, page: Page, config: MkDocsConfig, files: list[File], *given: object, excluded: bool = False
    ) -> None:
        """Print a page, or take what was printed before."""
        target = Path(str(page.file.abs_dest_path))
        name = self._name_of_print(page, files, excluded)
        if name and (found := self._store.get(name)):
            if self._holding:
                self.held[target] = found
            else:
                write_file(found, str(target))
            return
        with one_page.listening() as heard:
            one_page.printed(page, config, files, *given, excluded=excluded)
        self.heard[page.file.src_uri] = self.heard.get(page.file.src_uri, []) + heard
        if name and not heard and target.is_file():
            self._store.put(name, target.read_bytes())

    def _name_of_read(self, page: Source) -> bytes:
        return key("read", self._basis, page.name, page.raw)

    def _name_of_print(self, page: Page, files: list[File], excluded: bool) -> bytes | None:
        name = self._names.get(page.file.src_uri)
        headings = [self._headings[file.src_uri] for file in files] if self.shows_headings(page) else []
        return name and key("printed", name, str(excluded), repr(headings))

    def shows_headings(self, page: Page) -> bool:
        """Tell whether a page shows the headings of others."""
        return self._all_show_headings or page.meta.get("template") in self._showing_headings
