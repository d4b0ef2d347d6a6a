"""Pictures say how large they are, whatever their file is called."""

from collections.abc import Callable
from pathlib import Path

import pytest

from practice_site.markup.pictures import PictureFiles

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"/>'


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("stone.svg", "![A stone](../assets/stone.svg)"),
        ("写真.svg", "![A stone](../assets/写真.svg)"),
        ("写真.svg", "![A stone](../assets/%E5%86%99%E7%9C%9F.svg)"),
        ("my photo.svg", "![A stone](<../assets/my photo.svg>)"),
        ("my photo.svg", "![A stone](../assets/my%20photo.svg)"),
        ("stone.svg", "![A stone][stone]\n\n[stone]: ../assets/stone.svg"),
    ],
)
def test_a_picture_has_width_and_height_and_waits(render: Callable, tmp_path: Path, name: str, written: str) -> None:
    (tmp_path / name).write_text(SVG, encoding="utf-8")
    html = render(written, pictures=PictureFiles("page/", {f"assets/{name}": str(tmp_path / name)})).html
    for attribute in ('width="120"', 'height="80"', 'loading="lazy"', 'decoding="async"'):
        assert attribute in html


def test_what_staff_wrote_themselves_stays(render: Callable, tmp_path: Path) -> None:
    (tmp_path / "stone.svg").write_text(SVG, encoding="utf-8")
    text = "![A stone](stone.svg){ width=60 loading=eager }"
    html = render(text, pictures=PictureFiles("", {"stone.svg": str(tmp_path / "stone.svg")})).html
    assert 'width="60"' in html
    assert 'loading="eager"' in html
    assert "lazy" not in html
