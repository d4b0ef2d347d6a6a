"""Pictures say how large they are and load when they come near, so that the page neither jumps nor waits for them."""

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote
from xml.etree import ElementTree

import imagesize
from markdown.treeprocessors import Treeprocessor


@dataclass(frozen=True)
class PictureFiles:
    """Where pictures lie on disk, by their address below the site; `page` is the address of the page itself."""

    page: str
    paths: dict[str, str]

    def size(self, address: str) -> tuple[int, int] | None:
        """Return width and height in pixels of a picture, by its address on the page."""
        path = self.paths.get(posixpath.normpath(posixpath.join(self.page, unquote(address))))
        width, height = imagesize.get(path) if path else (-1, -1)
        return (round(width), round(height)) if width > 0 and height > 0 else None


class PictureProcessor(Treeprocessor):
    """Adds size and lazy loading; what staff wrote themselves stays."""

    def __init__(self, files: PictureFiles) -> None:
        """Take the files of a page."""
        super().__init__()
        self._files = files

    def run(self, root: ElementTree.Element) -> None:
        """Go through the pictures, whose addresses MkDocs has made relative to the page by now."""
        for picture in root.iter("img"):
            size = self._files.size(picture.get("src", ""))
            if size and "width" not in picture.attrib:
                picture.set("width", str(size[0]))
                picture.set("height", str(size[1]))
            if "loading" not in picture.attrib:
                picture.set("loading", "lazy")
                picture.set("decoding", "async")
