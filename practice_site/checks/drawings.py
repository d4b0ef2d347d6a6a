"""Drawings (SVG) are whole and still, say how large they are, and neither run, nor load, nor hide anything."""

import io
from pathlib import Path
from xml.etree import ElementTree

import imagesize

_SVG = "{http://www.w3.org/2000/svg}"
_RUNS = {"script", "foreignObject", "iframe", "object", "embed", "handler", "listener"}
_MOVES = {"animate", "animateMotion", "animateTransform", "set"}


def faults(path: Path) -> list[str]:
    """Return the message for what is wrong with a drawing."""
    try:
        text = path.read_text(encoding="utf-8")
        root = ElementTree.fromstring(text)  # noqa: S314 - expat bounds what entities may grow to
    except (UnicodeDecodeError, ElementTree.ParseError, ValueError):
        return ["picture_unreadable"]
    if root.tag != f"{_SVG}svg":
        return ["picture_unreadable"]
    elements = list(root.iter())
    if "<!entity" in text.lower() or "<?xml-stylesheet" in text.lower() or any(map(_unsafe, elements)):
        return ["drawing_runs_or_loads"]
    if any(map(_holds_a_photo, elements)):
        return ["drawing_holds_a_photo"]
    if any(map(_moves, elements)):
        return ["picture_moves"]
    return [] if size(path) else ["drawing_without_size"]


def size(path: Path) -> tuple[float, float] | None:
    """Return width and height in pixels; many programs write only what the drawing shows (viewBox)."""
    content = path.read_bytes()
    width, height = imagesize.get(io.BytesIO(content))
    if width > 0 and height > 0:
        return width, height
    shown = ElementTree.fromstring(content).get("viewBox", "").replace(",", " ").split()  # noqa: S314 - see above
    try:
        _, _, width, height = map(float, shown)
    except ValueError:
        return None
    return (width, height) if width > 0 and height > 0 else None


def words(path: Path) -> str:
    """Return the words of a drawing, those that are read aloud among them."""
    root = ElementTree.fromstring(path.read_bytes())  # noqa: S314 - see above
    said = (root.get(name, "") for name in ("aria-label", "aria-description"))
    return "\n".join(
        [*said, *(words for it in root.iter() if _name(it) != "style" for words in (it.text, it.tail) if words)]
    )


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _unsafe(element: ElementTree.Element) -> bool:
    name = _name(element)
    values = _values(element)
    linked = [value.strip() for key, value in values.items() if key in ("href", "src", "to", "values", "from")]
    loads = [element.text or "" if name == "style" else "", *values.values()]
    return (
        name in _RUNS
        or any(key.startswith("on") for key in values)
        or any(":" in target or target.startswith("//") for target in linked if not _within(target))
        or any("@import" in words or _loads(words) for words in loads)
    )


def _values(element: ElementTree.Element) -> dict[str, str]:
    return {key.rpartition("}")[2].lower(): value for key, value in element.attrib.items()}


def _within(target: str) -> bool:
    return target.startswith("#") or _is_photo(target)


def _is_photo(target: str) -> bool:
    return target.startswith(("data:image/png", "data:image/jpeg", "data:image/webp", "data:image/gif"))


def _loads(words: str) -> bool:
    """Tell whether a style's `url(…)` leads out of the drawing."""
    return any(not _within(part.lstrip(" '\"")) for part in words.lower().split("url(")[1:])


def _holds_a_photo(element: ElementTree.Element) -> bool:
    """Tell whether a photo is stored inside, with all that cameras write into photos."""
    return any("data:image/" in words.lower() for words in (*_values(element).values(), element.text or ""))


def _moves(element: ElementTree.Element) -> bool:
    words = [element.text or "" if _name(element) == "style" else "", element.get("style", "")]
    return _name(element) in _MOVES or any("animation" in it or "@keyframes" in it for it in words)
