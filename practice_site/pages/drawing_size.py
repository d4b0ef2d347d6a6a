"""How large a drawing is: by what it says of itself, and else as browsers show it."""

import math
from pathlib import Path
from xml.etree import ElementTree

import imagesize

_UNSAID = (300, 150)  # what browsers give a picture that says nothing of its size (CSS 2.2, 10.3.2)


def size_of(path: Path) -> tuple[int, int]:
    """Return width and height of an SVG in points; drawing programs often write the shape alone, as viewBox."""
    width, height = imagesize.get(path)
    if width > 0 and height > 0:
        return _whole(width, height)
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - read before, by the checks
    try:
        box = [float(number) for number in root.get("viewBox", "").replace(",", " ").split()]
    except ValueError:
        return _UNSAID
    known = len(box) == 4 and all(math.isfinite(number) for number in box) and min(box[2:]) > 0
    return _whole(*box[2:]) if known else _UNSAID


def _whole(width: float, height: float) -> tuple[int, int]:
    return max(1, round(width)), max(1, round(height))
