"""A Japanese page records which English text it belongs to: when the English changes, the translation is behind."""

import difflib
import hashlib
import subprocess
from pathlib import Path

from practice_site.content import yaml_lines
from practice_site.content.sources import Source
from practice_site.issues import Issue, issue, said
from practice_site.project import Project

_TRANSLATED = ("title", "description", "lead")
_OLDER_VERSIONS = 50
_SHOWN_LINES = 6


def fingerprint(page: Source) -> str:
    """Return a short hash of the words of an English page; overrides/admin/editor.js works out the same.

    White space does not count, nor does what is not translated, such as review dates. The beginning keeps a hash of
    digits alone from being read as a number.
    """
    values, _ = front_values(page)
    front = [str(value) for field in _TRANSLATED if (value := values.get(field)) is not None]
    words = " ".join(" ".join([*front, page.body]).split())
    return f"en-{hashlib.sha256(words.encode()).hexdigest()[:10]}"


def front_values(page: Source) -> tuple[dict[str, object], dict[yaml_lines.Place, int]]:
    """Return what stands between the `---` of a page, with lines of the file; nothing, if it cannot be read."""
    try:
        values, lines = yaml_lines.read(page.front or "")
    except yaml_lines.UnreadableError:
        return {}, {}
    return values if isinstance(values, dict) else {}, {place: line + 1 for place, line in lines.items()}


def behind(page: Source, twin: Source, project: Project) -> list[Issue]:
    """Return what has to be said when a page has changed since its twin was written."""
    values, lines = front_values(twin)
    if not values:
        return []  # that it cannot be read is told elsewhere
    stamp = str(values.get("translates", ""))
    if stamp == fingerprint(page):
        return []
    old = _with_fingerprint(stamp, page, project.root) if stamp else None
    changes = said("what_changed", lines=_changes(old.text, page.text)) if old else ""
    line = lines.get(("translates",), 1)
    return [issue(twin.path, line, "translation_behind", there=page.path, slug=page.slug, changes=changes)]


def _with_fingerprint(stamp: str, page: Source, root: Path) -> Source | None:
    """Return the older version of a page with this fingerprint, if git has it."""
    for commit in _git(root, "log", f"-{_OLDER_VERSIONS}", "--format=%H", "--", page.path).split():
        old = Source(page.name, _git(root, "show", f"{commit}:./{page.path}").removeprefix("\ufeff"))
        if fingerprint(old) == stamp:
            return old
    return None


def _git(root: Path, *command: str) -> str:
    try:
        result = subprocess.run(  # noqa: S603 - git alone, with a path of this project
            ["git", "-C", str(root), *command],  # noqa: S607 - whichever git is installed
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError:
        return ""
    return result.stdout if result.returncode == 0 else ""


def _changes(old: str, new: str) -> str:
    """Return the first lines that went and came, in one line."""
    marked = [
        f"{'−' if line[0] == '-' else '+'} {line[1:].strip()}"
        for line in difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
        if line[:1] in "+-" and not line.startswith(("+++", "---")) and line[1:].strip()
    ]
    more = " …" if len(marked) > _SHOWN_LINES else ""
    return " / ".join(marked[:_SHOWN_LINES]) + more
