"""Large photos are fine, whatever they tell; what cannot be made small is told with what to do."""

import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from practice_site.checks.picture_files import faults
from tests.support.photos import photo, scenery


def told(tmp_path: Path, content: bytes, name: str = "a.jpg") -> list[str]:
    path = tmp_path / name
    path.write_bytes(content)
    return [words.en for words in faults(path)]


def png_that_says(width: int, height: int) -> bytes:
    """Return a file of a few bytes that claims to be a picture of any size."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(10**6))) + chunk(b"IEND", b"")
    )


def moving(kind: str) -> bytes:
    out = io.BytesIO()
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "teal", "white")]
    frames[0].save(out, kind, save_all=True, append_images=frames[1:], duration=100)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_a_photo_may_tell_where_it_was_taken(tmp_path: Path, kind: str) -> None:
    assert told(tmp_path, photo(kind=kind)) == []


@pytest.mark.slow
def test_a_photo_may_be_as_large_as_cameras_make_them(tmp_path: Path) -> None:
    grain = Image.effect_noise((4032, 3024), 90).convert("RGB")
    content = photo(grain, quality=97)
    assert len(content) > 12 * 1024**2
    assert told(tmp_path, content) == []


def test_a_photo_of_a_phone_that_holds_a_second_picture_does_not_move(tmp_path: Path) -> None:
    out = io.BytesIO()
    scenery().save(out, "MPO", save_all=True, append_images=[scenery(300, 200)])
    assert told(tmp_path, out.getvalue()) == []


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: photo(Image.new("RGB", (8000, 6500))), "larger than 50 million pixels or 25 MB"),
        (lambda: photo() + bytes(26 * 1024**2), "larger than 50 million pixels or 25 MB"),
        (lambda: png_that_says(60_000, 60_000), "larger than 50 million pixels or 25 MB"),
        (lambda: png_that_says(12_000, 10_000), "larger than 50 million pixels or 25 MB"),
        (lambda: png_that_says(1, 40_000), "larger than 50 million pixels or 25 MB"),
        (lambda: png_that_says(2**31 - 1, 2**31 - 1), "larger than 50 million pixels or 25 MB"),
        (lambda: moving("GIF"), "the picture moves"),
        (lambda: moving("PNG"), "the picture moves"),
        (lambda: moving("WEBP"), "the picture moves"),
        (lambda: photo()[:60_000], "no browser can show"),
        (lambda: photo(kind="PNG")[:60_000], "no browser can show"),
        (lambda: photo(kind="WEBP")[:20_000], "no browser can show"),
        (lambda: photo(kind="AVIF")[:9_000], "no browser can show"),
        (lambda: b"II*\x00" + bytes(90), "no browser can show"),
        (lambda: b"", "the picture is empty"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_what_cannot_be_made_small_is_told_once(tmp_path: Path, make: Callable[[], bytes], message: str) -> None:
    (line,) = told(tmp_path, make())
    assert message in line


def test_a_heavy_drawing_is_told_as_it_is_published_as_it_is(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="{}"/></svg>'
    assert told(tmp_path, drawing.format("M0 0" * 100).encode(), "a.svg") == []
    (line,) = told(tmp_path, drawing.format("M0 0" * 100_000).encode(), "a.svg")
    assert "the SVG has 390 KB, and 300 KB is the most" in line
