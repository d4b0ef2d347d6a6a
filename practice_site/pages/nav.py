"""The menus of the site, from `nav` in mkdocs.yml and from what pages say of themselves."""

from collections.abc import Sequence
from typing import TypeVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from practice_site import compat
from practice_site.checks import menu_words
from practice_site.project import Project

_LAST = 10_000  # where no order is said
Item = TypeVar("Item", bound=StructureItem)


def put_in(config: MkDocsConfig, project: Project) -> None:
    """Put the pages that say in which menu they stand behind those that `nav` names, by their order, then by name."""
    said = {page.name: project.fronts[page.name].front for page in project.pages}
    named = {name for _, name in menu_words.pages(project.settings)}
    here = [(front.order or _LAST, name) for name, front in said.items() if front.menu and name.endswith(".md")]
    translated = compat.words_of_menu(config)
    for _, name in sorted(here):
        twin = project.by_name[name].twin
        if project.by_name[name].japanese or name in named:
            continue
        title = said[name].menu_name
        if title and twin in said and said[twin].menu_name:
            translated.setdefault(title, said[twin].menu_name)
        section = str(said[name].menu).capitalize()  # as templates call it
        for entry in config.nav or []:
            if isinstance(entry, dict) and section in entry:
                entry[section] = [*(entry[section] or []), {title: name} if title else name]


def without_drafts(items: Sequence[Item]) -> list[Item]:
    """Return the entries of a built menu and of the menus in it, those left out that lead to a draft."""
    kept = [item for item in items if not (isinstance(item, Page) and compat.is_draft(item))]
    for item in kept:
        if isinstance(item, Section):
            item.children = without_drafts(item.children)
    return kept


def pages_below(item: StructureItem) -> list[Page]:
    """Return an entry's pages in the menu's order, also those in sections of their own."""
    if isinstance(item, Section):
        return [page for child in item.children for page in pages_below(child)]
    return [item] if isinstance(item, Page) else []


def menu(nav: Navigation, title: str) -> list[Page]:
    """Return the pages of a menu, by the name of its section in mkdocs.yml."""
    return [page for item in nav.items if item.title == title for page in pages_below(item)]
