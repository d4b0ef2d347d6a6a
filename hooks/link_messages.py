"""MkDocs checks every link of a page; here its findings are told with the line, in the language of the file."""

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


class _Retell(logging.Filter):
    """Puts MkDocs' messages about links into the words of this project."""

    docs = Path()

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the message; never drop it."""
        if found := problem(record.getMessage(), self.docs):
            record.msg, record.args = str(found), ()
        return True


_retell = _Retell()


def on_config(config: MkDocsConfig) -> None:
    """Listen to what MkDocs says of links."""
    _retell.docs = Path(config.docs_dir)
    logging.getLogger("mkdocs.structure.pages").addFilter(_retell)
