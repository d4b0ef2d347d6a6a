"""What `make stamp` runs: record in a Japanese page that it says what its English twin says now."""

from pathlib import Path

from practice_site.checks.translations import fingerprint
from practice_site.commands.telling import Refused
from practice_site.content import yaml_lines
from practice_site.content.sources import Source, source
from practice_site.issues import Said, said

_FIELD = "translates"


def stamp(root: Path, slug: str) -> Said:
    """Write the one line, every other byte left as it is, and return what to say; raises `Refused`."""
    slug = slug.strip().removeprefix("docs/").removesuffix(".md").removesuffix(".ja")
    docs = root / "docs"
    if not slug or not all((docs / f"{slug}{ending}").is_file() for ending in (".md", ".ja.md")):
        raise Refused("stamp_page_unknown", slug=slug or "massage")
    page, twin = (source(docs / name, name) for name in (f"{slug}.md", f"{slug}.ja.md"))
    _values(page)
    stamped = with_stamp(twin, fingerprint(page))
    if stamped == twin.raw:
        return said("stamp_there_already", twin=twin.path)
    (docs / twin.name).write_bytes(stamped)
    return said("stamp_written", twin=twin.path, page=page.path)


def _values(page: Source) -> tuple[dict[str, object], dict[yaml_lines.Place, int]]:
    """Return what a page says of itself, and where."""
    if not page.readable:
        raise Refused("stamp_not_utf8", name=page.path)
    try:
        values, lines = yaml_lines.read(page.front or "")
    except yaml_lines.UnreadableError:
        raise Refused("stamp_front_matter", name=page.path) from None
    if page.front is None or not isinstance(values, dict | None):
        raise Refused("stamp_front_matter", name=page.path)
    return values or {}, lines


def with_stamp(page: Source, stamp: str) -> bytes:
    """Return the bytes of a page with its stamp in the front matter, in place of another or as the first line."""
    values, lines = _values(page)
    line = f"{_FIELD}: {stamp}"
    written = page.raw.split(b"\n")
    end = b"\r" if written[0].endswith(b"\r") else b""
    place = lines.get((_FIELD,))  # the front matter begins on the second line, which has the number 1 in a list
    written[place or 1 : place + 1 if place else 1] = [line.encode() + end]
    stamped = b"\n".join(written)
    now = Source(page.name, stamped.decode("utf-8-sig").replace("\r\n", "\n"), stamped)
    if _values(now)[0] != values | {_FIELD: stamp}:  # the field shared its lines with others
        raise Refused("stamp_front_matter", name=page.path)
    return stamped
