"""A Japanese page records which English text it belongs to: when the English changes, the translation is behind."""

import difflib
import hashlib
import re
import subprocess
import sys
from pathlib import Path

from mkdocs.utils.meta import get_data
from problems import Problem, Source, sources

_STAMP = re.compile(r"^translates:[ \t]*(?P<hash>\S*)[ \t]*$", re.MULTILINE)
_TRANSLATED = ("title", "description", "lead")
_OLDER_VERSIONS = 50
_SHOWN_LINES = 6


def fingerprint(text: str) -> str:
    """Return a short hash of the words of an English page; overrides/admin/editor.js works out the same.

    White space does not count, nor does what is not translated, such as review dates. The beginning keeps a hash of
    digits alone from being read as a number.
    """
    body, meta = get_data(text)
    words = " ".join(f"{' '.join(str(meta.get(field, '')) for field in _TRANSLATED)} {body}".split())
    return f"en-{hashlib.sha256(words.encode()).hexdigest()[:10]}"


def behind(page: Source, twin: Source, root: Path) -> list[Problem]:
    """Return what has to be said when a page has changed since its twin was written.

    `root` is the project's folder, where git may know the older text.
    """
    stamp = _STAMP.search(twin.text)
    if stamp and stamp["hash"] == fingerprint(page.text):
        return []
    line = twin.text.count("\n", 0, stamp.start()) + 1 if stamp else 1
    slug = page.name.removesuffix(".md")
    changed, changed_ja = "", ""
    if stamp and (old := _text_of(stamp["hash"], page.path, root)) is not None:
        lines = _changes(old, page.text)
        changed, changed_ja = f" What changed: {lines}", f"変わったところ：{lines}"
    return [
        Problem(
            twin.path,
            line,
            f"{page.path} has changed. Bring this page up to date, then run: make stamp page={slug}.{changed}",
            f"{page.path} が変わりました。"
            f"このページも直してから、make stamp page={slug} を実行してください。{changed_ja}",
        )
    ]


def _text_of(stamp: str, path: str, root: Path) -> str | None:
    """Return the older text of a file with this fingerprint, if git has it."""
    for commit in _git(root, "log", f"-{_OLDER_VERSIONS}", "--format=%H", "--", path).split():
        text = _git(root, "show", f"{commit}:./{path}")
        if fingerprint(text) == stamp:
            return text
    return None


def _git(root: Path, *command: str) -> str:
    try:
        result = subprocess.run(  # noqa: S603 - git alone, with a path of this project
            ["git", "-C", str(root), *command],  # noqa: S607 - whichever git is installed
            capture_output=True,
            text=True,
            encoding="utf-8",
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


def stamp(docs: Path, slug: str) -> None:
    """Record in a Japanese page that it says what its English twin says now; raises `SystemExit` with one line."""
    by_name = {source.name: source for source in sources(docs)}
    page, twin = by_name.get(f"{slug}.md"), by_name.get(f"{slug}.ja.md")
    if not page or not twin:
        raise SystemExit(
            f"There are no docs/{slug}.md and docs/{slug}.ja.md. Write for example: make stamp page=massage"
        )
    line = f"translates: {fingerprint(page.text)}"
    if _STAMP.search(twin.text):
        text = _STAMP.sub(line, twin.text, count=1)
    else:
        text = twin.text.replace("---\n", f"---\n{line}\n", 1)
    (docs / twin.name).write_text(text, encoding="utf-8")
    print(f"{twin.path} now says that it is up to date with {page.path}.")


if __name__ == "__main__":
    stamp(Path("docs"), sys.argv[1] if len(sys.argv) > 1 else "")
