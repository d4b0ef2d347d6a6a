"""Picture files are what they say, small enough for a phone, and do not tell where they were taken."""

import warnings
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from PIL import ExifTags, Image

from practice_site.issues import Said, said

LARGEST = 300 * 1024  # bytes
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF")
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_SVG = "{http://www.w3.org/2000/svg}"
_RUNS = {"script", "foreignObject", "iframe", "object", "embed", "handler", "listener"}
_WITHIN = ("#", "data:image/png", "data:image/jpeg", "data:image/webp", "data:image/gif")


def faults(path: Path) -> list[Said]:
    """Return what is wrong with a picture."""
    state = path.stat()
    return _faults(path, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=512)
def _faults(path: Path, size: int, _changed: int) -> list[Said]:
    if not size:
        return [said("picture_empty")]
    found = _of_drawing(path) if path.suffix.lower() == ".svg" else _of_photo(path, size)
    if size > LARGEST and found != ["picture_heic"]:
        return [*map(said, found), said("picture_heavy", size=size // 1024, largest=LARGEST // 1024)]
    return [*map(said, found)]


def _of_photo(path: Path, size: int) -> list[str]:
    with path.open("rb") as file:
        start = file.read(12)
    if start[4:8] == b"ftyp" and start[8:12] in _HEIC:
        return ["picture_heic"]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=_FORMATS) as picture:
                located = bool(picture.getexif().get_ifd(ExifTags.IFD.GPSInfo)) or _located_in_words(picture)
                if size <= LARGEST:
                    picture.load()  # shows whether the file is whole
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return ["picture_unreadable"]
    return ["picture_tells_its_place"] if located else []


def _located_in_words(picture: Image.Image) -> bool:
    """Tell whether the notes that some programs add beside the camera's name a place."""
    notes = str(picture.info.get("xmp", b"")) + str(picture.info.get("XML:com.adobe.xmp", ""))
    return "GPSLatitude" in notes


def _of_drawing(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8")
        root = ElementTree.fromstring(text)  # noqa: S314 - expat bounds what entities may grow to
    except (UnicodeDecodeError, ElementTree.ParseError, ValueError):
        return ["picture_unreadable"]
    if root.tag != f"{_SVG}svg":
        return ["picture_unreadable"]
    unsafe = "<!entity" in text.lower() or "<?xml-stylesheet" in text.lower() or any(map(_unsafe, root.iter()))
    return ["drawing_runs_or_loads"] if unsafe else []


def _unsafe(element: ElementTree.Element) -> bool:
    name = element.tag.rpartition("}")[2]
    values = {key.rpartition("}")[2].lower(): value for key, value in element.attrib.items()}
    linked = [value.strip() for key, value in values.items() if key in ("href", "src", "to", "values", "from")]
    loads = [element.text or "" if name == "style" else "", *values.values()]
    return (
        name in _RUNS
        or any(key.startswith("on") for key in values)
        or any(":" in target or target.startswith("//") for target in linked if not target.startswith(_WITHIN))
        or any("@import" in words or _loads(words) for words in loads)
    )


def _loads(words: str) -> bool:
    """Tell whether a style's `url(…)` leads out of the drawing."""
    return any(not part.lstrip(" '\"").startswith(_WITHIN) for part in words.lower().split("url(")[1:])
