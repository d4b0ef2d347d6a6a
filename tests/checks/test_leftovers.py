"""Whatever looks like our markup and became nothing is told, with file, line and the right form."""

from pathlib import Path

import pytest

from practice_site.checks import leftovers
from practice_site.content.sources import Source
from practice_site.project import Project

PROJECT = Project(Path(__file__).parents[2])
INVISIBLE = "\u200b"


def told(body: str, name: str = "a.md") -> list[str]:
    page = Source(name, f"---\ntitle: x\n---\n\n{body}\n")
    return [str(found) for found in leftovers.printed_as_written(page, PROJECT)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A [@hou-2010, @packheiser-2024].", "write [@hou-2010; @packheiser-2024]."),
        ("A [@ hou-2010].", "“[@ hou-2010]” is not read as a citation and would be printed as it stands; write"),
        ("A [@hou-2010 @fang-2023].", "write [@hou-2010; @fang-2023]."),
        ("A (@hou-2010).", "write [@hou-2010]."),
        ("A ［@hou-2010］.", "“[@hou-2010]” holds full-width or invisible characters here"),
        ("A [＠hou-2010].", "“[@hou-2010]” holds full-width or invisible characters here"),
        ("A 【@hou-2010】.", "write [@hou-2010]."),
        ("A [@hou-2010；@fang-2023].", "“[@hou-2010; @fang-2023]” holds full-width"),
        (f"A [@hou{INVISIBLE}-2010].", "“[@hou-2010]” holds full-width or invisible characters here"),
        ("A { certainty = low }", "write { certainty=low } at the end of the line."),
        ("A { certainty=low } and more", "write { certainty=low } at the end of the line."),
        ("A ｛certainty=low｝", "“{ certainty=low }” holds full-width or invisible characters here"),
        (f"A {{ certainty{INVISIBLE}=low }}", "“{ certainty=low }” holds full-width or invisible"),
        ("A { certainty=“low” }", "write { certainty=low } at the end of the line."),
        ('A { certainty="low" }', "write { certainty=low } at the end of the line."),
        ("A { certanity=low }", "write { certainty=low } at the end of the line."),
        ("A { low }", "write { certainty=low } at the end of the line."),
        ("A certainty=very-low", "write { certainty=very-low } at the end of the line."),
        ("| a | b |\n| --- | --- |\n| x | { certainty = high } |", "docs/a.md:7  “{ certainty = high }” is not read"),
        ("## Sleep { #sleep low }", "write { #sleep certainty=low } after a space."),
        ("## Sleep { #sleep certainty = low }", "write { #sleep certainty=low } after a space."),
        ("## Sleep { #sleep certainty=“low” }", "write { #sleep certainty=low } after a space."),
        ("## Sleep { #sleep certainty= }", "write { #sleep } after a space."),
        ("## Sleep ｛ #sleep ｝", "“{ #sleep }” holds full-width or invisible characters here"),
        ("## Sleep { ＃sleep }", "“{ #sleep }” holds full-width or invisible characters here"),
        (f"## Sleep {{ #sleep{INVISIBLE} }}", "“{ #sleep }” holds full-width or invisible characters here"),
        ("## Sleep (#sleep)", "write { #sleep } after a space."),
        ("## Sleep{ #sleep }", "write { #sleep } after a space."),
        ("## Sleep { #sleep", "write { #sleep } after a space."),
        ("## Sleep #sleep", "write { #sleep } after a space."),
        ("## Sleep { #sleep onclick=alert(1) }", "cannot be read at the end of a heading"),
        ("##Sleep { #sleep }", "a heading begins with half-width # signs and a half-width space"),
        ("＃＃ Sleep { #sleep }", "a heading begins with half-width # signs and a half-width space"),
        ("##\u3000Sleep { #sleep }", "a heading begins with half-width # signs and a half-width space"),
        ("![x](figure:dose) words", "write ![what it shows](figure:dose) with an empty line before and after it."),
        ("Words\n![x](figure:dose)", "docs/a.md:6  a figure shows only in a paragraph of its own"),
        ("- ![x](figure:dose)", "a figure shows only in a paragraph of its own"),
        ("| ![x](figure:dose) |\n| --- |", "a figure shows only in a paragraph of its own"),
        ("![x]（figure:dose）", "write ![what it shows](figure:dose)"),
        ("![x] (figure:dose)", "write ![what it shows](figure:dose)"),
        ("![x](figure：dose)", "write ![what it shows](figure:dose)"),
        ("![x](Figure:dose)", "write ![what it shows](figure:dose)"),
        ("[x](figure:dose)", "write ![what it shows](figure:dose)"),
        ("See figure:dose.", "write ![what it shows](figure:dose)"),
        ("Call helpline:tell.", "a number to call is written as a link, [words](helpline:tell)"),
        ("Call [TELL]（helpline:tell）.", "a number to call is written as a link, [words](helpline:tell)"),
        ("Call [TELL](helpline：tell).", "a number to call is written as a link, [words](helpline:tell)"),
        ("Call [TELL] (helpline:tell).", "a number to call is written as a link, [words](helpline:tell)"),
        ("Call <helpline:tell>.", "a number to call is written as a link, [words](helpline:tell)"),
        ("![TELL](helpline:tell)", "a number to call is written as a link, [words](helpline:tell)"),
        (
            '!!! urgnet "Stop"\n\n    Stop.',
            "there is no box “urgnet”; choose in-short, small-start, non-urgent, urgent,",
        ),
    ],
)
def test_a_mistake_is_told_once_with_its_right_form(body: str, expected: str) -> None:
    (found,) = told(body)
    assert expected in found


