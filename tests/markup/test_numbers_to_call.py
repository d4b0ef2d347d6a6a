"""Links to help lines lead to their numbers."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Call [](helpline:ambulance).", '<p>Call <a href="tel:119">119</a>.</p>'),
        ("Call [this *line*](helpline:tell).", '<p>Call <a href="tel:+81357740992">this <em>line</em></a>.</p>'),
        ("Write `[](helpline:ambulance)`.", "<p>Write <code>[](helpline:ambulance)</code>.</p>"),
    ],
)
def test_a_page_gets_its_numbers_from_the_help_lines(render: Callable, text: str, html: str) -> None:
    assert render(text).html == html
