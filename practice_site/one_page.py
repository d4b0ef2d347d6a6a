"""One page of MkDocs 1.6.1 by itself: insides that `compat.py` leaves out.

MkDocs reads every page of a language, and then prints every page with its template. Both steps can be done for one page
alone, and others can be put in their places.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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


class _Counter(logging.Handler):
    said = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.said += 1


@contextmanager
def listening() -> Iterator[Callable[[], bool]]:
    """Listen to MkDocs, to its plugins and to hooks.py; what is yielded tells whether they had nothing to say."""
    counter = _Counter(logging.INFO)
    heard = _LOGGER.isEnabledFor(logging.INFO)  # else silence would say nothing
    _LOGGER.addHandler(counter)
    try:
        yield lambda: heard and not counter.said
    finally:
        _LOGGER.removeHandler(counter)
