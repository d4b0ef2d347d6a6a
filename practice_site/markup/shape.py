"""What Markdown made of a page: its blocks in order, and the words that readers meet, before ours are filled in."""

from collections.abc import Iterator
from xml.etree import ElementTree

from markdown.treeprocessors import Treeprocessor

from practice_site.markup.tree import heading_level

_KINDS = {"ul", "ol", "li", "table", "pre"}
_LISTS = {"ul", "ol"}
Kind = tuple[str, int]  # as `Block` of the source has it: what it is, and in how many lists it stands


class ShapeProcessor(Treeprocessor):
    """Keeps `blocks`; `words`, the text between two elements, each as it stands in its lines; and `ids` from braces."""

    def __init__(self) -> None:
        """Begin a page; one without text is never run through."""
        super().__init__()
        self.blocks: list[Kind] = []
        self.words: list[str] = []
        self.ids: list[str] = []

    def run(self, root: ElementTree.Element) -> None:
        """Go through a page."""
        self.blocks = list(_blocks(root, 0))
        self.words = list(_words(root))
        self.ids = [name for it in root.iter() if (name := it.get("id"))]


def _blocks(parent: ElementTree.Element, within: int) -> Iterator[Kind]:
    for element in parent:
        if heading_level(element):
            yield "heading", within
        elif element.tag in _KINDS:
            yield "code" if element.tag == "pre" else element.tag, within
        elif element.get("class", "").startswith("admonition "):
            yield "box", within
        yield from _blocks(element, within + (element.tag in _LISTS))


def _words(element: ElementTree.Element) -> Iterator[str]:
    if element.tag == "code":
        return
    if element.text:
        yield element.text
    for child in element:
        yield from _words(child)
        if child.tail:
            yield child.tail.removeprefix("\n") if child.tag == "br" else child.tail
