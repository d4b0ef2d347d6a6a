"""MkDocs checks every link of a page and of the menu; its findings are told with the line, in the file's language."""

import logging
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from problems import Problem, line_of

_FOUND = re.compile(
    r"Doc file '(?P<page>[^']+)' contains (?:a|an \w+|an unrecognized relative) link '(?P<target>[^']+)'(?P<rest>.*)",
    re.DOTALL,
)
_ANCHOR = re.compile(r"does not contain an anchor '(?P<anchor>[^']+)'|there is no such anchor")
_TO_DRAFT = re.compile(r"Doc file '(?P<page>[^']+)' contains a link to '(?P<target>[^']+)' which is excluded")
_MENU_DRAFT = re.compile(r"A reference to '(?P<page>[^']+)' is included in the 'nav' configuration, but .* is excluded")
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


def draft_problem(message: str, docs: Path) -> Problem | None:
    """Return what MkDocs says of a draft that a page links to or that the menu names, or nothing."""
    if match := _MENU_DRAFT.match(message):
        said = (
            "the page is a draft and is not published; that ends with draft: false in it and in its twin.",
            "下書きのため、公開されません。日英両方のページを draft: false にすると公開されます。",
        )
        text = (docs / match["page"]).read_text(encoding="utf-8", errors="replace")
        return Problem(f"docs/{match['page']}", line_of(text, "draft"), *said, blocking=False)
    if not (match := _TO_DRAFT.match(message)):
        return None
    target = match["target"]
    link = re.compile(rf"\([^)\s]*{re.escape(target.rpartition('/')[2])}")  # MkDocs tells the file, not the link to it
    lines = (docs / match["page"]).read_text(encoding="utf-8").splitlines()
    line = next((number for number, text in enumerate(lines, start=1) if link.search(text)), 1)
    said = (
        f"the link to {target} leads to a draft, which visitors cannot see; publish that page, or take the link out.",
        f"{target} は下書きで、まだ公開されません。そのページを公開するか、リンクを外してください。",
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
        """Change the message, and how much it matters; never drop it."""
        said = record.getMessage()
        about_page = problem(said, self.docs) or draft_problem(said, self.docs)
        if _TO_DRAFT.match(said):  # MkDocs only mentions it, and visitors would meet a dead link
            record.levelno, record.levelname = logging.WARNING, "WARNING"
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
