"""How a page cites studies: `[@hou-2010]`, or several as `[@hou-2010; @packheiser-2024]`."""

import re

CITATION = r"\[(?P<ids>@[\w-]+(?:\s*;\s*@[\w-]+)*)\]"
_CITATION = re.compile(CITATION)


def ids(written: str) -> list[str]:
    """Return the studies of one citation, from what stands between its brackets."""
    return [part.strip().removeprefix("@") for part in written.split(";")]


def cited(words: str) -> list[str]:
    """Return the studies that a line of text cites, in its order."""
    return [name for match in _CITATION.finditer(words) for name in ids(match["ids"])]
