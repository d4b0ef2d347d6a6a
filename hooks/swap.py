"""Two folders trade places, so that visitors find a whole site at every instant."""

import ctypes
import os
import shutil
import sys
from pathlib import Path

_WRITTEN = ".well-known"  # the one hidden folder that a build writes itself


def beside(site: Path) -> tuple[Path, Path]:
    """Return where the next site grows, and where the last one waits if the system cannot exchange folders."""
    return site.with_name(f"{site.name}.new"), site.with_name(f"{site.name}.old")


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


def exchange(one: Path, other: Path) -> bool:
    """Let two folders trade names in one instant, and return whether this system could do it."""
    system = ctypes.CDLL(None)
    names, here, trade = (os.fsencode(one), os.fsencode(other)), -100, 2
    try:
        if sys.platform == "darwin":
            return system.renamex_np(*names, trade) == 0
        return system.renameat2(here, names[0], here, names[1], trade) == 0
    except AttributeError:
        return False


def swap(site: Path) -> None:
    """Put the finished site in the place of the last one."""
    new, old = beside(site)
    # MkDocs leaves hidden files such as .htaccess or .git in the folder it builds into; so do we.
    for kept in site.glob(".*"):
        if kept.name == _WRITTEN:
            continue
        if kept.is_dir() and not kept.is_symlink():
            shutil.copytree(kept, new / kept.name, symlinks=True)
        else:
            shutil.copy2(kept, new / kept.name, follow_symlinks=False)
    if site.exists() and not exchange(new, site):
        site.rename(old)  # a build that ends right here is mended by tidy()
    if not site.exists():
        new.rename(site)
