"""Citations become numbers in the order in which readers meet them."""

from collections.abc import Callable

import pytest


def test_citations_are_numbered_in_order_and_used_again(render: Callable) -> None:
    page = render("A [@hou-2010; @moyer-2011]. B [@moyer-2011], C [@nobody].")
    assert [(entry.reference.id, entry.number, entry.places) for entry in page.cites] == [
        ("hou-2010", 1, ["cite-hou-2010-1"]),
        ("moyer-2011", 2, ["cite-moyer-2011-1", "cite-moyer-2011-2"]),
    ]
    named = 'id="cite-moyer-2011-2" href="#ref-moyer-2011" role="doc-noteref" aria-label="Reference 2">2</a>'
    assert named in page.html
    assert "nobody" not in page.html
    assert "A&#8288;<sup" in page.html, "no space and no line break before a number"


def test_numbers_follow_the_reader_through_lists_boxes_and_charts(render: Callable) -> None:
    text = """
!!! in-short

    - One [@hou-2010]
    - Two [@moyer-2011]

Three [@field-2005]

![A chart](figure:dose)

| Four |
| --- |
| [@fang-2023] |
"""
    studies = [entry.reference.id for entry in render(text).cites]
    assert studies == ["hou-2010", "moyer-2011", "field-2005", "pearce-2022", "fang-2023"]


@pytest.mark.parametrize("code", ["`[@hou-2010]`", "```\n[@hou-2010]\n```", "    [@hou-2010]"])
def test_code_is_left_alone(render: Callable, code: str) -> None:
    page = render(f"Words\n\n{code}\n")
    assert page.cites == []
    assert "[@hou-2010]" in page.html
    assert "<sup" not in page.html
