"""At the end there is one whole site, whatever became of the build before."""

import shutil
from pathlib import Path

import pytest

from practice_site.delivery import swap


def folder(path: Path, words: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(words, encoding="utf-8")
    return path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def words(site: Path) -> str:
    return (site / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("there", [True, False])
def test_the_new_site_takes_its_place(site: Path, there: bool) -> None:
    if there:
        folder(site, "last")
    folder(swap.beside(site)[0], "next")
    swap.swap(site)
    swap.tidy(site)
    assert words(site) == "next"
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_build_killed_between_the_two_renames_brings_the_last_site_back(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder(site, "last")
    new, _ = swap.beside(folder(swap.beside(site)[0], "next").with_name("site"))
    rename = Path.rename

    def killed(path: Path, target: Path) -> Path:
        if path == new:
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", killed)
    with pytest.raises(KeyboardInterrupt):
        swap.swap(site)
    monkeypatch.undo()
    assert not site.exists()
    swap.tidy(site)
    assert words(site) == "last"
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_the_new_site_is_on_the_disk_before_the_last_one_goes(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder(site, "last")
    folder(swap.beside(site)[0], "next")
    seen: list[str] = []
    monkeypatch.setattr(swap.os, "sync", lambda: seen.append(words(site)))
    swap.swap(site)
    assert seen == ["last"]


def test_leftovers_of_every_kind_go_and_what_a_link_leads_to_stays(site: Path, tmp_path: Path) -> None:
    folder(site, "last")
    elsewhere = folder(tmp_path / "elsewhere", "kept")
    new, old = swap.beside(site)
    new.write_text("a file", encoding="utf-8")
    old.symlink_to(elsewhere)
    swap.tidy(site)
    assert words(site) == "last"
    assert words(elsewhere) == "kept"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "site"]


def test_hidden_files_stay_but_for_those_of_the_build(site: Path) -> None:
    folder(site, "last")
    (site / ".htaccess").write_text("kept", encoding="utf-8")
    (site / ".git").mkdir()
    shutil.copytree(site / ".git", site / ".well-known")
    folder(swap.beside(site)[0], "next")
    swap.swap(site)
    assert (site / ".htaccess").read_text(encoding="utf-8") == "kept"
    assert (site / ".git").is_dir()
    assert not (site / ".well-known").exists()
