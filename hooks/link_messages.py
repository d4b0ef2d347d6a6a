"""MkDocs checks every link of a page and of the menu; its findings are told with the line, in the file's language."""

import logging
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from problems import Problem

_FOUND = re.compile(
    r"Doc file '(?P<page>[^']+)' contains (?:a|an \w+|an unrecognized relative) link '(?P<target>[^']+)'(?P<rest>.*)",
    re.DOTALL,
)
_ANCHOR = re.compile(r"does not contain an anchor '(?P<anchor>[^']+)'|there is no such anchor")


_MENU = re.compile(r"A reference to '(?P<target>[^']+)' is included in the 'nav'")
_NO_MENU = re.compile(r"The following pages exist in the docs directory.*?:\n(?P<pages>.*)", re.DOTALL)


def problem(message: str, docs: Path) -> Problem | None:
    """Return what MkDocs says of a link as a problem with its line, or nothing for its other messages."""
    match = _FOUND.match(message)
    if not match:
        return None
    target = match["target"]
    lines = (docs / match["page"]).read_text(encoding="utf-8").splitlines()
    line = next((number for number, text in enumerate(lines, start=1) if f"({target}" in text), 1)
    if _ANCHOR.search(match["rest"]):
        said = (
            f"the link {target} leads to a section that does not exist.",
            f"リンク {target} の行き先の見出しがありません。",
        )
    else:
        said = (
            f"the link {target} leads to a page or file that does not exist.",
            f"リンク {target} の行き先のページやファイルがありません。",
        )
    return Problem(f"docs/{match['page']}", line, *said)


def menu_problems(message: str, settings: Path) -> list[Problem]:
    """Return what MkDocs says of the menu in mkdocs.yml, or nothing for its other messages."""
    if match := _MENU.match(message):
        target = match["target"]
        lines = settings.read_text(encoding="utf-8").splitlines()
        line = next((number for number, text in enumerate(lines, start=1) if text.endswith(f" {target}")), 1)
        said = (
            f"the menu names {target}, and there is no page docs/{target}.",
            f"メニューの {target} に当たるページがありません。",
        )
        return [Problem("mkdocs.yml", line, *said)]
    pages = re.findall(r"- (\S.*)", match["pages"]) if (match := _NO_MENU.match(message)) else []
    return [
        Problem(
            f"docs/{page}",
            1,
            f"the page stands in no menu; add it to nav in mkdocs.yml: “- Title: {page}”.",
            "このページはメニューにありません。英語のページの名前を mkdocs.yml の nav に加えてください。",
        )
        for page in pages
    ]


class _Retell(logging.Filter):
    """Puts MkDocs' messages about links into the words of this project."""

    docs = Path()
    settings = Path()

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the message; never drop it."""
        said = record.getMessage()
        about_page = problem(said, self.docs)
        if found := [about_page] if about_page else menu_problems(said, self.settings):
            record.msg, record.args = "\n".join(map(str, found)), ()
        return True


_retell = _Retell()


def on_config(config: MkDocsConfig) -> None:
    """Listen to what MkDocs says of links and of the menu."""
    _retell.docs = Path(config.docs_dir)
    _retell.settings = Path(config.config_file_path)
    for name in ("pages", "nav"):
        logging.getLogger(f"mkdocs.structure.{name}").addFilter(_retell)
