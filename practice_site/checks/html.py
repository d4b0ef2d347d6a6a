"""HTML within a page: a few tags that Markdown has no form for; all else could break a page, or do worse."""

from collections.abc import Iterator
from html.parser import HTMLParser

import markdown
from markdown.extensions.attr_list import get_attrs_and_remainder

from practice_site.content.parts import Text, texts
from practice_site.content.sources import Source
from practice_site.issues import Issue, issue
from practice_site.project import Project

_EMPTY = {"br", "wbr"}
_PAIRED = {*("abbr", "b", "em", "i", "kbd", "mark", "q", "rp", "rt", "ruby", "small", "span", "strong", "sub", "sup")}
_ALLOWED = _EMPTY | _PAIRED
_BETTER_IN_MARKDOWN = {"a", "img"}
_BY_MARKDOWN = {
    *("a", "blockquote", "code", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre"),
    *("table", "tbody", "td", "th", "thead", "tr", "ul"),
}
_IN_BRACES = {"id", "certainty", "width", "height"}
_NAMES = {".": "class"}  # as .wide is read
_CERTAINTY = {"certainty", "確かさ"}
_Opened = tuple[int, str, dict[str, str | None]]  # line, name and attributes
_EXTENSIONS = ["attr_list", "admonition", "tables", "fenced_code"]


class Reader(HTMLParser):
    """Keeps each tag with its attributes and line, and the words between the tags."""

    def __init__(self, html: str, line: int = 1) -> None:
        """Read a piece of HTML that begins on a line of its file."""
        super().__init__()
        self.tags: list[_Opened] = []
        self.closed: list[tuple[int, str]] = []
        self.words: list[Text] = []
        self._before = line - 1
        self.feed(html)
        self.close()

    @property
    def _line(self) -> int:
        return self._before + self.getpos()[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((self._line, tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Keep what was closed."""
        self.closed.append((self._line, tag))

    def handle_data(self, data: str) -> None:
        """Keep words, each with its own line."""
        lines = enumerate(data.split("\n"), start=self._line)
        self.words += [Text(line, words) for line, words in lines if words.strip()]

    def handle_decl(self, decl: str) -> None:
        """Take `<!DOCTYPE …>` for a tag like any other."""
        self.handle_pi(f"!{decl}")

    def handle_pi(self, data: str) -> None:
        """Take `<?php …>` for a tag like any other."""
        self.tags.append((self._line, data.partition(" ")[0], {}))

    def unknown_decl(self, data: str) -> None:
        """Take `<![CDATA[…` for a tag like any other."""
        self.handle_decl(data)


def words_within(html: Text) -> list[Text]:
    """Return the words that readers see of a piece of HTML, those that a mouse alone brings up among them."""
    piece = Reader(html.words, html.line)
    return piece.words + [Text(line, title) for line, _, its in piece.tags if (title := its.get("title"))]


def tags_not_allowed(page: Source, project: Project) -> list[Issue]:
    """Return each tag and attribute outside the short list, and each tag that is left open."""
    pieces = [Reader(html.words, html.line) for section in page.sections for html in section.html]
    tags = [tag for piece in pieces for tag in piece.tags] + _tags_unknown_to_the_outline(page)
    found = dict.fromkeys(_tag(page, line, tag) for line, tag, _ in tags if tag not in _ALLOWED)
    for line, tag, attributes in tags:
        if tag in _ALLOWED:
            wrong = sorted(set(attributes) - {"lang", *(["title"] if tag == "abbr" else [])})
            found |= dict.fromkeys(issue(page.path, line, "html_attribute", name=name, tag=tag) for name in wrong)
    found |= dict.fromkeys(_left_open_or_never_opened(page, tags, [tag for piece in pieces for tag in piece.closed]))
    comments = (
        html.line
        for section in page.sections
        for html in section.html
        if "<!--" in html.words and "-->" not in html.words
    )
    return list(found | dict.fromkeys(issue(page.path, line, "html_comment") for line in comments))


def _left_open_or_never_opened(page: Source, tags: list[_Opened], closed: list[tuple[int, str]]) -> Iterator[Issue]:
    """Yield each tag whose beginnings and ends do not match: it could end a part of the page that is not its own."""
    began = {tag: [line for line, name, _ in tags if name == tag] for _, tag, _ in tags}
    ended = {tag: [line for line, name in closed if name == tag] for _, tag in closed}
    for tag in sorted({*began, *ended}):
        lines, ends = began.get(tag, []), ended.get(tag, [])
        if tag in _PAIRED and len(lines) > len(ends):
            yield issue(page.path, lines[-1], "html_not_closed", tag=tag)
        elif ends and (not lines or (tag in _PAIRED and len(lines) < len(ends))):
            yield issue(page.path, ends[-1], "html_not_opened", tag=tag)


def _tag(page: Source, line: int, tag: str) -> Issue:
    return issue(page.path, line, "html_in_markdown" if tag in _BETTER_IN_MARKDOWN else "html_not_allowed", tag=tag)


def _tags_unknown_to_the_outline(page: Source) -> list[_Opened]:
    """Return what Markdown's older rules take for a tag, and the tokenizer for words, as `<svg/onload=…>`."""
    suspects = [text for text in texts(page.sections) if "<" in text.words]
    if not suspects:
        return []
    published = {tag for _, tag, _ in Reader(rendered(page)).tags} - _ALLOWED - _BY_MARKDOWN
    read = [tag for text in suspects for tag in Reader(f"{text.words}>", text.line).tags]
    return [tag for tag in read if tag[1] in published]


def rendered(page: Source) -> str:
    """Return a page's HTML as MkDocs makes it."""
    return markdown.markdown(page.body, extensions=_EXTENSIONS)


def attributes_not_allowed(page: Source, project: Project) -> list[Issue]:
    """Return each attribute in braces that is none of ours: `style`, `onclick` and the like reach the page."""
    found: dict[Issue, None] = {}
    for text in texts(page.sections):
        _, brace, rest = text.words.partition("{")
        while brace and "}" in rest:
            attributes, remainder = get_attrs_and_remainder(rest.lstrip(":"))
            names = [name for name, value in attributes if value is not None and name not in _IN_BRACES]
            wrong = [name for name in names if name.lower() not in _CERTAINTY]  # which is told with its right form
            found |= dict.fromkeys(
                issue(page.path, text.line, "attribute_in_braces", name=_NAMES.get(name, name)) for name in wrong
            )
            _, brace, rest = remainder.partition("{")
    return list(found)
