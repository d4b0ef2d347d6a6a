"""The search: an index for each language, and the words that mean the same to somebody who searches."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from practice_site.content.labels import Labels
from practice_site.issues import IssuesError, issue
from practice_site.project import Project

_PREFIX = "search_"
_KEPT = ("pagefind-entry.json", "pagefind-worker.js")


def add_words(files: Files, project: Project, config: MkDocsConfig) -> None:
    """Hand the search script its words in both languages, and the words that mean the same."""
    words = {language: _words(labels) for language, labels in project.data.labels.by_language.items()}
    content = {"words": words, **project.data.synonyms.model_dump()}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    files.append(File.generated(config, "assets/search.json", content=text))


def _words(labels: Labels) -> dict[str, str]:
    return {name.removeprefix(_PREFIX): text for name, text in labels.items() if name.startswith(_PREFIX)}


def index(site: Path) -> None:
    """Let Pagefind read a built site and write `pagefind/` into it; its own user interface is left out.

    Raises `IssuesError` with what Pagefind says, or `OSError` where the disk is full.
    """
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"]
    # Files stay open for it: among them is the lock of a build.
    done = subprocess.run(command, capture_output=True, text=True, check=False, close_fds=False)  # noqa: S603 - our own
    if done.returncode:
        reason = done.stderr.strip() or done.stdout.strip()
        raise IssuesError([issue(site.name, 1, "search_index_failed", reason=reason)])
    entry = site / "pagefind/pagefind-entry.json"
    try:
        languages = json.loads(entry.read_text(encoding="utf-8"))
    except json.JSONDecodeError:  # Pagefind ends as if all were well when it could not write everything
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(entry)) from None
    entry.write_text(json.dumps(languages, sort_keys=True), encoding="utf-8")  # it writes them in any order
    for path in (site / "pagefind").glob("pagefind-*"):
        if path.name not in _KEPT:
            path.unlink()
