"""Words of `data/` that are written in Markdown: paragraphs with numbers to call and links to pages."""

from collections.abc import Callable
from xml.etree import ElementTree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from practice_site.markup.numbers_to_call import dial


class _LinkProcessor(Treeprocessor):
    """Resolves links; pages are named as in `docs/`."""

    def __init__(self, numbers: dict[str, str], address_of: Callable[[str], str]) -> None:
        super().__init__()
        self._numbers = numbers
        self._address_of = address_of

    def run(self, root: ElementTree.Element) -> None:
        for link in root.iter("a"):
            dial(link, self._numbers)
            page, hash_, place = link.get("href", "").partition("#")
            if page.endswith(".md") and ":" not in page:
                link.set("href", f"{self._address_of(page)}{hash_}{place}")


def as_html(words: str, numbers: dict[str, str], address_of: Callable[[str], str]) -> Markup:
    """Return Markdown as HTML; `address_of` answers where a page is, seen from the one that is being made."""
    md = Markdown()
    md.preprocessors.deregister("html_block")  # tags stay words
    md.inlinePatterns.deregister("html")
    md.treeprocessors.register(_LinkProcessor(numbers, address_of), "links", 0)  # after the words within paragraphs
    return Markup(md.convert(words))  # noqa: S704 - Markdown without tags
