"""The pages themselves: templates beside this file, with the words of `messages.yml` in both languages."""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
from markupsafe import Markup

from practice_site.desk import pages, plain, repository, steps
from practice_site.desk.changes import changes
from practice_site.desk.links import Use
from practice_site.desk.publishing import Result
from practice_site.issues import Said, said
from practice_site.pages.banner import entry_of_editor

_HERE = Path(__file__).parent
STYLES = _HERE / "desk.css"


class Note(NamedTuple):
    """What is said at the top of a page: that something was done, or why it was not."""

    words: list[Said]
    good: bool = True
    places: list[Use] = []  # noqa: RUF012 - never changed
    links: list[tuple[str, Said]] = []  # noqa: RUF012 - never changed


def both(message: str, **values: object) -> Markup:
    """Return a sentence in both languages, each marked as such."""
    return said_in_both(said(message, **values))


def said_in_both(words: Said) -> Markup:
    """Return words in both languages, or once where they are the same."""
    if words.en == words.ja:
        return Markup("<span>{}</span>").format(words.en)
    return Markup('<span lang="en">{}</span> <span lang="ja">{}</span>').format(*words)


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
    )
    environment.globals.update(both=both, said=said, editor_entry=entry_of_editor)
    environment.filters["both"] = said_in_both
    return environment


class Views:
    """Makes pages for one project."""

    def __init__(self, root: Path, token: str) -> None:
        """Name the project's folder, and the secret for its forms."""
        self._root = root
        self._token = token

    def _page(self, template: str, mount: str, note: Note | None = None, **values: Any) -> str:  # noqa: ANN401
        return (
            _environment()
            .get_template(template)
            .render(desk=f"{mount}desk/", mount=mount, token=self._token, note=note, **values)
        )

    def changes(self, mount: str, note: Note | None = None) -> str:
        """Return the page of changes: what is to be kept, and what was."""
        with repository.opened(self._root) as repo:
            found, kept = changes(repo, self._root), steps.steps(repo)
        files = [(it, plain.name(it.path, it.now or it.before), plain.lines(it)) for it in found]
        return self._page("changes.html", mount, note, files=files, steps=kept)

    def throw_away(self, mount: str, path: str) -> str:
        """Return the page that asks whether a change is to be thrown away."""
        with repository.opened(self._root) as repo:
            found = next((it for it in changes(repo, self._root) if it.path == path), None)
        if found is None:
            return self.changes(mount, Note([said("desk_not_changed", file=path)], good=False))
        name = plain.name(path, found.now or found.before)
        return self._page("throw_away.html", mount, change=found, name=name, lines=plain.lines(found))

    def pages(self, mount: str, note: Note | None = None, typed: str = "") -> str:
        """Return the page of all pages."""
        return self._page("pages.html", mount, note, pages=pages.entries(self._root), typed=typed)

    def delete(self, mount: str, slug: str) -> str:
        """Return the page that asks whether a page is to be deleted."""
        title = pages.title(self._root, slug)
        with repository.opened(self._root) as repo:
            open_files = {it.path for it in changes(repo, self._root)}
        kept = not open_files & {f"docs/{slug}.md", f"docs/{slug}.ja.md"}
        return self._page("delete.html", mount, slug=slug, title=title, kept=kept)

    def publish(self, mount: str, result: Result | None = None) -> str:
        """Return the page that publishes to the folder, with what the last attempt told."""
        return self._page("publish.html", mount, result=result, folder=self._root / "site")

    def alone(self, mount: str, note: Note) -> str:
        """Return a page that only says why nothing was done."""
        return self._page("base.html", mount, note)
