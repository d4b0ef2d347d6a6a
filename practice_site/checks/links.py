"""MkDocs checks every link of a page and of the menu; its findings are told with the line, in the file's language."""

import difflib
import logging
import re
from pathlib import Path
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig

from practice_site.checks import menu_words
from practice_site.content.sources import Source, source
from practice_site.issues import Issue, issue, line_of

# What MkDocs 1.6 says, in its own words.
_FOUND = re.compile(
    r"Doc file '(?P<page>[^']+)' contains (?:a|an \w+|an unrecognized relative) link '(?P<target>[^']+)'(?P<rest>.*)",
    re.DOTALL,
)
_ANCHOR = re.compile(r"does not contain an anchor '(?P<anchor>[^']+)'|there is no such anchor")
_TO_DRAFT = re.compile(r"Doc file '(?P<page>[^']+)' contains a link to '(?P<target>[^']+)' which is excluded")
_MENU_DRAFT = re.compile(r"A reference to '(?P<page>[^']+)' is included in the 'nav' configuration, but .* is excluded")
_MENU = re.compile(r"A reference to '(?P<target>[^']+)' is included in the 'nav'")
_NO_MENU = re.compile(r"The following pages exist in the docs directory.*?:\n(?P<pages>.*)", re.DOTALL)


def issues(message: str, docs: Path, settings: Path) -> list[Issue]:
    """Return what MkDocs says of links and of the menu, or nothing for its other messages."""
    if match := _FOUND.match(message):
        name = "link_without_section" if _ANCHOR.search(match["rest"]) else "link_without_page"
        page, target = source(docs / match["page"], match["page"]), match["target"]
        return [issue(page.path, _line_of_link(page, target), name, target=target)]
    if match := _TO_DRAFT.match(message):
        page, target = source(docs / match["page"], match["page"]), match["target"]
        # MkDocs tells the file, and not the link to it.
        line = _line_of_link(page, target.rpartition("/")[2])
        return [issue(page.path, line, "link_to_draft", target=target)]
    if match := _MENU_DRAFT.match(message):
        page = source(docs / match["page"], match["page"])
        return [issue(page.path, line_of(page.text, "draft"), "draft_in_menu", blocking=False)]
    if match := _MENU.match(message):
        lines = enumerate(settings.read_text(encoding="utf-8").splitlines(), start=1)
        line = next((number for number, text in lines if match["target"] in text.partition("#")[0].split()), 1)
        return [issue("mkdocs.yml", line, "menu_without_page", target=match["target"])]
    pages = re.findall(r"- (\S.*)", match["pages"]) if (match := _NO_MENU.match(message)) else []
    named = [name for _, name in menu_words.pages(settings)] if pages else []
    misspelt = [name for name in named if name.endswith(".ja.md") or not (docs / name).exists()]
    pages = [page for page in pages if not difflib.get_close_matches(page.replace(".ja.md", ".md"), misspelt)]
    return [issue(f"docs/{page}", 1, "page_in_no_menu", page=page) for page in pages]


def _line_of_link(page: Source, target: str) -> int:
    """Return the line of a link; MkDocs may say a part of its address."""
    links = [link for section in page.sections for link in (*section.links, *section.pictures)]
    return next((link.line for link in links if unquote(target) in unquote(link.target)), 1)


class _Retell(logging.Filter):
    """Puts MkDocs' messages about links into the words of this project."""

    docs = Path()
    settings = Path()

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the message, and how much it matters; never drop it."""
        message = record.getMessage()
        if _TO_DRAFT.match(message):  # MkDocs only mentions it, and visitors would meet a dead link
            record.levelno, record.levelname = logging.WARNING, "WARNING"
        if found := issues(message, self.docs, self.settings):
            record.msg, record.args = "\n".join(map(str, found)), ()
        return True


_retell = _Retell()


def retell(config: MkDocsConfig) -> None:
    """Listen to what MkDocs says of links and of the menu."""
    _retell.docs = Path(config.docs_dir)
    _retell.settings = Path(config.config_file_path).with_name("mkdocs.yml")
    for name in ("pages", "nav"):
        logging.getLogger(f"mkdocs.structure.{name}").addFilter(_retell)
