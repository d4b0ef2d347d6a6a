"""A Japanese page says which English text it belongs to; what is written for staff keeps that as true as it was."""

from collections.abc import Callable

from practice_site.checks.translations import fingerprint, front_values
from practice_site.commands.stamp import with_stamp
from practice_site.commands.telling import Refused
from practice_site.content.sources import Source, of_bytes

_DOCS = "docs/"
Read = Callable[[str], bytes | None]  # returns what a file holds, or nothing where there is none


def page(path: str, raw: bytes) -> Source:
    """Return a page by its path in the project."""
    return of_bytes(path.removeprefix(_DOCS), raw)


def is_japanese(path: str) -> bool:
    """Tell whether a file is the Japanese side of a pair."""
    return path.startswith(_DOCS) and path.endswith(".ja.md")


def stamp_of(path: str, raw: bytes) -> str | None:
    """Return what a Japanese page says that it belongs to."""
    stamp = front_values(page(path, raw))[0].get("translates")
    return None if stamp is None else str(stamp)


def stamped(path: str, raw: bytes, stamp: str | None) -> bytes:
    """Return a page with this stamp; where it has none, or cannot be read, it stays as it is."""
    if stamp is None or stamp_of(path, raw) is None:
        return raw
    try:
        return with_stamp(page(path, raw), stamp)
    except Refused:
        return raw


def english_of(path: str) -> str:
    """Return the English side of a Japanese page."""
    return f"{path.removesuffix('.ja.md')}.md"


def in_step(path: str, read: Read) -> bool:
    """Tell whether a Japanese page says that it is up to date, and is."""
    japanese, english = read(path), read(english_of(path))
    if japanese is None or english is None:
        return False
    return stamp_of(path, japanese) == fingerprint(page(english_of(path), english))


def brought_in_step(path: str, read: Read) -> bytes | None:
    """Return a Japanese page that says it is up to date with the English one."""
    japanese, english = read(path), read(english_of(path))
    if japanese is None or english is None:
        return japanese
    return stamped(path, japanese, fingerprint(page(english_of(path), english)))
