"""One file that holds what earlier builds have finished; whatever happens to it, a build is only slower."""

import hashlib
import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Self

from practice_site.cache import version
from practice_site.cache.ahead import Ahead, Jobs, processes

PLACE = ".cache/finished.sqlite"
_MOST = 512 * 1024**2  # bytes; a thousand pages in each language take half of them
_MOST_WAITING = 16 * 1024**2  # bytes that are kept in memory before they are written
_WAIT = 1  # seconds for another build that writes
_LENGTH = 20
_TABLE = "CREATE TABLE IF NOT EXISTS kept (name BLOB PRIMARY KEY, content BLOB, check_sum BLOB, asked REAL)"
_TOO_MUCH = """DELETE FROM kept WHERE name IN (
    SELECT name FROM (SELECT name, SUM(LENGTH(content)) OVER (ORDER BY asked DESC, name) AS so_far FROM kept)
    WHERE so_far > ?)"""


def is_off() -> bool:
    """Tell whether everything is to be made anew."""
    return os.environ.get("CACHE") == "off"


def key(*made_of: str | bytes) -> bytes:
    """Return the name of what is made from all these, by this version of everything that makes it."""
    digest = hashlib.blake2b(digest_size=_LENGTH)
    for part in (version.of_everything(), *made_of):
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8))
        digest.update(content)
    return digest.digest()


class Store:
    """What is kept, by `key`; without a file it keeps nothing."""

    def __init__(self, path: Path | None) -> None:
        """Open the file, or begin a new one in place of one that is damaged."""
        self._path = path
        self._file = _opened(path) if path else None
        self._asked: set[bytes] = set()
        self._waiting: dict[bytes, bytes] = {}
        self._size = 0  # of what waits
        self._ahead = Ahead()

    @classmethod
    def of(cls, root: Path) -> Self:
        """Return the store of a project, unless it is switched off."""
        return cls(None if is_off() else root / PLACE)

    def get(self, name: bytes) -> bytes | None:
        """Return what is kept, unless it is not there any more as it was."""
        for other, content in self._ahead.until(name):
            self.put(other, content)
        if not self._file:
            return None
        if name in self._waiting:
            return self._waiting[name]
        row = None
        try:
            row = self._file.execute("SELECT content, check_sum FROM kept WHERE name = ?", (name,)).fetchone()
        except sqlite3.OperationalError:  # another build writes
            pass
        except sqlite3.Error:
            self._file = _opened(self._path, anew=True) if self._path else None
        if not row or not isinstance(row[0], bytes) or row[1] != _check_sum(name, row[0]):
            return None
        self._asked.add(name)
        return row[0]

    def put(self, name: bytes, content: bytes) -> None:
        """Keep something."""
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
            with suppress(sqlite3.Error):
                self._ahead.begin({name: make for name, make in jobs.items() if not self._has(name)}, self._leave)

    def _has(self, name: bytes) -> bool:
        found = self._file and self._file.execute("SELECT 1 FROM kept WHERE name = ?", (name,)).fetchone()
        return name in self._waiting or bool(found)

    def _leave(self) -> None:
        """Let go of the file in a copy of this process: it belongs to the first."""
        self._file, self._waiting = None, {}

    def save(self, most: int = _MOST) -> None:
        """Write everything down, and throw away what has not been asked for the longest until the rest is small."""
        self._write()
        if self._file:
            with suppress(sqlite3.Error), self._file:
                now = time.time()
                self._file.executemany("UPDATE kept SET asked = ? WHERE name = ?", ((now, it) for it in self._asked))
                self._file.execute(_TOO_MUCH, (most,))
        self._asked.clear()

    def _write(self) -> None:
        now = time.time()
        rows = [(name, content, _check_sum(name, content), now) for name, content in self._waiting.items()]
        self._waiting.clear()
        self._size = 0
        if self._file and rows:
            with suppress(sqlite3.Error), self._file:
                self._file.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)


def _opened(path: Path, *, anew: bool = False) -> sqlite3.Connection | None:
    """Return the file, or a new one; nothing where neither can be had."""
    try:
        if anew:
            path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        file = sqlite3.connect(path, timeout=_WAIT, check_same_thread=False)
        file.execute("PRAGMA synchronous = OFF")  # what a power cut spoils is found by its sum
        file.execute(_TABLE)
    except (sqlite3.OperationalError, OSError):  # no right to write, a full disk, another build that writes
        return None
    except sqlite3.Error:
        return None if anew else _opened(path, anew=True)
    return file


def _check_sum(name: bytes, content: bytes) -> bytes:
    return hashlib.blake2b(name + content, digest_size=_LENGTH).digest()
