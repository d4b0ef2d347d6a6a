"""Pagefind reads a built site and writes an index for each language; its own user interface is left out.

Each language is read by a process of its own: they work side by side, need less memory than one for both, and the index
of a language in which no page has changed is kept.
"""

import errno
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from practice_site.cache.store import Store, key
from practice_site.content.data_files import LANGUAGES, Language
from practice_site.delivery.writing import Writer
from practice_site.issues import IssuesError, issue

FOLDER = "pagefind"
_ENTRY = f"{FOLDER}-entry.json"
_KEPT = (_ENTRY, f"{FOLDER}-worker.js")
# English lies in all folders but that of Japanese.
_PAGES = {"en": "{*.html,{[!j]*,j,j[!a]*,ja?*}/**/*.html}", "ja": "ja/**/*.html"}
_Processes = dict[Language, "subprocess.Popen[str]"]


@contextmanager
def indexing(site: Path, store: Store, writer: Writer) -> Iterator[None]:
    """Let Pagefind read the pages while other work is done, and put `pagefind/` into the site at the end.

    Raises `IssuesError` with what Pagefind says, or `OSError` where the disk is full.
    """
    names = {language: _name(site, language) for language in LANGUAGES}
    kept = {language: found for language in LANGUAGES if (found := store.get(names[language]))}
    processes: _Processes = {language: _started(site, language) for language in LANGUAGES if language not in kept}
    try:
        yield
        for language, process in processes.items():
            kept[language] = _read(site, language, process)
            store.put(names[language], kept[language])
    finally:
        for process in processes.values():
            process.kill()
            process.wait()
    _write(site / FOLDER, kept, writer)


def _name(site: Path, language: Language) -> bytes:
    """Return by what an index is kept: every page that is read for it."""
    ours = (path.relative_to(site) for path in sorted(site.rglob("*.html")))
    pages = [path for path in ours if (path.parts[0] == "ja") == (language == "ja")]
    return key("index", *(part for path in pages for part in (path.as_posix(), (site / path).read_bytes())))


def _started(site: Path, language: Language) -> "subprocess.Popen[str]":
    where = ["--glob", _PAGES[language], "--output-subdir", f"{FOLDER}-{language}"]
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet", *where]
    # Files stay open for it: among them is the lock of a build.
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, close_fds=False)  # noqa: S603 - our own


def _read(site: Path, language: Language, process: "subprocess.Popen[str]") -> bytes:
    """Return what Pagefind has written, as one archive."""
    said, _ = process.communicate()
    if process.returncode:
        raise IssuesError([issue(site.name, 1, "search_index_failed", reason=said.strip())])
    folder = site / f"{FOLDER}-{language}"
    try:
        json.loads((folder / _ENTRY).read_text(encoding="utf-8"))
    except json.JSONDecodeError:  # Pagefind ends as if all were well when it could not write everything
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder / _ENTRY)) from None
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            if path.name in _KEPT or not path.match(f"{FOLDER}-*"):
                archive.write(path, path.relative_to(folder).as_posix())
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
