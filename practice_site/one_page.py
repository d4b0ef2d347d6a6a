"""One page of MkDocs 1.6.1 by itself: insides that `compat.py` leaves out.

MkDocs reads every page of a language, and then prints every page with its template. Both steps can be done for one page
alone, and others can be put in their places.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from typing import Any

from mkdocs.commands import build as _mkdocs
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

Step = Callable[..., None]  # with the arguments of MkDocs
Kept = dict[str, Any]  # what reading has made of a page, as JSON can hold it
read: Step = _mkdocs._populate_page
printed: Step = _mkdocs._build_page
_LOGGER = logging.getLogger("mkdocs")


def go_through(reading: Step, printing: Step) -> None:
    """Let builds take these steps instead of MkDocs' own."""
    _mkdocs._populate_page, _mkdocs._build_page = reading, printing


def copied(files: Files) -> Files:
    """Return the files of a language as they are now: pictures leave them when all pages have been read."""
    found = copy(files)
    found._src_uris = dict(files._src_uris)
    return found


def as_read(page: Page) -> Kept:
    """Return what reading has made of a page."""
    links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
    return {
        "content": page.content,
        "toc": [_token(it) for it in page.toc],
        "title": page._title_from_render,
        "anchors": sorted(page.present_anchor_ids or ()),
        "links": links,
    }


def read_again(page: Page, kept: Kept, files: Files) -> None:
    """Give a page what reading has made of it before."""
    page.content = kept["content"]
    page.toc = get_toc(kept["toc"])
    page._title_from_render = kept["title"]
    page.present_anchor_ids = set(kept["anchors"])
    page.links_to_anchors = {files.src_uris[name]: anchors for name, anchors in kept["links"].items()}


def _token(link: AnchorLink) -> Any:  # noqa: ANN401 - as Markdown has it
    return {"name": link.title, "id": link.id, "level": link.level, "children": [_token(it) for it in link.children]}


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.heard: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record)


@contextmanager
def listening() -> Iterator[list[logging.LogRecord]]:
    """Yield a list that fills with what MkDocs, its plugins and hooks.py have to say."""
    ear = _Ear()
    _LOGGER.addHandler(ear)
    try:
        yield ear.heard
    finally:
        _LOGGER.removeHandler(ear)


def is_heard() -> bool:
    """Tell whether anything would be said at all; else silence says nothing."""
    return _LOGGER.isEnabledFor(logging.INFO)


def say_again(heard: list[logging.LogRecord]) -> None:
    """Say once more what was heard."""
    for record in heard:
        _LOGGER.callHandlers(record)
