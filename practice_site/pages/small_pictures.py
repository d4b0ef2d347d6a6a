"""Small pictures made from a large one: upright, in the web's colours, and without a word of who took it, and where."""

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import PIL
from PIL import Image, ImageCms, ImageOps, features

from practice_site.checks.picture_files import open_photo

_WIDTHS = (480, 960, 1440)  # one for phones, one for most screens, one for those with twice the pixels
_OLD = 960  # the one size for browsers that do not know WebP
_WEBP: dict[str, Any] = {"format": "WEBP", "quality": 78, "method": 4}
_JPEG: dict[str, Any] = {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True}
_PNG: dict[str, Any] = {"format": "PNG", "optimize": True}
# What changes the pictures: other versions of the libraries make others from the same original.
RECIPE = repr((1, _WIDTHS, _OLD, _WEBP, _JPEG, _PNG, PIL.__version__, features.version("webp"))).encode()


@dataclass(frozen=True)
class Small:
    """One picture as it is published; `kind` is the ending of its name."""

    width: int
    height: int
    kind: str
    content: bytes


def in_sizes(path: Path) -> list[Small]:
    """Return a photo in WebP, the narrowest first, and last one for old browsers; none is larger than the original."""
    with open_photo(path) as original:
        original.draft(original.mode, (_WIDTHS[-1], _WIDTHS[-1]))  # a JPEG need not be read at its full size
        picture = ImageOps.exif_transpose(original)
        widest = min(picture.width, _WIDTHS[-1])
        large = in_colours_of_the_web(_as_wide_as(picture, widest))
    widths = [*(width for width in _WIDTHS if width < 0.8 * widest), widest]
    old = (min(_OLD, widest), _PNG if large.mode == "RGBA" else _JPEG)
    with ThreadPoolExecutor() as pool:
        jobs = [*((width, _WEBP) for width in widths), old]
        return list(pool.map(lambda job: _saved(_as_wide_as(large, job[0]), job[1]), jobs))


def in_its_size(path: Path) -> list[Small]:
    """Return a picture as it is, in its own format, upright and without what it tells beside."""
    with open_photo(path) as original:
        kind = original.format
        picture = in_colours_of_the_web(ImageOps.exif_transpose(original))
    return [_saved(picture, next((it for it in (_WEBP, _PNG) if it["format"] == kind), _JPEG))]


def _as_wide_as(picture: Image.Image, width: int) -> Image.Image:
    height = max(1, round(picture.height * width / picture.width))
    if picture.mode in ("P", "1"):  # a palette has no colours between its own
        picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)


def in_colours_of_the_web(picture: Image.Image) -> Image.Image:
    """Return a picture as RGB, or as RGBA where one can see through it."""
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I"):  # 16 bits of grey, of which screens show the upper eight
        picture = picture.point(lambda value: value / 256).convert("L")
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    if picture.mode in ("P", "1", "LA", "PA"):
        picture = picture.convert(mode)
    if profile:
        picture = _without_profile(picture, profile, mode)
    picture = picture.convert(mode)
    return picture.convert("RGB") if mode == "RGBA" and picture.getchannel("A").getextrema() == (255, 255) else picture


def _without_profile(picture: Image.Image, profile: bytes, mode: str) -> Image.Image:
    """Turn a camera's or a printer's colours into those of the web; a profile that cannot be read is left aside."""
    try:
        own, web = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, own, web, outputMode=mode) or picture
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


def _saved(picture: Image.Image, how: dict[str, Any]) -> Small:
    picture.info = {}  # libraries write some of it into every file
    out = io.BytesIO()
    picture.save(out, **how)
    return Small(picture.width, picture.height, how["format"].lower().replace("jpeg", "jpg"), out.getvalue())
