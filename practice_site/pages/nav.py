"""The menus of the site, from `nav` in mkdocs.yml."""

from collections.abc import Sequence
from typing import TypeVar

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from practice_site import compat

Item = TypeVar("Item", bound=StructureItem)


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
