"""What can be written in the text of a page, for the buttons above it, from `help.yml`."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal

from practice_site.content.data_files import Bilingual, Facts, load
from practice_site.editor.fields import Field
from practice_site.project import Project

_HELP = Path(__file__).with_name("help.yml")
_MOST = 80  # letters of a title in a list


class Entry(Facts):
    """Something that can be written; where one of several is meant, `choose` says which list it is chosen from."""

    name: Bilingual
    about: Bilingual
    write: Bilingual
    choose: Literal["references", "figures", "helplines", "pages"] | None = None


class HelpFile(Facts):
    """What the buttons say, and all that can be written."""

    words: dict[str, Bilingual]
    entries: list[Entry]


def read() -> HelpFile:
    """Return all of it."""
    return load(_HELP, HelpFile)


def for_text(project: Project, *, with_drafts: bool) -> Field:
    """Return what the field of a page's text is given; a list that cannot be read now is left out."""
    found = read()
    entries = []
    for entry in found.entries:
        choices = _CHOICES[entry.choose](project, with_drafts) if entry.choose else None
        if choices != []:
            shown = entry.model_dump(include={"name", "about", "write"})
            entries.append(shown | ({"choices": choices} if choices else {}))
    return {"words": {name: both.model_dump() for name, both in found.words.items()}, "help": entries}


def _listed(named: Iterable[tuple[str, str]]) -> list[Field]:
    return [{"value": value, "label": name if len(name) <= _MOST else f"{name[:_MOST]}…"} for value, name in named]


def _references(project: Project, _: bool) -> list[Field]:
    file = getattr(project.data, "references", None)
    named = ((it.id, f"{it.authors.partition(',')[0]} {it.year}: {it.title}") for it in file.references) if file else ()
    return _listed(named)


def _figures(project: Project, _: bool) -> list[Field]:
    file = getattr(project.data, "figures", None)
    return _listed((it.id, f"{it.title.en} · {it.title.ja}") for it in file.figures) if file else []


def _helplines(project: Project, _: bool) -> list[Field]:
    file = getattr(project.data, "helplines", None)
    return _listed((it.id, f"{it.name.en} · {it.name.ja}") for it in file.helplines) if file else []


def _pages(project: Project, with_drafts: bool) -> list[Field]:
    titles = {name: read.front.title for name, read in project.fronts.items()}
    english = (page for page in project.pages if not page.japanese)
    shown = [page for page in english if with_drafts or page.name not in project.drafts]
    return _listed((page.slug, f"{titles[page.name]} · {titles.get(page.twin, '')}") for page in shown)


_CHOICES: dict[str, Callable[[Project, bool], list[Field]]] = {
    "references": _references,
    "figures": _figures,
    "helplines": _helplines,
    "pages": _pages,
}
