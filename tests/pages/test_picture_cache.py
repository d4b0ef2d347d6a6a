"""Small pictures are made once; a cache that is gone, broken, full or closed only costs time."""

from pathlib import Path

import pytest

from practice_site.pages.picture_cache import PictureCache
from practice_site.pages.small_pictures import Small

MADE = [Small(480, 360, "webp", b"small" * 100), Small(480, 360, "jpg", b"old" * 100)]


class Maker:
    """Makes pictures, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def make(self, path: Path) -> list[Small]:
        self.times += 1
        return [*MADE, Small(1, 1, "png", path.read_bytes())]


@pytest.fixture
def original(tmp_path: Path) -> Path:
    path = tmp_path / "original.jpg"
    path.write_bytes(b"first")
    return path


def test_an_original_is_made_small_once_whatever_its_name(tmp_path: Path, original: Path) -> None:
    maker = Maker()
    first = PictureCache(tmp_path / "a/b").made(original, maker.make)
    again = PictureCache(tmp_path / "a/b").made(original.rename(tmp_path / "other.png"), maker.make)
    assert first == again
    assert maker.times == 1


def test_another_original_of_the_same_name_is_made_anew(tmp_path: Path, original: Path) -> None:
    maker, cache = Maker(), PictureCache(tmp_path / "cache")
    first = cache.made(original, maker.make)
    original.write_bytes(b"second")
    second = cache.made(original, maker.make)
    assert second[1][-1].content == b"second"
    assert first[0] != second[0]


def spoilt(content: bytes) -> dict[str, bytes]:
    half = len(content) // 2
    return {
        "empty": b"",
        "cut": content[:half],
        "one letter": content[:half] + bytes([content[half] ^ 1]) + content[half + 1 :],
        "its digest": b"x" + content[1:],
        "longer": content + b"x",
        "something else": b"something else",
    }


@pytest.mark.parametrize("damage", list(spoilt(b"12")))
def test_a_broken_entry_is_made_again(tmp_path: Path, original: Path, damage: str) -> None:
    maker, cache = Maker(), PictureCache(tmp_path / "cache")
    first = cache.made(original, maker.make)
    (entry,) = (tmp_path / "cache").iterdir()
    good = entry.read_bytes()
    entry.write_bytes(spoilt(good)[damage])
    assert cache.made(original, maker.make) == first
    assert maker.times == 2
    assert entry.read_bytes() == good


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path: Path, original: Path) -> None:
    (tmp_path / "cache").write_text("a file stands where the folder should", encoding="utf-8")
    maker, cache = Maker(), PictureCache(tmp_path / "cache")
    assert cache.made(original, maker.make) == cache.made(original, maker.make)
    assert maker.times == 2
    cache.shrink()


def test_it_does_not_grow_for_ever_and_what_is_asked_for_stays(tmp_path: Path, original: Path) -> None:
    maker, folder = Maker(), tmp_path / "cache"
    cache = PictureCache(folder)
    for content in (b"first", b"second", b"third"):
        original.write_bytes(content)
        cache.made(original, maker.make)
    one = max(path.stat().st_size for path in folder.iterdir())
    original.write_bytes(b"first")
    cache.made(original, maker.make)
    cache.shrink(most=one)
    assert len(list(folder.iterdir())) == 1
    cache.made(original, maker.make)
    assert maker.times == 3, "the one that was asked for last is still there"
    cache.shrink()
    assert len(list(folder.iterdir())) == 1
