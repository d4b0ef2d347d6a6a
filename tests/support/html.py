"""Built pages as trees, for facts that need no browser."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SILENT = ("script", "style", "svg")  # what holds text that is not the page's


def sitemap_paths(site: Path) -> list[str]:
    """Return the path of every page in the built sitemap."""
    tree = ET.parse(site / "sitemap.xml")  # noqa: S314 - our own file
    return [urlsplit(element.text or "").path for element in tree.iter(f"{SITEMAP}loc")]


def parsed(path: Path) -> LexborHTMLParser:
    """Return a page."""
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


def value(node: LexborNode | LexborHTMLParser, selector: str, attribute: str) -> str:
    """Return an attribute of the one element that a selector finds."""
    (found,) = node.css(selector)
    return found.attributes[attribute] or ""


def words(node: LexborNode) -> str:
    """Return the text of an element as it is read: each run of spaces one, none around it."""
    return " ".join(node.text(deep=True).split())


def texts(page: LexborHTMLParser) -> Iterator[tuple[LexborNode, str]]:
    """Yield every text of a page's body with the element it stands in, and what listeners hear in place of text."""
    assert page.body
    for node in page.body.traverse(include_text=True):
        if node.tag == "-text" and node.parent and not inside(node.parent, SILENT):
            yield from ((node.parent, text) for text in [" ".join((node.text_content or "").split())] if text)
        elif node.tag != "-text" and not inside(node, SILENT):
            yield from ((node, said) for name in ("aria-label", "alt", "title") if (said := node.attributes.get(name)))


def inside(node: LexborNode, names: tuple[str, ...]) -> bool:
    """Tell whether an element is one of these or stands in one."""
    return any(it.tag in names for it in with_ancestors(node))


def language(node: LexborNode) -> str:
    """Return the language that an element says it is in, itself or through what it stands in."""
    return next(lang for it in with_ancestors(node) if (lang := it.attributes.get("lang")))


def with_ancestors(node: LexborNode) -> Iterator[LexborNode]:
    """Yield an element and all that it stands in."""
    here: LexborNode | None = node
    while here is not None and here.tag != "-document":
        yield here
        here = here.parent
