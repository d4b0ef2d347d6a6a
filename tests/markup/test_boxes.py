"""Boxes: what a reader sees and hears of them."""

from collections.abc import Callable


def box(kind: str, title: str = "Title") -> str:
    return f'!!! {kind} "{title}"\n\n    Text\n\n'


def test_a_box_title_is_a_heading_one_level_below_the_one_it_stands_under(render: Callable) -> None:
    assert "<h2" in render(box("in-short")).html
    html = render(f"## Safety\n\n{box('urgent')}{box('urgent')}### More\n\n{box('urgent')}").html
    assert [part[:1] for part in html.split("<h")[1:]] == ["2", "3", "3", "3", "4"]


def test_listeners_hear_how_urgent_a_care_card_is(render: Callable) -> None:
    html = render(box("urgent", "See a *doctor*")).html
    spoken = '<span class="visually-hidden">Urgent: </span>See a <em>doctor</em></h2>'
    assert f'<div class="box urgent">\n<h2 class="box__title">{spoken}' in html
    assert "admonition" not in html


def test_titles_of_boxes_are_no_part_of_the_table_of_contents(render: Callable) -> None:
    assert 'id="' not in render(box("urgent")).html


def test_other_admonitions_stay_as_they_are(render: Callable) -> None:
    assert '<div class="admonition note">\n<p class="admonition-title">Title</p>' in render(box("note")).html


def test_a_box_in_code_is_left_alone(render: Callable) -> None:
    assert "<div" not in render(f"```\n{box('urgent')}```\n").html
