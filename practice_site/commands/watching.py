"""Looks for saved files ten times a second; with two thousand of them that takes a third of what watchdog needs."""

import os
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

from watchdog.events import FileModifiedEvent, FileSystemEventHandler

from practice_site.pages import timetable

_LOOK = 0.1  # seconds between two looks
Look = dict[str, tuple[int, ...]]


def look(root: Path, names: tuple[str, ...]) -> Look:
    """Return what tells whether something was saved in these files and folders; the day stands among the files."""
    found: Look = {"": (date.today().toordinal(), timetable.today().toordinal())}
    for name in names:
        found.update(_states(root / name, name))
        found[name] = _state(root / name)
    return found


def _states(folder: Path | os.DirEntry[str], place: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield each file below a folder that is not hidden, without a `Path` for each: there may be thousands."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _states(entry, f"{place}/{entry.name}")
            elif not entry.name.startswith("."):
                yield f"{place}/{entry.name}", _state(entry)


def _state(path: Path | os.DirEntry[str]) -> tuple[int, ...]:
    try:
        state = path.stat()
    except OSError:
        return ()
    return () if stat.S_ISDIR(state.st_mode) else (state.st_mtime_ns, state.st_size, state.st_ino)


class Watcher(threading.Thread):
    """Tells whenever what `look` returns is not as before; MkDocs takes it for an observer of watchdog."""

    def __init__(self, look: Callable[[], Look]) -> None:
        """Take what is looked at, and look for the first time."""
        super().__init__(daemon=True)
        self._look, self._seen = look, look()
        self._stopped = threading.Event()

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool) -> None:
        """Take who is told."""
        self._tell = partial(handler.dispatch, FileModifiedEvent(path))

    def run(self) -> None:
        """Look until it is stopped."""
        while not self._stopped.wait(_LOOK):
            before, self._seen = self._seen, self._look()
            if self._seen != before:
                self._tell()

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()
