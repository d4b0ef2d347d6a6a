"""Take a change out of a text that went on: what git calls a merge of three."""

from difflib import SequenceMatcher
from typing import NamedTuple


class OverlapError(Exception):
    """Both sides changed the same lines."""


class _Hunk(NamedTuple):
    first: int
    after: int
    lines: list[bytes]


def merged(base: bytes | None, ours: bytes | None, theirs: bytes | None) -> bytes | None:
    """Return `ours` with what leads from `base` to `theirs`, `None` being no file; raises `OverlapError`."""
    if ours in (base, theirs):
        return theirs
    if theirs == base:
        return ours
    if base is None or ours is None or theirs is None or b"\0" in base + ours + theirs:
        raise OverlapError
    lines = base.splitlines(keepends=True)
    hunks = sorted(_hunks(lines, ours), key=lambda hunk: hunk[:2])
    for other in _hunks(lines, theirs):
        if other in hunks:
            continue
        if any(hunk.first <= other.after and other.first <= hunk.after for hunk in hunks):
            raise OverlapError
        hunks.append(other)
    for hunk in sorted(hunks, key=lambda hunk: hunk[:2], reverse=True):
        lines[hunk.first : hunk.after] = hunk.lines
    return b"".join(lines)


def _hunks(base: list[bytes], text: bytes) -> list[_Hunk]:
    lines = text.splitlines(keepends=True)
    codes = SequenceMatcher(None, base, lines, autojunk=False).get_opcodes()
    return [_Hunk(i, j, lines[k:end]) for tag, i, j, k, end in codes if tag != "equal"]
