"""Picture files are what they say, whole, still, and not too large to be made smaller."""

import warnings
from functools import lru_cache
from pathlib import Path

import pi_heif
from PIL import Image

from practice_site.checks import drawings
from practice_site.issues import Said, said

ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".heic", ".heif", ".svg")
# What a drawing may weigh, which is published as it is, and a photo, of which smaller ones are made.
LARGEST_DRAWING, LARGEST = 300 * 1024, 25 * 1024**2  # bytes
_MOST_PIXELS, _LONGEST = 50_000_000, 16_383  # the format that visitors get knows no longer side
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "HEIF")
_MAY_MOVE = ("PNG", "GIF", "WEBP", "AVIF")  # a JPEG or HEIC of several pictures is one photo and what belongs to it
# Read in no time, a JPEG when it is made tiny; whether another photo is whole shows when it is made smaller.
_READ_THROUGH_AT_ONCE = ("JPEG", "MPO", "GIF")
pi_heif.register_heif_opener(thumbnails=False)


def faults(path: Path) -> list[Said]:
    """Return what is wrong with a picture."""
    state = path.stat()
    return _faults(path, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=512)
def _faults(path: Path, size: int, _changed: int) -> list[Said]:
    if not size:
        return [said("picture_empty")]
    if path.suffix.lower() == ".svg":
        heavy = [said("drawing_heavy", size=size // 1024, largest=LARGEST_DRAWING // 1024)]
        return heavy if size > LARGEST_DRAWING else [*map(said, drawings.faults(path))]
    return [said("picture_too_large")] if size > LARGEST else [*map(said, _of_photo(path))]


def open_photo(path: Path) -> Image.Image:
    """Open a photo by what it holds, whatever its name; its pixels are not read yet."""
    return Image.open(path, formats=_FORMATS)


def _of_photo(path: Path) -> list[str]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is lower
            with open_photo(path) as picture:
                if picture.width * picture.height > _MOST_PIXELS or max(picture.size) > _LONGEST:
                    return ["picture_too_large"]
                if picture.format in _MAY_MOVE and getattr(picture, "is_animated", False):
                    return ["picture_moves"]
                if picture.format in _READ_THROUGH_AT_ONCE:
                    picture.draft(picture.mode, (1, 1))
                    picture.load()
                elif picture.format == "PNG":
                    picture.verify()
    except Image.DecompressionBombError:
        return ["picture_too_large"]
    except Exception:  # decoders of broken files fail in every way there is
        return ["picture_unreadable"]
    return []