@pytest.mark.parametrize(
    "first",
    [
        "!!! emergency 「Stop」",
        "!!! emergency “Stop”",
        "!!! emergency ＂Stop＂",
        "!!! emergency 'Stop'",
        '!!! emergency "Stop',
        '!!! emergency Stop"',
        '!!! emergency"Stop"',
        '！！！ emergency "Stop"',
        '!!!\u3000emergency "Stop"',
        '  !!! emergency "Stop"',
        '!!! emergancy “Stop"',
    ],
)
def test_a_line_that_does_not_become_a_box_is_told_with_the_right_one(first: str) -> None:
    assert told(f"{first}\n\n    Call [](helpline:ambulance).") == [
        'docs/a.md:5  this line does not become a box; write !!! emergency "Stop" at its beginning, '
        "and indent the text below by four half-width spaces."
    ]


def test_the_words_of_a_broken_box_stay_as_they_are() -> None:
    (found,) = told("!!! emergency 「死にたい…」\n\n    中止", "a.ja.md")
    assert '!!! emergency "死にたい…" と書き' in found


@pytest.mark.parametrize(
    "body",
    [
        '!!! urgent "Stop"\n\n　　Stop.',
        '!!! urgent "Stop"\n　　　　Stop.',
        '!!! urgent "Stop"\n\nStop.',
        '!!! urgent "Stop"\n\n  Stop.',
        '!!! urgent "Stop"\n\n\u00a0\u00a0\u00a0\u00a0Stop.',
        '!!! urgent "Stop"\n\n    Stop.\n\n　　And call.',
        '!!! urgent "Stop"',
    ],
)
def test_text_that_fell_out_of_its_box_is_told(body: str) -> None:
    assert told(body) == [
        "docs/a.md:5  text of this box stands outside it; begin each of its lines with four half-width spaces."
    ]


@pytest.mark.parametrize(
    "body",
    [
        "A [@hou-2010; @packheiser-2024], b [@fang-2023]. { certainty=low }",
        "## Sleep { #sleep certainty=low }\n\nText",
        "## Sleep { #sleep certainty=low }\n\nText",
        "| a | b { certainty=low } |\n| --- | --- |\n| x | { certainty=low } |",
        "![x](figure:dose)",
        "- One\n\n    ![x](figure:dose)",
        "Call [](helpline:tell) or [TELL](helpline:tell).",
        '!!! urgent "Stop"\n\n    Stop.\n\n\n    More.\n\nAfter.',
        '!!!urgent "Stop"\n    Stop.',
        "!!! in-short\n\n    - One\n    - Two\n\nAfter.",
        'Words\n!!! urgent "Say "no""\n\n    Stop.',
        '- One\n\n    !!! urgent "Stop"\n\n        Stop.\n\n    Two',
        "`[@a, @b]` and `{ certainty = low }` and `figure:x` and `helpline:x`",
        "```\n!!! urgent 「x」\n[@a, @b]\n## Sleep{ #sleep }\n```",
        "    !!! urgent 「x」",
        "~~~~\n```\nfigure:x\n~~~~",
        "Write to me@example.com, or (@mikage) there. In this figure: two lines. Our helpline: call.",
        "How sure? With certainty: low or high. Wow!!!",
        "Answer to question #3 in C#",
        "[words](massage.md){ .wide }",
    ],
)
def test_what_is_right_and_what_is_code_is_left_alone(body: str) -> None:
    assert told(body) == []


def test_nothing_is_left_over_on_the_shipped_pages() -> None:
    assert [leftovers.printed_as_written(page, PROJECT) for page in PROJECT.pages] == [[]] * len(PROJECT.pages)


def test_the_section_of_a_leftover_is_known() -> None:
    page = Source("a.md", "Top.\n\n## A { #a }\n\nText.\n\n## B { #b }\n\nA { certainty = low }\n")
    assert leftovers.spoilt(page) == {7}
