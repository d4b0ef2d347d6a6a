"""The one file of what is kept: whatever happens to it, nothing wrong is read from it."""

import hashlib
import sqlite3
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

LENGTH = 20  # bytes of a name
_WAIT = 1  # seconds for another build that writes
_FORM = 2  # of the tables; a file with others is thrown away
_SETTINGS = (
    "PRAGMA page_size = 16384",  # most of what is kept is larger
    "PRAGMA synchronous = OFF",  # what a power cut spoils is found by its sum
    # When something was asked for stands by itself: else all of it would be written again.
    "CREATE TABLE IF NOT EXISTS kept (name BLOB PRIMARY KEY, check_sum BLOB, content BLOB)",
    "CREATE TABLE IF NOT EXISTS asked (name BLOB PRIMARY KEY, last REAL) WITHOUT ROWID",
    f"PRAGMA user_version = {_FORM}",
)
_TOO_MUCH = """DELETE FROM kept WHERE name IN (SELECT name FROM (
    SELECT name, SUM(LENGTH(content)) OVER (ORDER BY last DESC, name) AS so_far FROM kept LEFT JOIN asked USING (name))
    WHERE so_far > ?)"""
_FORGOTTEN = "DELETE FROM asked WHERE name NOT IN (SELECT name FROM kept)"


class KeptFile:
    """Names and what they stand for; without a place where it can write, it keeps nothing."""

    def __init__(self, path: Path) -> None:
        """Open the file, or begin a new one in place of one that is damaged or of another form."""
        self._path = path
        self._file = _opened(path)

    def read(self, name: bytes) -> bytes | None:
        """Return what is kept, unless it is not there any more as it was."""
        if not self._file:
            return None
        row = None
        try:
            row = self._file.execute("SELECT content, check_sum FROM kept WHERE name = ?", (name,)).fetchone()
        except sqlite3.OperationalError:  # another build writes
            pass
        except sqlite3.Error:
            self._file = _opened(self._path, anew=True)
        return row[0] if row and isinstance(row[0], bytes) and row[1] == _check_sum(name, row[0]) else None

    def has(self, name: bytes) -> bool:
        """Tell whether something is kept, without reading it."""
        with suppress(sqlite3.Error):
            return bool(self._file and self._file.execute("SELECT 1 FROM kept WHERE name = ?", (name,)).fetchone())
        return False

    def write(self, things: Mapping[bytes, bytes]) -> None:
        """Keep some things."""
        rows = [(name, _check_sum(name, content), content) for name, content in things.items()]
        if self._file and rows:
            with suppress(sqlite3.Error), self._file:
                self._file.executemany("REPLACE INTO kept VALUES (?, ?, ?)", rows)

    def shrink(self, asked: Iterable[bytes], most: int) -> None:
        """Note what has been asked for now, and throw away what has not been for the longest."""
        if self._file:
            with suppress(sqlite3.Error), self._file:
                now = time.time()
                self._file.executemany("REPLACE INTO asked VALUES (?, ?)", ((name, now) for name in asked))
                self._file.execute(_TOO_MUCH, (most,))
                self._file.execute(_FORGOTTEN)


def _opened(path: Path, *, anew: bool = False) -> sqlite3.Connection | None:
    """Return the file, or a new one; nothing where neither can be had."""
    try:
        if anew:
            path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        there = path.exists() and path.stat().st_size > 0
        file = sqlite3.connect(path, timeout=_WAIT, check_same_thread=False)
        if there and file.execute("PRAGMA user_version").fetchone() != (_FORM,):
            return None if anew else _opened(path, anew=True)
        for statement in _SETTINGS:
            file.execute(statement)
    except (sqlite3.OperationalError, OSError):  # no right to write, a full disk, another build that writes
        return None
    except sqlite3.Error:
        return None if anew else _opened(path, anew=True)
    return file


def _check_sum(name: bytes, content: bytes) -> bytes:
    return hashlib.sha256(name + content).digest()[:LENGTH]
