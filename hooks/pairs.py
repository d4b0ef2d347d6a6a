"""A page and its twin tell the same: structure is compared before words."""

import re
from collections import Counter
from collections.abc import Iterator

from problems import Problem, Source
from sections import Section

_FILE = re.compile(r"^(?P<page>.+?)(?:\.(?P<language>[A-Za-z]{2}(?:[-_][A-Za-z]{2})?))?\.md$")
_BOX = re.compile(r"^\s*!!!\s+([\w-]+)")
_FIGURE = re.compile(r"^!\[[^\]]*\]\(figure:([^)\s]+)\)")
_IMAGE = re.compile(r"!\[[^\]]*\]\((?!figure:)([^)\s]+)")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)\s]+)\)")
_ROW = re.compile(r"^\s*\|.*\|\s*$")


def wrong_ending(page: Source) -> str | None:
    """Return the language that the name of a page ends in, if no page of this site may; “en” needs no ending."""
    match = _FILE.match(page.name)
    return match["language"] if match and match["language"] not in (None, "ja") else None


def names(pages: list[Source]) -> list[Problem]:
    """Return each page whose twin is missing, and each whose language is misspelt: MkDocs would drop it in silence."""
    known = {page.name for page in pages}
    found = []
    for page in pages:
        if language := wrong_ending(page):
            bare = page.path.removesuffix(f".{language}.md")
            right = f"{bare}{'.md' if language == 'en' else '.ja.md'}"
            said = (
                f"“.{language}” is not an ending of this site; English pages end in .md, Japanese ones in .ja.md. "
                f"Rename it to {right}.",
                f"「.{language}」という名前は使えません。{right} に変えてください。",
            )
        elif page.twin not in known:
            said = (
                f"its {'English' if page.japanese else 'Japanese'} twin is missing; write docs/{page.twin}.",
                f"{'英語' if page.japanese else '日本語'}のページがありません。docs/{page.twin} を作ってください。",
            )
        else:
            continue
        found.append(Problem(page.path, 1, *said))
    return found


def twins(pages: list[Source]) -> Iterator[tuple[Source, Source]]:
    """Yield each English page with its Japanese one."""
    by_name = {page.name: page for page in pages}
    for page in pages:
        if not page.name.endswith(".ja.md") and page.twin in by_name:
            yield page, by_name[page.twin]


def structure(page: Source, twin: Source) -> list[Problem]:
    """Return the headings, and within each section the parts, that one of two twins has and the other lacks."""
    found = []
    held = {source.name: {part.id: _inventory(part) for part in source.sections} for source in (page, twin)}
    for here, there in ((page, twin), (twin, page)):
        mine, theirs = ({part.id: part for part in source.sections} for source in (here, there))
        for name, section in theirs.items():
            if name not in mine:
                found.append(_heading(here, section, there))
            else:
                lacking = held[there.name][name] - held[here.name][name]
                found += _parts(here, mine[name], section, there, lacking)
                if here is twin and mine[name].level != section.level:
                    found.append(_level(here, mine[name], section, there))
    order = [[part.id for part in source.sections] for source in (page, twin)]
    if not found and order[0] != order[1]:
        odd = next(part for part, name in zip(twin.sections, order[0], strict=True) if part.id != name)
        found.append(
            Problem(
                twin.path,
                odd.line,
                f"the sections stand in another order than in {page.path}.",
                f"見出しの順番が {page.path} と違います。",
            )
        )
    return found


def _heading(here: Source, section: Section, there: Source) -> Problem:
    if not section.id:
        return Problem(here.path, 1, f"{there.path} has text before its first heading, and this page has none.",
                       f"{there.path} には最初の見出しの前に文がありますが、このページにはありません。")  # fmt: skip
    return Problem(
        here.path,
        1,
        f"the heading #{section.id} is missing; {there.path}:{section.line} has it.",
        f"見出し #{section.id} がありません。{there.path}:{section.line} にはあります。",
    )


def _level(here: Source, mine: Section, theirs: Section, there: Source) -> Problem:
    marks = "#" * theirs.level
    return Problem(
        here.path,
        mine.line,
        f"#{mine.id} is a heading with {'#' * mine.level}, and with {marks} in {there.path}.",
        f"見出し #{mine.id} は {'#' * mine.level} ですが、{there.path} では {marks} です。",
    )


def _inventory(section: Section) -> Counter[tuple[str, str]]:
    """Count what a section holds beside its words."""
    found: Counter[tuple[str, str]] = Counter()
    rows = 0
    for _, text in section.lines:
        if not any(mark in text for mark in ("!!!", "](", "|")):
            continue
        found.update(("box", kind) for kind in _BOX.findall(text))
        found.update(("figure", name) for name in _FIGURE.findall(text))
        found.update(("image", address) for address in _IMAGE.findall(text))
        links = (match["target"].replace(".ja.md", ".md") for match in _LINK.finditer(text))
        # Whom to call may differ: not every line speaks both languages.
        found.update(("link", target) for target in links if not target.startswith("helpline:"))
        rows += bool(_ROW.match(text))
    if rows:
        found["table rows", str(rows)] = 1
    return found


_JAPANESE_KINDS = {"box": "囲み", "figure": "図", "image": "画像", "link": "リンク", "table rows": "表の行数"}


def _parts(
    here: Source, mine: Section, theirs: Section, there: Source, lacking: Counter[tuple[str, str]]
) -> list[Problem]:
    where = f"#{theirs.id}" if theirs.id else "the beginning"
    where_ja = f"#{theirs.id} " if theirs.id else "冒頭"
    return [
        Problem(
            here.path,
            mine.line,
            f"{where} lacks the {kind} “{what}” that {there.path} has.",
            f"{where_ja}に{_JAPANESE_KINDS[kind]}「{what}」がありません。{there.path} にはあります。",
        )
        for kind, what in lacking.elements()
    ]
