"""Files are compressed as well as somebody gains from it, and never make a phone wait that need not."""

import gzip
import random
from pathlib import Path

import brotli

from practice_site.cache.store import Store
from practice_site.delivery import compression
from practice_site.delivery.compression import AT_ONCE, compress, text_files
from practice_site.delivery.writing import Writer

NOTHING_KEPT = Store(None)


def words(count: int) -> bytes:
    """Return words that can be made about half as small, the same in every run."""
    chance = random.Random(1)  # noqa: S311 - words
    known = ["".join(chance.choices("abcdefgh", k=7)) for _ in range(400)]
    return " ".join(chance.choices(known, k=count)).encode()


def site(folder: Path, *contents: bytes) -> list[Path]:
    for number, content in enumerate(contents):
        (folder / f"{number}.html").write_bytes(content)
    return text_files(folder)


def small(path: Path) -> bytes:
    return path.with_name(f"{path.name}.br").read_bytes()


def test_each_file_can_be_read_again(tmp_path: Path) -> None:
    (tmp_path / "picture.jpg").write_bytes(b"already small")
    paths = site(tmp_path, words(100), b"", "日本語".encode())
    compress(paths, NOTHING_KEPT, Writer(tmp_path))
    for path in paths:
        assert brotli.decompress(small(path)) == path.read_bytes()
        assert gzip.decompress(path.with_name(f"{path.name}.gz").read_bytes()) == path.read_bytes()
    assert not list(tmp_path.glob("picture.jpg.*"))


def test_a_page_is_compressed_harder_where_it_would_not_be_sent_at_once(tmp_path: Path) -> None:
    def least(content: bytes) -> int:
        quality, window = compression._FAST
        return len(brotli.compress(content, quality=quality, lgwin=window))

    count = next(count for count in range(8000, 20000, 50) if least(words(count)) > AT_ONCE)
    paths = site(tmp_path, words(count), *[words(100)] * compression._SMALL_SITE)
    compress(paths, NOTHING_KEPT, Writer(tmp_path))
    assert len(small(paths[0])) <= AT_ONCE
    assert len(small(paths[1])) == least(words(100))


def test_a_second_build_finds_both_forms(tmp_path: Path) -> None:
    paths = site(tmp_path, words(100), words(200))
    store = Store(tmp_path / "store")
    compress(paths, store, Writer(tmp_path))
    first = [small(path) for path in paths]
    for path in tmp_path.glob("*.[bg][rz]"):
        path.unlink()
    compress(paths, store, Writer(tmp_path))
    assert [small(path) for path in paths] == first
