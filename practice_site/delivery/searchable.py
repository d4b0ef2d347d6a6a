"""What Pagefind reads of a page: its title and the words that may be found; the rest would only cost time."""

from markupsafe import escape
from selectolax.lexbor import LexborHTMLParser

_WITHOUT_WORDS = "svg, [data-pagefind-ignore]"


def searchable(html: bytes) -> bytes:
    """Return a page with nothing else on it, or nothing where the page is not to be found."""
    page = LexborHTMLParser(html)
    words, title, root = page.css_first("[data-pagefind-body]"), page.css_first("title"), page.css_first("html")
    if not (words and title and root):
        return b""
    for element in words.css(_WITHOUT_WORDS):
        element.decompose()
    language = escape(root.attributes.get("lang") or "")
    return f'<html lang="{language}"><title>{escape(title.text())}</title>{words.html}</html>'.encode()
