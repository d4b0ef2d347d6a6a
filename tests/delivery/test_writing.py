"""What is as the last site has it is that file, with its date; all else is written anew, and the last site stays."""

import os
from pathlib import Path

import pytest

from practice_site.delivery.writing import Writer

DAY = (1_700_000_000, 1_700_000_000)


@pytest.fixture
def last(tmp_path: Path) -> Path:
    """Return a file of the last site; the next one grows beside it."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site.new").mkdir()
    path = tmp_path / "site/index.html"
    path.write_bytes(b"same")
    os.utime(path, DAY)
    return path


def written(last: Path, content: bytes) -> Path:
    """Return the file of the next site, which something else stood in the place of."""
    site = last.parent.with_name("site.new")
    path = site / last.name
    path.write_bytes(b"as MkDocs has printed it")
    Writer(site).write(path, content)
    assert path.read_bytes() == content
    return path


def test_what_is_the_same_keeps_its_date(last: Path) -> None:
    assert written(last, b"same").stat().st_mtime == DAY[0]
    assert last.read_bytes() == b"same"


def test_what_is_written_twice_leaves_the_last_site_alone(last: Path) -> None:
    Writer(written(last, b"same").parent).write(last.parent.with_name("site.new") / last.name, b"other")
    assert last.read_bytes() == b"same"


def test_what_has_changed_is_written_anew(last: Path) -> None:
    assert written(last, b"other").stat().st_mtime > DAY[0]
    assert last.read_bytes() == b"same"


def test_a_link_in_the_last_site_is_not_followed(last: Path) -> None:
    elsewhere = last.rename(last.parent.parent / "elsewhere")
    last.symlink_to(elsewhere)
    assert not written(last, b"same").is_symlink()
    assert elsewhere.stat().st_nlink == 1


def test_where_files_can_have_one_name_alone_they_are_written(last: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "hardlink_to", never)
    written(last, b"same")


def test_there_need_be_no_last_site(tmp_path: Path) -> None:
    Writer(tmp_path).write(tmp_path / "index.html", b"first")
    assert (tmp_path / "index.html").read_bytes() == b"first"
