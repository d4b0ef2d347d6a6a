"""Rename and delete pages: both languages together, with their place in the menu and the links to them."""

from pathlib import Path
from typing import NamedTuple

from practice_site.commands.first_aid import with_templates
from practice_site.commands.page import refuse_name, refuse_taken
from practice_site.commands.telling import Refused
from practice_site.content.sources import Source
from practice_site.desk import follow, links, menu, twins
from practice_site.desk.files import write
from practice_site.issues import Said
from practice_site.project import Project

_HOME = "index"
_SETTINGS = "mkdocs.yml"


class Entry(NamedTuple):
    """A page as the list shows it; one that is `needed` can be neither renamed nor deleted."""

    slug: str
    titles: tuple[str, str]
    draft: bool
    needed: bool


class LinkedError(Refused):
    """Other places lead to a page that was to be deleted."""

    def __init__(self, slug: str, uses: list[links.Use]) -> None:
        """Keep the places."""
        super().__init__("desk_linked", slug=slug)
        self.uses = uses


def entries(root: Path) -> list[Entry]:
    """Return every page, in the order of their English titles, the first page first."""
    project = with_templates(root)
    slugs = sorted({page.slug for page in project.pages})
    found = [
        Entry(slug, _titles(project, slug), f"{slug}.md" in project.drafts, _needed(project, slug)) for slug in slugs
    ]
    return sorted(found, key=lambda it: (it.slug != _HOME, it.titles[0].casefold()))


def _titles(project: Project, slug: str) -> tuple[str, str]:
    english, japanese = (
        project.fronts[name].front.title if name in project.fronts else "" for name in links.names(slug)
    )
    return english, japanese


def _needed(project: Project, slug: str) -> bool:
    """Tell whether templates lead to a page; where these cannot be read, any page may be such a one."""
    return slug == _HOME or not project.templates.names or f"{slug}.md" in project.templates.linked


def _project_with(root: Path, slug: str) -> Project:
    """Return the project with this page in it; raises `Refused` where it is missing or has to stay as it is."""
    project = with_templates(root)
    if not any(name in project.by_name for name in links.names(slug)):
        raise Refused("desk_no_such_page", slug=slug)
    if _needed(project, slug):
        raise Refused("desk_needed")
    return project


def title(root: Path, slug: str) -> Said:
    """Return how staff know a page that may be deleted; raises `Refused` for any other."""
    english, japanese = _titles(_project_with(root, slug), slug)
    return Said(english or japanese, japanese or english)


def rename(root: Path, old: str, name: str) -> list[str]:
    """Give a page another name in its folder, and return the files whose links were changed; raises `Refused`."""
    project = _project_with(root, old)
    new = name.strip()
    if new == old.rpartition("/")[2]:
        raise Refused("desk_same_name")
    refuse_name(new)
    folder, slash, _ = old.rpartition("/")
    refuse_taken(root, f"{folder}{slash}{new}")
    moved = {f"docs/{it}": f"docs/{folder}{slash}{new}{it.removeprefix(old)}" for it in links.names(old)}
    before = {page.path: page.raw for page in project.pages}
    after = {page.path: _page(page, old, new) for page in project.pages}
    for path in [it for it in after if twins.is_japanese(it) and after[it] is not None]:
        if twins.in_step(path, before.get):
            after[path] = twins.brought_in_step(path, after.get)
    changed = {path: raw for path, raw in after.items() if raw != before[path] and path not in moved}
    changed |= follow.renamed_in_data(root, old, new)
    files = changed | {new_path: after[path] for path, new_path in moved.items() if path in after}
    settings = (root / _SETTINGS).read_bytes()
    files[_SETTINGS] = menu.renamed(settings, old, f"{folder}{slash}{new}")
    write(root, files | {path: None for path in moved if path in after})
    return sorted(changed)


def _page(page: Source, old: str, new: str) -> bytes | None:
    leads = any(links.leads_to(page.name, link, old) for link in links.of(page.sections))
    return follow.renamed_on_page(page, old, new) if leads and page.readable else page.raw


def delete(root: Path, slug: str) -> None:
    """Delete both languages of a page and its line in the menu; raises `Refused` where others lead to it."""
    project = _project_with(root, slug)
    uses = links.on_pages(project.pages, slug) + links.in_data(root, slug)
    if uses:
        raise LinkedError(slug, uses)
    settings = menu.without((root / _SETTINGS).read_bytes(), slug)
    write(root, {_SETTINGS: settings} | {f"docs/{it}": None for it in links.names(slug)})
