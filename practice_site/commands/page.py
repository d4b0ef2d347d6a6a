"""Begin a page in both languages, as a draft that says in which menu it stands.

Its words are those of page.md and page.ja.md in the room of the editor, which begins pages with them too.
"""

import re
from contextlib import suppress
from datetime import date
from pathlib import Path

from practice_site.checks.placeholders import ENGLISH, JAPANESE
from practice_site.checks.translations import fingerprint
from practice_site.commands.telling import Refused
from practice_site.content.sources import Source
from practice_site.editor import new_page
from practice_site.issues import Said, said

_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST = 30  # the Japanese title holds the slug, and has to stay short enough for search results
# Addresses below which the site keeps something else: a page there would lie among that, or on top of it.
_TAKEN = ("admin", "assets", "desk", "en", "ja", "pagefind")


def begin(root: Path, slug: str, today: date) -> Said:
    """Write both pages, or nothing; return what to tell staff."""
    refuse_name(slug)
    refuse_taken(root, slug)
    english, japanese = pages(slug, today)
    _write({root / f"docs/{slug}.md": english, root / f"docs/{slug}.ja.md": japanese})
    return said("page_begun", slug=slug, mark=Said(ENGLISH, JAPANESE))


def refuse_name(slug: str) -> None:
    """Refuse what cannot be the name of a page in its address."""
    if not slug:
        raise Refused("page_needs_a_name")
    if not _SLUG.fullmatch(slug) or len(slug) > _LONGEST:
        raise Refused("page_name_wrong", slug=slug, longest=_LONGEST)
    if slug in _TAKEN:
        raise Refused("page_name_taken", slug=slug)


def refuse_taken(root: Path, slug: str) -> None:
    """Refuse the name of a page that is there already."""
    for name in (f"{slug}.md", f"{slug}.ja.md", slug):
        if (root / "docs" / name).exists():
            raise Refused("page_exists", name=name)


def pages(slug: str, today: date) -> tuple[str, str]:
    """Return the text of the English page and of the Japanese one, which records that it belongs to the other."""
    leap_day = (today.month, today.day) == (2, 29)
    next_year = today.replace(year=today.year + 1, day=28 if leap_day else today.day)
    words = {"slug": slug, "today": str(today), "next_year": str(next_year)}
    begun = new_page.templates()
    text = begun["en"].substitute(words)
    stamp = fingerprint(Source(f"{slug}.md", text))
    return text, begun["ja"].substitute(words, fingerprint=stamp)


def _write(texts: dict[Path, str]) -> None:
    """Write every file beside its place first: what may fail, such as a full disk, fails before any is there."""
    beside = {path.with_name(f"{path.name}.new"): path for path in texts}
    try:
        for new, path in beside.items():
            new.write_bytes(texts[path].encode("utf-8"))
        for new, path in beside.items():
            new.replace(path)
    finally:
        for new in beside:
            with suppress(OSError):
                new.unlink(missing_ok=True)
