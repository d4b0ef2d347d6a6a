"""Japanese headings and buttons break between phrases, also in browsers without `word-break: auto-phrase`."""

import re
from functools import lru_cache
from xml.etree import ElementTree

import budoux
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX
from markupsafe import Markup

from practice_site.markup.tree import heading_level

_PARSER = budoux.load_default_japanese_parser()
_KEPT = re.compile(f"({STX}[^{ETX}]*{ETX})")  # what Markdown keeps aside until the end, such as entities


def parts(text: str) -> list[str]:
    """Return Japanese text cut at each place where a line may end."""
    return _PARSER.parse(text)


@lru_cache(maxsize=1024)
def phrases(text: str) -> Markup:
    """Return Japanese text with a `<wbr>` at each place where a line may end."""
    return Markup("<wbr>").join(parts(text))


def _parts(text: str) -> list[str]:
    found: list[str] = [""]
    for kept, part in enumerate(_KEPT.split(text)):
        first, *others = [part] if kept % 2 or not part else _PARSER.parse(part)
        found[-1] += first
        found += others
    return found


class LineBreakProcessor(Treeprocessor):
    """Does the same in every heading of a page, attributes left alone."""

    def run(self, root: ElementTree.Element) -> None:
        """Go through the headings, those of boxes too."""
        for heading in [element for element in root.iter() if heading_level(element)]:
            for element in list(heading.iter()):
                self._inside(element)
                if element is not heading:
                    self._after(element, heading)

    @staticmethod
    def _inside(element: ElementTree.Element) -> None:
        first, *others = _parts(element.text or "")
        element.text = first
        for place, part in enumerate(others):
            element.insert(place, _break(part))

    @staticmethod
    def _after(element: ElementTree.Element, heading: ElementTree.Element) -> None:
        parent = next(it for it in heading.iter() if element in list(it))
        first, *others = _parts(element.tail or "")
        element.tail = first
        place = list(parent).index(element)
        for offset, part in enumerate(others, start=1):
            parent.insert(place + offset, _break(part))


def _break(after: str) -> ElementTree.Element:
    element = ElementTree.Element("wbr")
    element.tail = after
    return element
