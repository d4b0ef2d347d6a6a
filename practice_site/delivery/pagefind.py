"""Pagefind reads the words of a built site and writes an index for each language; its own user interface is left out.

Each language is read by a process of its own: they work side by side, need less memory than one for both, and the index
of a language in which no word has changed is kept.
"""

import errno
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from practice_site.cache.store import Store, key
from practice_site.content.data_files import LANGUAGES, Language
from practice_site.delivery.searchable import searchable
from practice_site.delivery.writing import Writer
from practice_site.issues import IssuesError, issue

FOLDER = "pagefind"
_ENTRY = f"{FOLDER}-entry.json"
_KEPT = (_ENTRY, f"{FOLDER}-worker.js")
_Processes = dict[Language, "subprocess.Popen[str]"]
_Pages = dict[str, bytes]  # what is searchable of each page, by its place in the site


@contextmanager
def indexing(site: Path, printed: Mapping[Path, bytes], store: Store, writer: Writer) -> Iterator[None]:
    """Let Pagefind read some pages while other work is done, and put `pagefind/` into the site at the end.

    Raises `IssuesError` with what Pagefind says, or `OSError` where the disk is full.
    """
    pages = _by_language(site, printed, store)
    names = {it: key("index", *(part for place, html in pages[it].items() for part in (place, html))) for it in pages}
    kept = {language: found for language in LANGUAGES if (found := store.get(names[language]))}
    new = [language for language in LANGUAGES if language not in kept]
    processes: _Processes = {it: _started(site / FOLDER / it, pages[it]) for it in new}
    try:
        yield
        for language, process in processes.items():
            kept[language] = _read(site / FOLDER / language, process)
            store.put(names[language], kept[language])
    finally:
        for process in processes.values():
            process.kill()
            process.wait()
    _write(site / FOLDER, kept, writer)


def _by_language(site: Path, printed: Mapping[Path, bytes], store: Store) -> dict[Language, _Pages]:
    """Return what is searchable of each page that is to be found."""
    pages: dict[Language, _Pages] = {language: {} for language in LANGUAGES}
    named = {path: key("searchable", html) for path, html in printed.items()}
    store.ahead({name: partial(searchable, printed[path]) for path, name in named.items()})
    for path, name in named.items():
        place = path.relative_to(site)
        if found := store.kept(name, partial(searchable, printed[path])):
            pages["ja" if place.parts[0] == "ja" else "en"][place.as_posix()] = found
    return pages


def _started(folder: Path, pages: _Pages) -> "subprocess.Popen[str]":
    for place, html in pages.items():
        path = folder / "pages" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(html)
    where = ["--site", str(folder / "pages"), "--output-path", str(folder / "index")]
    command = [sys.executable, "-m", "pagefind", *where, "--quiet"]
    # Files stay open for it: among them is the lock of a build.
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, close_fds=False)  # noqa: S603 - our own


def _read(folder: Path, process: "subprocess.Popen[str]") -> bytes:
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
    for parent in {(folder / name).parent for name in files}:
        parent.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        writer.write(folder / name, content)
