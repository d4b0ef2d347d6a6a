"""Pictures say how large they are, come in the size that fits, and load when they come near; several stand together."""

import posixpath
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote, unquote
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor

# The column of a page in overrides/assets/site.css: as wide as the window allows, up to 41em.
_COLUMN, _WIDE, _OF_WINDOW = 41, 45, "92vw"
_MOST_BESIDE = 3


@dataclass(frozen=True)
class Shown:
    """What visitors get of a picture: its largest size, the address of each width, and one that every browser knows."""

    width: int
    height: int
    address: str
    by_width: tuple[tuple[int, str], ...] = ()


class Known(Protocol):
    """Pictures by the address that MkDocs gives them, below the site."""

    def get(self, address: str, /) -> Shown | None:
        """Return what visitors get of a picture, if there is one at this address."""


@dataclass(frozen=True)
class PictureFiles:
    """The pictures of the site as the page at an address shows them."""

    page: str
    known: Known

    def find(self, address: str) -> Shown | None:
        """Return a picture by its address on the page."""
        return self.known.get(posixpath.normpath(posixpath.join(self.page, unquote(address))))

    def address(self, published: str) -> str:
        """Return the address on the page of a file of the site."""
        return quote(posixpath.relpath(published, self.page or "."))


class PictureProcessor(Treeprocessor):
    """Offers each picture in its sizes; what staff wrote themselves stays."""

    def __init__(self, files: PictureFiles) -> None:
        """Take the files of a page."""
        super().__init__()
        self._files = files

    def run(self, root: Element) -> None:
        """Go through the pictures, whose addresses MkDocs has made relative to the page by now."""
        beside = {picture: row for paragraph in list(root.iter("p")) for picture, row in _arranged(paragraph).items()}
        for picture in list(root.iter("img")):
            self._offer(picture, beside.get(picture, 1))
        for link in root.iter("a"):
            if shown := self._files.find(link.get("href", "")):
                largest = shown.by_width[-1][1] if shown.by_width else shown.address
                link.set("href", self._files.address(largest))

    def _offer(self, picture: Element, beside: int) -> None:
        picture.attrib = {"loading": "lazy", "decoding": "async"} | picture.attrib
        shown = self._files.find(picture.get("src", ""))
        if not shown:
            return
        picture.set("src", self._files.address(shown.address))
        asked = _give_size(picture, shown)
        if shown.by_width:
            column = f"(min-width: {_WIDE}em) {_COLUMN // min(beside, _MOST_BESIDE)}em, {_OF_WINDOW}"
            sizes = f"min({picture.get('width')}px, {_OF_WINDOW})" if asked else column
            addresses = ", ".join(f"{self._files.address(name)} {width}w" for width, name in shown.by_width)
            # The element itself becomes <picture>, which keeps its place, and the words behind it.
            inner = Element("img", picture.attrib)
            picture.tag, picture.attrib = "picture", {}
            SubElement(picture, "source", {"type": "image/webp", "srcset": addresses, "sizes": sizes})
            picture.append(inner)


def _give_size(picture: Element, shown: Shown) -> bool:
    """Set width and height, and tell whether staff asked for a size; a share of the column is made pixels."""
    width, height = (_pixels(picture.attrib.pop(name, "")) for name in ("width", "height"))
    asked = bool(width or height)
    if not asked:
        width = shown.width
    picture.set("width", str(width or round(height * shown.width / shown.height)))
    picture.set("height", str(height or round(width * shown.height / shown.width)))
    return asked


def _pixels(typed: str) -> int:
    """Return what `300`, `300px` or `50%` asks for, or 0."""
    number = typed.strip().removesuffix("px").removesuffix("%").strip()
    if not number.isascii() or not number.isdigit():
        return 0
    return round(int(number) * _COLUMN * 16 / 100) if typed.strip().endswith("%") else int(number)


def _arranged(paragraph: Element) -> dict[Element, int]:
    """Let the pictures of a paragraph stand side by side, with their captions, unless there are words beside them.

    Returns how many stand beside each other.
    """
    inside = [child for child in paragraph if child.tag != "br"]
    words = [paragraph.text, *(child.tail for child in paragraph)]
    if any((it or "").strip() for it in words) or not inside or not all(map(_is_picture, inside)):
        return {}
    pictures = {picture: len(inside) for child in inside for picture in child.iter("img")}
    if len(inside) == 1:
        _caption(paragraph, inside[0])
        return pictures
    paragraph.tag = "div"
    paragraph.set("class", f"pictures {paragraph.get('class', '')}".strip())
    for child in list(paragraph):
        paragraph.remove(child)
    for child in inside:
        child.tail = None
        if child.get("title") and child.tag == "img":
            _caption(SubElement(paragraph, "div"), child)
        else:
            paragraph.append(child)
    return pictures


def _is_picture(element: Element) -> bool:
    linked = element.tag == "a" and not (element.text or "").strip() and [child.tag for child in element] == ["img"]
    return element.tag == "img" or (linked and not (element[0].tail or "").strip())


def _caption(around: Element, picture: Element) -> None:
    """Make the words in quotes behind an address the caption, so that all read what a mouse alone would show."""
    if words := picture.attrib.pop("title", ""):
        around.tag = "figure"
        around.set("class", f"photo {around.get('class', '')}".strip())
        if picture not in list(around):
            around.append(picture)
        SubElement(around, "figcaption").text = words
