"""Words of `data/` that are written in Markdown: paragraphs with numbers to call and links to pages."""

from collections.abc import Callable
from xml.etree import ElementTree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from practice_site.markup.numbers_to_call import dial

AddressOf = Callable[[str], str]


class _LinkProcessor(Treeprocessor):
    """Resolves links; pages are named as in `docs/`."""

    def __init__(self, numbers: dict[str, str], address_of: AddressOf) -> None:
        super().__init__()
        self._numbers = numbers
        self._address_of = address_of

    def run(self, root: ElementTree.Element) -> None:
        for link in root.iter("a"):
            dial(link, self._numbers)
            page, hash_, place = link.get("href", "").partition("#")
            if page.endswith(".md") and ":" not in page:
                link.set("href", f"{self._address_of(page)}{hash_}{place}")


class WordsAsHtml:
    """Turns Markdown into HTML, once for all pages that see the pages it leads to in the same places."""

    def __init__(self, numbers: dict[str, str]) -> None:
        """Take the numbers that can be called, by name."""
        self._numbers = numbers
        self._made: dict[str, tuple[dict[str, str], Markup]] = {}

    def __call__(self, words: str, address_of: AddressOf) -> Markup:
        """Return words as HTML; `address_of` answers where a page is, seen from the one that is being made."""
        asked, made = self._made.get(words, ({}, None))
        if made is None or any(address_of(page) != address for page, address in asked.items()):
            asked = {}

            def ask(page: str) -> str:
                asked[page] = address_of(page)
                return asked[page]

            made = _as_html(words, self._numbers, ask)
            self._made[words] = asked, made
        return made


def _as_html(words: str, numbers: dict[str, str], address_of: AddressOf) -> Markup:
    md = Markdown()
    md.preprocessors.deregister("html_block")  # tags stay words
    md.inlinePatterns.deregister("html")
    md.treeprocessors.register(_LinkProcessor(numbers, address_of), "links", 0)  # after the words within paragraphs
    return Markup(md.convert(words))  # noqa: S704 - Markdown without tags
