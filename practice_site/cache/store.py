"""What earlier builds have finished, and what other processes finish now, by what it was made from."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Self

from practice_site.cache import version
from practice_site.cache.ahead import Ahead, Jobs, Send, processes
from practice_site.cache.kept_file import LENGTH, KeptFile

PLACE = ".cache/finished.sqlite"
_MOST = 512 * 1024**2  # bytes; a thousand pages in each language take four fifths of them
_MOST_WAITING = 16 * 1024**2  # bytes that are kept in memory before they are written


def is_off() -> bool:
    """Tell whether everything is to be made anew."""
    return os.environ.get("CACHE") == "off"


def key(*made_of: str | bytes) -> bytes:
    """Return the name of what is made from all these, by this version of everything that makes it."""
    digest = hashlib.sha256()  # processors have instructions for it
    for part in (version.of_everything(), *made_of):
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8))
        digest.update(content)
    return digest.digest()[:LENGTH]


class Store:
    """What is kept, by `key`; without a file it keeps nothing."""

    def __init__(self, path: Path | None) -> None:
        """Open the file, where there is to be one."""
        self._file = KeptFile(path) if path else None
        self._asked: set[bytes] = set()
        self._waiting: dict[bytes, bytes] = {}
        self._size = 0  # of what waits
        self._ahead = Ahead()
        self._send: Send | None = None  # to the process that this one is a copy of

    @classmethod
    def of(cls, root: Path) -> Self:
        """Return the store of a project, unless it is switched off."""
        return cls(None if is_off() else root / PLACE)

    def get(self, name: bytes) -> bytes | None:
        """Return what is kept, unless it is not there any more as it was."""
        for other, content in self._ahead.until(name):
            self.put(other, content)
        if name in self._waiting:
            return self._waiting[name]
        found = self._file.read(name) if self._file else None
        if found is not None:
            self._asked.add(name)
        return found

    def put(self, name: bytes, content: bytes) -> None:
        """Keep something."""
        if self._send:
            self._send(name, content)
        if self._file:
            self._waiting[name] = content
            self._size += len(content)
            if self._size > _MOST_WAITING:
                self._write()

    def kept(self, name: bytes, make: Callable[[], bytes]) -> bytes:
        """Return what is kept, or what is made now."""
        found = self.get(name)
        if found is None:
            found = make()
            self.put(name, found)
        return found

    def ahead(self, jobs: Jobs) -> None:
        """Let other processes begin to make those of some things that are not kept yet; where nothing is kept, none."""
        if self._file and processes() > 1:
            self._ahead.begin({name: make for name, make in jobs.items() if not self.has(name)}, self._leave)

    def let(self, do: Callable[[], None]) -> None:
        """Let another process do something, and keep here what it puts into the store; where nothing is kept, not."""
        if self._file and processes() > 1:
            self._ahead.let(lambda _: do(), self._leave)

    def wait(self) -> None:
        """Wait until all other processes have ended."""
        for name, content in self._ahead.all():
            self.put(name, content)

    def has(self, name: bytes) -> bool:
        """Tell whether something is kept, without reading it."""
        return name in self._waiting or bool(self._file and self._file.has(name))

    def _leave(self, send: Send) -> None:
        """Let go of the file in a copy of this process: it belongs to the first."""
        self._file, self._waiting, self._ahead, self._send = None, {}, Ahead(), send

    def save(self, most: int = _MOST) -> None:
        """Write everything down, and throw away what has not been asked for the longest until the rest is small."""
        self._write()
        if self._file:
            self._file.shrink(self._asked, most)
        self._asked.clear()

    def _write(self) -> None:
        if self._file:
            self._file.write(self._waiting)
        self._asked.update(self._waiting)
        self._waiting.clear()
        self._size = 0
