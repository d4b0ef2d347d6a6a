"""Pictures say how large they are and load when they come near, so that the page neither jumps nor waits for them."""

import posixpath
import re

import imagesize
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

_IMAGE = re.compile(r'<img\b(?P<attributes>[^>]*\bsrc="(?P<address>[^"]+)"[^>]*?)\s*/?>')


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Add size and lazy loading to the pictures of a page; what staff wrote themselves stays."""
    paths = {file.dest_uri: file.abs_src_path for file in files.media_files()} if "<img" in html else {}

    def replace(match: re.Match[str]) -> str:
        attributes = match["attributes"]
        path = paths.get(posixpath.normpath(posixpath.join(page.url, match["address"])))
        width, height = imagesize.get(path) if path else (-1, -1)
        if "width=" not in attributes and width > 0 and height > 0:
            attributes += f' width="{round(width)}" height="{round(height)}"'
        if "loading=" not in attributes:
            attributes += ' loading="lazy" decoding="async"'
        return f"<img{attributes}>"

    return _IMAGE.sub(replace, html)
