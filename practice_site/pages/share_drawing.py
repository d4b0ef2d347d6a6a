"""Draws the picture that stands beside a shared link: words on the left, the first picture of the site on the right."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import PIL
import pylopdf_fonts_jp
from PIL import Image, ImageDraw, ImageFont, ImageOps, features

from practice_site.checks.picture_files import open_photo
from practice_site.pages.small_pictures import in_colours_of_the_web

SIZE = (1200, 630)  # what social networks show uncut
_PICTURE = (560, 630)
_LEFT, _WIDTH, _FOOT = 64, 536, 72
_TITLE_SIZES, _TITLE_HEIGHT = (62, 56, 50, 44, 38), 400
_NAME_SIZES, _NAME_HEIGHT = (28, 24, 20), 84
_LINE = 1.4  # of the size of the letters
_BOLD = 1 / 45  # the font has one weight; so much more around each line makes it bold
_JPEG: dict[str, Any] = {"format": "JPEG", "quality": 84}
# What changes the pictures beside their words.
RECIPE = repr((2, SIZE, _JPEG, PIL.__version__, features.version("freetype2"), pylopdf_fonts_jp.__version__))


@dataclass(frozen=True)
class Words:
    """What a picture says: a title and the practice's name, each in parts between which a line may end."""

    title: tuple[str, ...]
    name: tuple[str, ...]


@dataclass(frozen=True)
class Paints:
    """The colours of the ground, of the title, and of the practice's name."""

    ground: str
    ink: str
    muted: str


def empty(path: Path, paints: Paints) -> Image.Image:
    """Return the picture without words; `path` is a drawing or photo of any shape, of which the middle is seen."""
    with open_photo(path) as original:
        original.draft(original.mode, (2 * _PICTURE[0], 2 * _PICTURE[1]))  # a JPEG need not be read at its full size
        beside = in_colours_of_the_web(ImageOps.exif_transpose(original))
    beside = ImageOps.fit(beside, _PICTURE, Image.Resampling.LANCZOS)
    canvas = Image.new("RGB", SIZE, paints.ground)
    canvas.paste(beside, (SIZE[0] - _PICTURE[0], 0), beside if beside.mode == "RGBA" else None)
    return canvas


def written(canvas: Image.Image, words: Words, paints: Paints) -> bytes:
    """Return the picture with its words, as a JPEG file."""
    canvas = canvas.copy()
    font, lines = _set(words.name, _NAME_SIZES, _NAME_HEIGHT)
    top = SIZE[1] - _FOOT - _height(font, lines)
    _write(canvas, top, font, lines, paints.muted, 0)
    font, lines = _set(words.title, _TITLE_SIZES, _TITLE_HEIGHT)
    _write(canvas, (top - _height(font, lines)) / 2, font, lines, paints.ink, font.size * _BOLD)
    out = io.BytesIO()
    canvas.save(out, **_JPEG)
    return out.getvalue()


@lru_cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    # The basic layout: the other one is not on every machine, and would draw other pictures.
    return ImageFont.truetype(pylopdf_fonts_jp.serif_path(), size, layout_engine=ImageFont.Layout.BASIC)


def _set(parts: tuple[str, ...], sizes: tuple[int, ...], height: int) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """Return the largest letters in which the words have room, and their lines."""
    for size in sizes:
        font = _font(size)
        lines = list(_lines(parts, font.getlength))
        if _height(font, lines) <= height and all(font.getlength(line) <= _WIDTH for line in lines):
            break
    else:
        lines = list(_lines(tuple("".join(parts)), font.getlength))  # a word longer than a line is broken
    return font, lines


def _lines(parts: tuple[str, ...], length: Callable[[str], float]) -> Iterator[str]:
    line = ""
    for part in parts:
        if line and length((line + part).rstrip()) > _WIDTH:
            yield line.rstrip()
            line = ""
        line += part
    yield line.rstrip()


def _height(font: ImageFont.FreeTypeFont, lines: list[str]) -> float:
    return len(lines) * font.size * _LINE


def _write(
    canvas: Image.Image, top: float, font: ImageFont.FreeTypeFont, lines: list[str], colour: str, bold: float
) -> None:
    for number, line in enumerate(lines, start=1):
        left, foot = float(_LEFT), round(top + (number - 0.3) * font.size * _LINE)
        for sign in line:
            mask, beside, above, width = _sign(sign, font.size, bold)
            canvas.paste(colour, (round(left) + beside, foot + above), mask)
            left += width  # the font moves no sign towards another


@lru_cache(maxsize=4096)
def _sign(sign: str, size: float, bold: float) -> tuple[Image.Image, int, int, float]:
    """Return a sign of the font, where it stands beside its place on the line, and how much room it takes.

    To draw one takes longer than all else, and most of them stand in many titles.
    """
    font = _font(int(size))
    left, top, right, foot = map(int, font.getbbox(sign, anchor="ls", stroke_width=bold))
    mask = Image.new("L", (max(right - left, 1), max(foot - top, 1)))
    ImageDraw.Draw(mask).text((-left, -top), sign, 255, font, anchor="ls", stroke_width=bold)
    return mask, left, top, font.getlength(sign)
