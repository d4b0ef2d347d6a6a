"""Small pictures are kept between builds; whatever happens to them there, they are only made again."""

import hashlib
import io
import os
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from practice_site.pages.small_pictures import RECIPE, Small

Make = Callable[[Path], list[Small]]
_MOST = 256 * 1024**2  # bytes, the pictures of several hundred photos
_DIGEST = hashlib.sha256().digest_size


class PictureCache:
    """A folder that may be thrown away."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it need not exist."""
        self._folder = folder

    def made(self, path: Path, make: Make) -> tuple[str, list[Small]]:
        """Return the digest of an original and what is made of it, as it was kept or made now."""
        state = path.stat()
        digest = _digest(path, make.__name__, state.st_size, state.st_mtime_ns)
        entry = self._folder / digest
        found = _read(entry)
        if found is None:
            found = make(path)
            self._keep(entry, found)
        return digest, found

    def _keep(self, entry: Path, pictures: list[Small]) -> None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for number, it in enumerate(pictures):
                archive.writestr(f"{number} {it.width} {it.height} {it.kind}", it.content)
        content = packed.getvalue()
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(content).digest() + content)
            Path(name).replace(entry)

    def shrink(self, most: int = _MOST) -> None:
        """Throw away what has not been asked for the longest, until the rest is small enough."""
        with suppress(OSError):
            found = [(path.stat(), path) for path in self._folder.iterdir()]
            for state, path in sorted(found, key=lambda it: it[0].st_mtime_ns, reverse=True):
                most -= state.st_size
                if most < 0:
                    path.unlink(missing_ok=True)


@lru_cache(maxsize=1024)
def _digest(path: Path, how: str, _size: int, _changed: int) -> str:
    return hashlib.sha256(RECIPE + how.encode() + path.read_bytes()).hexdigest()


def _read(entry: Path) -> list[Small] | None:
    """Return what was kept, unless it is not there any more as it was."""
    try:
        stored = entry.read_bytes()
        os.utime(entry)
    except OSError:
        return None
    if hashlib.sha256(stored[_DIGEST:]).digest() != stored[:_DIGEST]:
        return None
    with zipfile.ZipFile(io.BytesIO(stored[_DIGEST:])) as archive:
        named = [(name.split(), archive.read(name)) for name in archive.namelist()]
    return [Small(int(width), int(height), kind, content) for (_, width, height, kind), content in named]
