"""What is kept is given back as it was or not at all; a store that is gone, broken, full or closed only costs time."""

import sqlite3
from pathlib import Path

import pytest

from practice_site.cache import kept_file, version
from practice_site.cache.store import PLACE, Store, key

NAME, OTHER = key("a page"), key("another page")


def kept(path: Path, name: bytes = NAME, content: bytes = b"finished") -> Path:
    store = Store(path)
    store.put(name, content)
    store.save()
    return path


def test_the_next_build_finds_what_was_kept(tmp_path: Path) -> None:
    path = kept(tmp_path / "a/b")
    assert Store(path).get(NAME) == b"finished"
    assert Store(path).kept(NAME, lambda: b"made again") == b"finished"
    assert Store(path).kept(OTHER, lambda: b"made") == b"made"


def test_a_name_stands_for_all_it_was_made_of_and_for_what_made_it(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [key("a", "b"), key("ab"), key("b", "a"), key("a", "b", "")]
    monkeypatch.setattr(version, "of_everything", lambda: b"another version")
    names.append(key("a", "b"))
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("spoil", ["cut off", "nothing", "noise", "one bit"])
def test_what_is_damaged_is_made_again(tmp_path: Path, spoil: str) -> None:
    path = kept(tmp_path / "store", content=b"finished" * 9)
    content = path.read_bytes()
    match spoil:
        case "cut off":
            path.write_bytes(content[: len(content) // 2])
        case "nothing":
            path.write_bytes(b"")
        case "noise":
            path.write_bytes(b"noise" * 1000)
        case "one bit":
            path.write_bytes(content.replace(b"finished", b"finishee", 1))
    assert Store(path).get(NAME) is None
    store = Store(path)
    assert store.kept(NAME, lambda: b"made again") == b"made again"
    store.save()
    assert Store(path).get(NAME) == b"made again"


def test_a_file_of_another_form_gives_way_to_a_new_one(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "store") as file:
        file.execute("CREATE TABLE kept (name BLOB PRIMARY KEY, content BLOB, check_sum BLOB, asked REAL)")
    assert Store(kept(tmp_path / "store")).get(NAME) == b"finished"


def test_content_under_another_name_is_not_taken_for_it(tmp_path: Path) -> None:
    path = kept(tmp_path / "store")
    with sqlite3.connect(path) as file:
        file.execute("UPDATE kept SET name = ?", (OTHER,))
    assert Store(path).get(OTHER) is None


def test_a_place_where_nothing_can_be_kept_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file stands where the folder should", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "file/store", tmp_path / "folder"):
        store = Store(path)
        assert store.kept(NAME, lambda: b"made") == b"made"
        store.save()


def test_a_build_does_not_wait_for_another_one_that_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_file, "_WAIT", 0)
    path = kept(tmp_path / "store")
    other = sqlite3.connect(path)
    other.execute("BEGIN EXCLUSIVE")
    store = Store(path)
    assert store.kept(NAME, lambda: b"made again") == b"made again"
    store.save()
    other.rollback()
    assert Store(path).get(NAME) == b"finished"


def test_what_was_asked_for_last_stays_when_the_store_grows_too_large(tmp_path: Path) -> None:
    path = kept(kept(tmp_path / "store", content=b"x" * 100), OTHER, b"y" * 100)
    store = Store(path)
    assert store.get(NAME)
    store.put(key("third"), b"z" * 100)
    store.save(most=200)
    assert [Store(path).get(name) for name in (NAME, OTHER, key("third"))] == [b"x" * 100, None, b"z" * 100]


def test_it_can_be_switched_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path / PLACE)
    assert Store.of(tmp_path).get(NAME)
    monkeypatch.setenv("CACHE", "off")
    assert Store.of(tmp_path).get(NAME) is None
