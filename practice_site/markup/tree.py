"""What several processors ask of the tree of a page."""

from collections.abc import Iterator
from xml.etree import ElementTree

_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def heading_level(element: ElementTree.Element) -> int:
    """Return the level of a heading, or 0 for every other element."""
    return _HEADINGS.get(element.tag, 0)


def with_parents(root: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, ElementTree.Element]]:
    """Yield each element with its parent, in the reader's order; both may be changed on the way."""
    for child in list(root):
        yield child, root
        yield from with_parents(child)


def put_text_in_place(child: ElementTree.Element, parent: ElementTree.Element, text: str) -> None:
    """Put text where an element stood; its tail stays."""
    place = list(parent).index(child)
    text += child.tail or ""
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(child)
