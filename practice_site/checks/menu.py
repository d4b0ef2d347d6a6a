"""Titles of the menu without words in another language would stand there in English."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from practice_site.checks import menu_words
from practice_site.content.boxes import OWN_TITLE
from practice_site.content.sources import Source
from practice_site.issues import Issue, issue, line_of
from practice_site.project import Project

_LAYOUT = ("Header", "Topics", "Footer")  # where the entries stand; visitors never read these words


def untranslated(nav: object, others: list[tuple[str, dict[str, str] | None]], settings: Path) -> list[Issue]:
    """Return each title of `nav`, as MkDocs read it, that one of the other languages, name and words, does not have."""
    missing = [
        (title, language)
        for language, words in others
        for title in dict.fromkeys(_titles(nav))
        if title not in _LAYOUT and not _translated(title, (words or {}).get(title))
    ]
    lines = _lines(settings.read_text(encoding="utf-8-sig")) if missing else {}
    return [
        issue(settings.name, lines.get(title, 1), "menu_untranslated", title=title, language=language)
        for title, language in missing
    ]


def _translated(title: str, words: object) -> bool:
    """Tell whether there are words that readers of the other language take for theirs; FAQ is one in both."""
    return isinstance(words, str) and bool(words.strip()) and (words != title or not words.isascii() or words.isupper())


def not_pages_or_twice(settings: Path) -> list[Issue]:
    """Return each entry that would not be shown, as it leads to another site, and each page that stands there twice."""
    entries = [(line, name.removeprefix("/")) for line, name in menu_words.pages(settings)]
    found = [issue(settings.name, line, "menu_not_a_page", target=name) for line, name in entries if ":" in name]
    for place, (line, name) in enumerate(entries):
        if name in (above for _, above in entries[:place]):
            found.append(issue(settings.name, line, "menu_page_twice", target=name))
    return found


def said_twice(pages: list[Source], project: Project) -> list[Issue]:
    """Return each page that says in which menu it stands although mkdocs.yml names it there."""
    named = {name.removeprefix("/") for _, name in menu_words.pages(project.settings)}
    return [
        issue(page.path, line_of(page.text, "menu"), "menu_said_twice")
        for page in pages
        if page.name in named and project.fronts[page.name].front.menu
    ]


def of_a_pair(page: Source, twin: Source, project: Project) -> list[Issue]:
    """Return what a Japanese page says of the menu for both, and each name in the menu that the twin has not."""
    english, japanese = ((it, project.fronts[it.name].front) for it in (page, twin))
    found = [
        issue(twin.path, line_of(twin.text, field), "menu_of_english_page", field=field)
        for field in ("menu", "order")
        if getattr(japanese[1], field)
    ]
    for (here, front), (there, other) in ((english, japanese), (japanese, english)):
        if front.menu_name and not other.menu_name:
            found.append(issue(here.path, line_of(here.text, "menu_name"), "menu_name_alone", there=there.path))
    return found


def boxes_untranslated(languages: list[tuple[str, dict[str, str] | None]], settings: Path) -> list[Issue]:
    """Return each language that has no words for the box that needs no title."""
    line = line_of(settings.read_text(encoding="utf-8-sig"), "plugins")
    return [
        issue(settings.name, line, "box_untranslated", title=OWN_TITLE, language=name)
        for name, words in languages
        if not (isinstance(its := (words or {}).get(OWN_TITLE), str) and its.strip())
    ]


def missing(nav: object, settings: Path) -> list[Issue]:
    """Return each of the menus that `nav` does not have: templates ask for them by name."""
    there = {
        str(title) for entry in (nav if isinstance(nav, list) else []) if isinstance(entry, dict) for title in entry
    }
    line = line_of(settings.read_text(encoding="utf-8-sig"), "nav")
    return [issue(settings.name, line, "menu_gone", name=name) for name in _LAYOUT if name not in there]


def _titles(nav: object) -> Iterator[str]:
    """Yield the titles of a menu and of the menus in it; a page without one shows its own."""
    for entry in nav if isinstance(nav, list) else []:
        for title, inside in entry.items() if isinstance(entry, dict) else ():
            yield str(title)
            yield from _titles(inside)


def _lines(text: str) -> dict[str, int]:
    """Return the line of each title."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert isinstance(root, yaml.MappingNode)  # else MkDocs would not have come so far
    found: dict[str, int] = {}

    def walk(node: yaml.Node) -> None:
        for entry in node.value if isinstance(node, yaml.SequenceNode) else []:
            for key, inside in entry.value if isinstance(entry, yaml.MappingNode) else ():
                found.setdefault(key.value, key.start_mark.line + 1)
                walk(inside)

    for key, value in root.value:
        if key.value == "nav":
            walk(value)
    return found
