"""Drawing programs say the size of a drawing in many ways, or not at all."""

from pathlib import Path

import pytest

from practice_site.pages.drawing_size import size_of


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ('width="120" height="80"', (120, 80)),
        ('width="2000px" height="1000px" viewBox="0 0 20 10"', (2000, 1000)),
        ('width="210mm" height="20mm"', (794, 76)),
        ('viewBox="0 0 500 100"', (500, 100)),
        ('viewBox="-10,-10,500.4,99.5"', (500, 100)),
        ('width="100%" height="100%" viewBox="0 0 5 1"', (5, 1)),
        ('viewBox="0 0 0.4 0.1"', (1, 1)),
        ("", (300, 150)),
        ('width="100%" height="100%"', (300, 150)),
        ('width="0" height="0"', (300, 150)),
        ('viewBox="0 0 500"', (300, 150)),
        ('viewBox="0 0 nan 5"', (300, 150)),
        ('viewBox="0 0 -5 5"', (300, 150)),
        ('viewBox="all of it"', (300, 150)),
    ],
)
def test_a_drawing_has_a_size(tmp_path: Path, said: str, size: tuple[int, int]) -> None:
    path = tmp_path / "logo.svg"
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" {said}><circle r="9"/></svg>', encoding="utf-8")
    assert size_of(path) == size
