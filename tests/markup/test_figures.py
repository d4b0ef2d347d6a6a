"""Charts stand where a page asks for them, and their labels fit a small phone."""

from collections.abc import Callable

import pytest

from practice_site.markup.figures import wrap


def test_a_chart_takes_the_place_of_its_paragraph(render: Callable) -> None:
    html = render("Before\n\n![What *it* shows](figure:dose)\n\nAfter").html
    assert "<p>Before</p>\n<figure" in html
    assert "</figure>\n<p>After</p>" in html
    assert "figure:" not in html


def test_words_of_a_chart_are_escaped(render: Callable) -> None:
    assert "&lt;b&gt; &amp; more" in render("![<b> & more](figure:dose)").html


def test_a_chart_nobody_has_defined_shows_nothing(render: Callable) -> None:
    assert "img" not in render("![A](figure:nothing)").html


@pytest.mark.parametrize("code", ["`![A](figure:dose)`", "```\n![A](figure:dose)\n```"])
def test_code_is_left_alone(render: Callable, code: str) -> None:
    html = render(code).html
    assert "![A](figure:dose)" in html
    assert "<figure" not in html


def test_labels_are_cut_into_lines_that_fit_a_small_phone() -> None:
    long_en = "Half the recommended amount (about 75 min of brisk walking a week)"
    assert wrap(long_en, "en") == ["Half the recommended amount", "(about 75 min of brisk walking a", "week)"]
    assert wrap("smallest difference", "en", room=90) == ["smallest", "difference"]
    assert wrap("four words of ten", "en", narrow=20) == ["four words of", "ten"]
    lines = wrap("推奨量の半分（早歩きで週に約1時間15分）", "ja")
    assert len(lines) == 2
    assert "".join(lines) == "推奨量の半分（早歩きで週に約1時間15分）"
