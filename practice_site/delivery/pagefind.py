"""Pagefind reads the words of a built site and writes an index for each language; its own user interface is left out.

Each language is read by a process of its own: they work side by side, need less memory than one for both, and the index
of a language in which no word has changed is kept.
"""

import errno
import io
import json
import os
import shutil
import sys
import zipfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from practice_site.cache.store import Store, key
from practice_site.content.data_files import LANGUAGES, Language
from practice_site.delivery.searchable import searchable
from practice_site.delivery.started import Process, start
from practice_site.delivery.writing import Writer
from practice_site.issues import IssuesError, issue

FOLDER = "pagefind"
_ENTRY = f"{FOLDER}-entry.json"
_KEPT = (_ENTRY, f"{FOLDER}-worker.js")


class Indexes:
    """Those of a site: each is begun when the pages of its language are printed, and made while other work is done."""

    def __init__(self, site: Path, store: Store) -> None:
        """Begin with none."""
        self._folder, self._site, self._store = site / FOLDER, site, store
        self._names: dict[Language, bytes] = {}
        self._kept: dict[Language, bytes] = {}
        self._processes: dict[Language, Process] = {}

    def begin(self, language: Language, printed: Mapping[Path, bytes]) -> None:
        """Let Pagefind read those of some pages that are of this language."""
        pages = self._searchable(language, printed)
        self._names[language] = key("index", *(part for place, html in pages.items() for part in (place, html)))
        if kept := self._store.get(self._names[language]):
            self._kept[language] = kept
        else:
            self._processes[language] = _started(self._folder / language, pages)

    def _searchable(self, language: Language, printed: Mapping[Path, bytes]) -> dict[str, bytes]:
        """Return what is searchable of each page that is to be found, by its place in the site."""
        places = {path.relative_to(self._site): html for path, html in printed.items()}
        own = {place: html for place, html in places.items() if (place.parts[0] == "ja") == (language == "ja")}
        named = {place: key("searchable", html) for place, html in own.items()}
        self._store.ahead({name: partial(searchable, own[place]) for place, name in named.items()})
        found = {place: self._store.kept(name, partial(searchable, own[place])) for place, name in named.items()}
        return {place.as_posix(): html for place, html in found.items() if html}

    def finish(self, writer: Writer) -> None:
        """Put `pagefind/` into the site.

        Raises `IssuesError` with what Pagefind says, or `OSError` where the disk is full.
        """
        for language, process in self._processes.items():
            self._kept[language] = _read(self._folder / language, process)
            self._store.put(self._names[language], self._kept[language])
        _write(self._folder, self._kept, writer)


def _started(folder: Path, pages: Mapping[str, bytes]) -> Process:
    for place, html in pages.items():
        path = folder / "pages" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(html)
    where = ["--site", str(folder / "pages"), "--output-path", str(folder / "index")]
    return start([sys.executable, "-m", "pagefind", *where, "--quiet"])


def _read(folder: Path, process: Process) -> bytes:
    """Return what Pagefind has written, as one archive."""
    said, _ = process.communicate()
    if process.returncode:
        raise IssuesError([issue(FOLDER, 1, "search_index_failed", reason=said.strip())])
    index = folder / "index"
    try:
        json.loads((index / _ENTRY).read_text(encoding="utf-8"))
    except json.JSONDecodeError:  # Pagefind ends as if all were well when it could not write everything
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(index / _ENTRY)) from None
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(path for path in index.rglob("*") if path.is_file()):
            if path.name in _KEPT or not path.match(f"{FOLDER}-*"):
                archive.write(path, path.relative_to(index).as_posix())
    shutil.rmtree(folder)
    return packed.getvalue()


def _write(folder: Path, kept: dict[Language, bytes], writer: Writer) -> None:
    """Write the indexes of both languages into one folder; they share the program that reads them."""
    files: dict[str, bytes] = {}
    entries = []
    for language in LANGUAGES:
        with zipfile.ZipFile(io.BytesIO(kept[language])) as archive:
            files |= {name: archive.read(name) for name in archive.namelist()}
        entries.append(json.loads(files[_ENTRY]))
    languages = {name: it for entry in entries for name, it in entry["languages"].items()}
    files[_ENTRY] = json.dumps(entries[0] | {"languages": languages}, sort_keys=True).encode()
    for name, content in files.items():
        writer.write(folder / name, content)
