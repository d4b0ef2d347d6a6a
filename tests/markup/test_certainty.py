"""Marks of certainty become stones and words, where they stand."""

from collections.abc import Callable

import pytest


def test_a_mark_on_a_heading_becomes_a_badge_below_it(render: Callable) -> None:
    html = render("## Sleep { #sleep certainty=low }\n\nText").html
    heading, below = html.split("</h2>")
    assert heading == '<h2 id="sleep">Sleep'
    assert below.lstrip().startswith('<p class="certainty certainty--low">')
    assert 'href="#stones-low"' in below


def test_a_mark_at_the_end_of_a_line_becomes_a_badge_in_it(render: Callable) -> None:
    html = render("- Sleep may be better. { certainty=low }\n- More").html
    assert 'better. <span class="certainty certainty--low">' in html
    assert html.count("certainty--low") == 1


def test_a_mark_in_a_table_becomes_a_badge_in_its_cell(render: Callable) -> None:
    html = render("| What | Sure |\n| --- | --- |\n| Sleep | fair { certainty=low } |\n").html
    assert '<td>fair <span class="certainty certainty--low">' in html
    assert "certainty=" not in html


@pytest.mark.parametrize(
    "code", ["`{ certainty=low }`", "```\n{ certainty=low }\n```", "```\n## A { certainty=low }\n```"]
)
def test_code_is_left_alone(render: Callable, code: str) -> None:
    html = render(f"Words\n\n{code}\n").html
    assert "{ certainty=low }" in html
    assert "stones" not in html


@pytest.mark.parametrize("text", ["## Sleep { #sleep certainty=sure }", "Sleep. { certainty=sure }"])
def test_an_unknown_level_shows_nothing(render: Callable, text: str) -> None:
    assert "certainty" not in render(text).html
