"""Whatever a camera or a drawing program writes becomes small, upright, right in its colours, and silent."""

import io
from pathlib import Path

import pytest
from PIL import Image

from practice_site.pages.small_pictures import Small, in_its_size, in_sizes
from tests.support.photos import HEIC, PROFILE, photo, scenery, tells

pytestmark = pytest.mark.slow


def made(tmp_path: Path, content: bytes) -> list[Small]:
    path = tmp_path / "original.jpg"  # the name says nothing
    path.write_bytes(content)
    return in_sizes(path)


def opened(small: Small) -> Image.Image:
    picture = Image.open(io.BytesIO(small.content))
    picture.load()
    assert picture.size == (small.width, small.height)
    return picture


def is_near(found: object, wanted: tuple[int, ...]) -> bool:
    assert isinstance(found, tuple)
    return len(found) == len(wanted) and all(abs(a - b) <= 8 for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize(
    ("width", "widths"),
    [(4032, [480, 960, 1440, 960]), (1440, [480, 960, 1440, 960]), (1000, [480, 1000, 960]), (120, [120, 120])],
)
def test_a_photo_comes_in_sizes_for_phone_and_desktop_and_never_larger(
    tmp_path: Path, width: int, widths: list[int]
) -> None:
    small = made(tmp_path, photo(scenery(width, width * 3 // 4)))
    assert [it.width for it in small] == widths
    assert [it.kind for it in small] == ["webp"] * (len(widths) - 1) + ["jpg"]
    assert all(it.height == round(it.width * 3 / 4) for it in small)
    assert max(len(it.content) for it in small) < 200_000


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_nothing_is_told_beside_the_picture(tmp_path: Path, kind: str) -> None:
    original = photo(kind=kind)
    assert tells(original), "the original does tell"
    for it in made(tmp_path, original):
        assert tells(it.content) == []


@pytest.mark.parametrize("turned", range(1, 9))
def test_a_photo_stands_upright_however_the_camera_was_held(tmp_path: Path, turned: int) -> None:
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # what undoes each of them, as Pillow numbers them
    upright = Image.new("RGB", (300, 200), "teal")
    upright.paste("red", (0, 0, 100, 60))
    held = upright.transpose(Image.Transpose(back[turned])) if turned > 1 else upright
    for it in made(tmp_path, photo(held, turned=turned)):
        assert (it.width, it.height) == (300, 200)
        assert is_near(opened(it).getpixel((50, 30)), (255, 0, 0))
        assert is_near(opened(it).getpixel((250, 150)), (0, 128, 128))


@pytest.mark.parametrize(
    ("mode", "colour", "shown"),
    [
        ("RGB", (255, 0, 0), (255, 0, 0)),
        ("L", 100, (100, 100, 100)),
        ("1", 1, (255, 255, 255)),
        ("I;16", 40000, (156, 156, 156)),
        ("RGBA", (0, 0, 255, 255), (0, 0, 255)),  # nothing shows through: a JPEG will do
        ("RGBA", (0, 0, 255, 128), (0, 0, 255, 128)),
        ("LA", (200, 100), (200, 200, 200, 100)),
    ],
)
def test_colours_stay_what_they_are(tmp_path: Path, mode: str, colour: int, shown: tuple[int, ...]) -> None:
    small = made(tmp_path, photo(Image.new(mode, (60, 40), colour), "PNG", icc_profile=None))
    assert [it.kind for it in small] == ["webp", "png" if len(shown) == 4 else "jpg"]
    for it in small:
        assert is_near(opened(it).getpixel((30, 20)), shown)


def test_a_palette_with_a_hole_keeps_it_and_has_soft_edges(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (1000, 600), (0, 0, 0, 0))
    picture.paste((0, 0, 255, 255), (0, 0, 333, 600))
    for it in made(tmp_path, photo(picture.quantize(), "PNG", icc_profile=None)):
        assert is_near(opened(it).getpixel((10, 10)), (0, 0, 255, 255))
        pixel = opened(it).getpixel((it.width - 10, 10))
        assert isinstance(pixel, tuple)
        assert pixel[3] == 0


def test_colours_of_print_and_of_other_screens_become_those_of_the_web(tmp_path: Path) -> None:
    printed = photo(Image.new("CMYK", (60, 40), (0, 255, 255, 0)), icc_profile=None)
    assert is_near(opened(made(tmp_path, printed)[0]).getpixel((30, 20)), (255, 0, 0))
    # A screen whose red is what others call green.
    other = PROFILE.replace(b"rXYZ", b"....").replace(b"gXYZ", b"rXYZ").replace(b"....", b"gXYZ")
    for mode in ("RGB", "RGBA"):
        red = Image.new(mode, (60, 40), (255, 0, 0, 128)[: len(mode)])
        for it in made(tmp_path, photo(red, "PNG", icc_profile=other)):
            assert is_near(opened(it).getpixel((30, 20)), (0, 255, 0, 128)[: len(mode)])


def test_a_profile_that_cannot_be_read_is_left_aside(tmp_path: Path) -> None:
    broken = photo(Image.new("RGB", (60, 40), "teal"), icc_profile=b"no profile at all")
    assert is_near(opened(made(tmp_path, broken)[0]).getpixel((30, 20)), (0, 128, 128))


def test_what_an_iphone_writes_is_turned_into_what_every_browser_shows(tmp_path: Path) -> None:
    small = made(tmp_path, HEIC)
    assert [it.kind for it in small] == ["webp", "jpg"]
    for it in small:
        assert is_near(opened(it).getpixel((4, 24)), (255, 0, 0))
        assert is_near(opened(it).getpixel((50, 24)), (0, 128, 128))
        assert tells(it.content) == []


def test_equal_originals_give_equal_bytes(tmp_path: Path) -> None:
    assert made(tmp_path, photo()) == made(tmp_path, photo())


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_that_keeps_its_name_keeps_format_and_size_and_is_silent_too(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "share.png"
    path.write_bytes(photo(scenery(1200, 100), kind))
    (small,) = in_its_size(path)
    assert opened(small).format == kind
    assert (small.width, small.height) == (1200, 100)
    assert tells(small.content) == []
