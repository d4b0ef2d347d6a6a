"""Puts a finished site in the place of the last one."""

import os
import shutil
from pathlib import Path

_WRITTEN = ".well-known"  # the one hidden folder that a build writes itself


def beside(site: Path) -> tuple[Path, Path]:
    """Return where the next site grows, and where the last one waits while it takes its place."""
    return site.with_name(f"{site.name}.new"), site.with_name(f"{site.name}.old")


def last_of(new: Path) -> Path | None:
    """Return the last site, whose place a folder is to take, if there is one."""
    last = new.with_name(new.name.removesuffix(".new"))
    return last if last != new and last.is_dir() else None


def tidy(site: Path) -> None:
    """Bring everything back to one whole site, whenever an earlier build was killed."""
    new, old = beside(site)
    if old.exists() and not site.exists():
        old.rename(site)
    for leftover in (new, old):
        if leftover.is_symlink() or leftover.is_file():
            leftover.unlink()
        elif leftover.exists():
            shutil.rmtree(leftover)


def swap(site: Path) -> None:
    """Rename both folders; a build that is killed between the two renames is mended by `tidy`.

    That moment lasts some millionths of a second. Only folders of one system could trade names without it, and
    most hosts are sent a copy of the folder anyway.
    """
    new, old = beside(site)
    _keep_hidden(site, new)
    if hasattr(os, "sync"):  # Windows has none
        os.sync()  # after a power cut, renamed files that were never written to the disk would be empty
    if site.exists():
        site.rename(old)
    new.rename(site)


def _keep_hidden(site: Path, new: Path) -> None:
    """Take over hidden files such as .htaccess or .git: MkDocs leaves them in the folder it builds into."""
    for kept in site.glob(".*"):
        if kept.name == _WRITTEN:
            continue
        if kept.is_dir() and not kept.is_symlink():
            shutil.copytree(kept, new / kept.name, symlinks=True)
        else:
            shutil.copy2(kept, new / kept.name, follow_symlinks=False)
