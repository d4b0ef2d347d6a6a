"""A page whose text alone was changed is made again from what the last whole build has left in memory.

Anything else that was changed asks for a whole build: front matter, data, templates, settings, pictures, pages that
come or go, a page that cannot be read, and the day.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from logging import LogRecord
from pathlib import Path

from practice_site import one_page
from practice_site.cache.store import is_off
from practice_site.checks import encoding, stale
from practice_site.commands.server import PreviewServer
from practice_site.commands.watching import Look
from practice_site.content.sources import Source, source
from practice_site.issues import Issue
from practice_site.pages import built, told

_MOMENT, _LONGEST_UNREST = 0.1, 100  # seconds, and how many of them
_OF_LINKS = "mkdocs.structure.pages"  # which says it of each page


class Quick:
    """What the pages of the last whole build were made from, and what was said meanwhile."""

    def __init__(self, root: Path, look: Callable[[], Look]) -> None:
        """Name the project's folder, and who looks for what was saved in it."""
        self._root, self._look = root, look
        self._seen: Look | None = None
        self._began: Look = {}
        self._heard: list[LogRecord] = []

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Note what a whole build was made from, if it comes to its end."""
        self._seen, self._began = None, self._look()  # before anything is read
        with one_page.listening() as heard:
            yield
        of_pages = {id(it) for each in built.languages.values() for said in each.kept.heard.values() for it in said}
        said_anew = (it for it in heard if id(it) in of_pages or isinstance(it.msg, Issue) or it.name == _OF_LINKS)
        anew = set(map(id, said_anew))
        self._heard = [it for it in heard if id(it) not in anew]
        self._seen = self._began

    def overtaken(self) -> bool:
        """Tell whether a file was saved, came or went since the last build began."""
        return self._began != self._look()

    def wait_for_rest(self) -> None:
        """Wait until files are left alone, but not for ever."""
        for _ in range(_LONGEST_UNREST):
            before = self._look()
            time.sleep(_MOMENT)
            if self._look() == before:
                return

    def build(self, server: PreviewServer, new: Path, pages: Path) -> bool:
        """Make the changed pages again, show them, and say what is wrong; tell whether no whole build is needed.

        Builds write to the folder `new`, and what is shown lies in `pages`.
        """
        made = self._made()
        for path in made:
            path.replace(pages / path.relative_to(new))
        if made:
            server.show()
            self._say()
        return bool(made)

    def _made(self) -> list[Path]:
        """Make the changed pages again, and return their files; none where that is not enough."""
        self._seen, seen = None, self._seen
        self._began = self._look()
        changed: list[Source] = self._changed(seen, self._began) if seen and not is_off() else []
        made: list[Path] = []
        for each in built.languages.values() if changed else ():
            for page in changed:
                each.project.take(page)
            again = each.again({page.name for page in changed})
            if again is None:
                return []
            made += again
        self._seen = self._began if made else None
        return made

    def _say(self) -> None:
        """Say all that a whole build would say."""
        first = next(iter(built.languages.values()))
        first.enter()
        found = first.checks.issues(first.project, first.config)
        told.tell(found, stale.too_old_to_release(first.project, date.today()))
        one_page.say_again(self._heard)
        for each in built.languages.values():
            each.say_again()

    def _changed(self, seen: Look, now: Look) -> list[Source]:
        """Return the pages that were changed, if nothing else was."""
        names = [name for name in seen.keys() | now.keys() if seen.get(name) != now.get(name)]
        project = next(iter(built.languages.values())).project
        found = []
        for name in names:
            old = project.by_name.get(name.removeprefix("docs/"))
            if not old or name not in now or old.name in project.drafts:
                return []
            new = source(self._root / name, old.name)
            if new.front != old.front or encoding.unreadable(old) or encoding.unreadable(new):
                return []
            found.append(new)
        return sorted(found, key=lambda page: page.name)
