"""Japanese headings break between phrases."""

from collections.abc import Callable

from practice_site.markup.line_breaks import phrases


def test_japanese_breaks_between_phrases_and_is_escaped() -> None:
    assert phrases("気分の落ち込みに") == "気分の<wbr>落ち込みに"
    assert phrases("<b>&") == "&lt;b&gt;&amp;"


def test_headings_keep_their_tags_and_attributes(render: Callable) -> None:
    html = render("## *気分の落ち込みに*&気分の落ち込みに { #気分の落ち込みに }\n\n気分の落ち込みに", "ja").html
    assert html == (
        '<h2 id="気分の落ち込みに"><em>気分の<wbr />落ち込みに</em>&amp;気分の<wbr />落ち込みに</h2>\n'
        "<p>気分の落ち込みに</p>"
    )


def test_titles_of_boxes_break_too_and_english_is_left_alone(render: Callable) -> None:
    box = '!!! urgent "気分の落ち込みに"\n\n    Text\n'
    assert "<wbr />" in render(box, "ja").html
    assert "<wbr />" not in render(box, "en").html
