"""Each text file as `.br` and `.gz` beside it, so that no server has to compress while somebody waits.

Beside brotli's best quality (11), 10 makes pages two percent larger in half of the time, and 7 with a window of 64
KB nine percent in a fortieth. All that a server sends at once reaches a phone together; so the better ones are left
for pages that would be larger than that.
"""

import gzip
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import brotli

from practice_site.cache.store import Store, key
from practice_site.delivery.writing import Writer

AT_ONCE = 14 * 1024  # bytes that a server sends before it waits for an answer, or nearly
_KINDS = (".html", ".css", ".js", ".svg", ".xml", ".txt", ".json")
_SMALL_SITE = 200  # files, with two seconds of work
_BEST, _GOOD, _FAST = (11, 22), (10, 22), (7, 16)  # quality, and the power of two of the window
_TOGETHER = 64  # files that are held in memory
_LENGTH = 4  # bytes that say how long the first form is


def text_files(folder: Path, but: str = "") -> list[Path]:
    """Return what is worth to be compressed, but for one folder in it."""
    found = (path for path in folder.rglob("*") if path.suffix in _KINDS)
    return sorted(path for path in found if path.relative_to(folder).parts[0] != but)


def compress(paths: list[Path], store: Store, writer: Writer) -> None:
    """Write both beside each of some files."""
    usual = _GOOD if len(paths) <= _SMALL_SITE else _FAST
    with ThreadPoolExecutor() as pool:
        for first in range(0, len(paths), _TOGETHER):
            some = paths[first : first + _TOGETHER]
            for path, (small, older) in zip(some, _compressed(some, usual, store, pool), strict=True):
                writer.write(path.with_name(f"{path.name}.br"), small)
                writer.write(path.with_name(f"{path.name}.gz"), older)


def _compressed(
    paths: list[Path], usual: tuple[int, int], store: Store, pool: ThreadPoolExecutor
) -> Iterator[tuple[bytes, bytes]]:
    """Yield both forms of each file, as they were kept or made now."""
    jobs: list[tuple[bytes, bytes | None, Future[bytes] | None]] = []
    for path in paths:
        content = path.read_bytes()
        name = key("compressed", repr(usual), path.suffix, content)
        kept = store.get(name)
        jobs.append((name, kept, None if kept else pool.submit(_made, content, usual, page=path.suffix == ".html")))
    for name, kept, job in jobs:
        both = kept or (job.result() if job else b"")
        if job:
            store.put(name, both)
        end = _LENGTH + int.from_bytes(both[:_LENGTH])
        yield both[_LENGTH:end], both[end:]


def _made(content: bytes, usual: tuple[int, int], *, page: bool) -> bytes:
    """Return both forms, one behind the other, with the length of the first before them."""
    small = b""
    for quality, window in dict.fromkeys((usual, _GOOD, _BEST) if page else (usual,)):
        small = brotli.compress(content, quality=quality, lgwin=window)
        if len(small) <= AT_ONCE:
            break
    return len(small).to_bytes(_LENGTH) + small + gzip.compress(content, mtime=0)
