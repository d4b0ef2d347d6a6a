"""“In short” boxes and care cards get a heading, one level below the heading they stand under, and a spoken prefix."""

from xml.etree import ElementTree

from markdown.treeprocessors import Treeprocessor

from practice_site.content.boxes import BOXES, CARE_CARDS
from practice_site.content.labels import Labels
from practice_site.markup.tree import heading_level

_TITLE = "box__title"


class BoxProcessor(Treeprocessor):
    """Turns what the admonition extension wrote into our boxes, after the table of contents has been made."""

    def __init__(self, t: Labels) -> None:
        """Take the words that tell listeners what colour and frame tell others."""
        super().__init__()
        self._prefixes = {kind: t[f"{kind.replace('-', '_')}_prefix"] for kind in CARE_CARDS}

    def run(self, root: ElementTree.Element) -> None:
        """Go through the page in the reader's order."""
        level = 1  # the page's own title comes from the template
        for element in root.iter():
            first, _, kind = element.get("class", "").partition(" ")
            if first != _TITLE:
                level = heading_level(element) or level
            if first == "admonition" and kind in BOXES:
                element.set("class", f"box {kind}")
                self._title(element, f"h{level + 1}", self._prefixes.get(kind))

    @staticmethod
    def _title(box: ElementTree.Element, tag: str, prefix: str | None) -> None:
        title = box.find("p[@class='admonition-title']")
        if title is None:
            return
        title.tag, title.attrib["class"] = tag, _TITLE
        if prefix:
            spoken = ElementTree.Element("span", {"class": "visually-hidden"})
            spoken.text, spoken.tail, title.text = prefix, title.text, None
            title.insert(0, spoken)
