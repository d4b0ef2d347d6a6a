"""Writes the files of a site; one that is as the last site has it becomes a second name of that file.

That takes a quarter of the time, and the file keeps its date, by which hosts and browsers see that it is the same.
"""

import stat
from contextlib import suppress
from pathlib import Path

from practice_site.delivery.swap import last_of


class Writer:
    """Writes into one site. What it has written may be the last site's own: nobody may write into it in its place."""

    def __init__(self, site: Path) -> None:
        """Take the folder of a site; most grow beside the last one."""
        self._site, self._last = site, last_of(site)

    def write(self, path: Path, content: bytes) -> None:
        """Write a file of the site, in place of the one that may be there."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if self._last:
            same = self._last / path.relative_to(self._site)
            with suppress(OSError):  # there is none, or its disk knows no second names
                if stat.S_ISREG(same.lstat().st_mode) and same.read_bytes() == content:
                    path.unlink(missing_ok=True)
                    path.hardlink_to(same)
                    return
        if path.exists() and path.stat().st_nlink > 1:
            path.unlink()
        path.write_bytes(content)
