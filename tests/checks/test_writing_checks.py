"""Headings, link words and pictures' words: for people who hear a page, and who scan it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from practice_site.checks import writing
from practice_site.content.sources import Source
from practice_site.issues import Issue
from practice_site.project import Project

PROJECT = Project(Path(__file__).parents[2])
CHECKS: list[Callable[[Source, Project], list[Issue]]] = [
    writing.heading_out_of_line,
    writing.heading_without_its_own_id,
    writing.link_without_words,
    writing.picture_without_words,
    writing.picture_from_elsewhere,
]


def told(text: str, japanese: bool = False) -> list[str]:
    page = Source("a.ja.md" if japanese else "a.md", f"---\ntitle: x\n---\n\n{text}\n")
    return [str(found) for check in CHECKS for found in check(page, PROJECT)]


def test_the_shipped_pages_are_well_written() -> None:
    assert [found for page in PROJECT.pages for check in CHECKS for found in check(page, PROJECT)] == []


@pytest.mark.parametrize(
    ("line", "english", "japanese"),
    [
        ("[here](booking.md)", "“here” does not say where the link leads", "「here」では行き先がわかりません。"),
        ("[**Click here**.](booking.md)", "“Click here.” does not say", "「Click here.」では"),
        ("[こちら](booking.md)", "“こちら” does not say", "「こちら」では行き先がわかりません。"),
        ("[](booking.md)", "the link has no words", "リンクに言葉がありません。"),
        ("# One { #one }", "the title stands in the front matter already; begin with ##.", "見出しは ## から始めて"),
        ("#### One { #one }", "the heading skips a level; use ## here.", "見出しの段が飛んでいます。## に"),
        ("## One", "docs/a.md:5  the heading needs an id", "同じ id が必要です"),
        ("One\n---", "docs/a.md:5  the heading needs an id", "同じ id が必要です"),
        (
            "## One { #one }\n\n## Two { #one }",
            "docs/a.md:7  #one stands on this page twice.",
            "#one がこのページに二つ",
        ),
    ],
)
def test_a_slip_is_named_once_with_its_line(line: str, english: str, japanese: str) -> None:
    (in_english,), (in_japanese,) = told(line), told(line, japanese=True)
    assert english in in_english
    assert japanese in in_japanese


@pytest.mark.parametrize(
    "line",
    ["`[here](x)`", "[Booking](booking.md)", "![A stone](assets/x.png)", "Call [](helpline:tell)", "    ## code"],
)
def test_what_is_right_is_not_named(line: str) -> None:
    assert told(line) == []


@pytest.mark.parametrize(
    "picture",
    [
        "![{}](x.png)",
        "![{}](</assets/my photo.jpg>)",
        "![{}](/assets/%E5%86%99.jpg)",
        "![{}][room]\n\n[room]: 写真.jpg",
    ],
)
def test_the_words_of_a_picture_are_asked_for_however_it_is_written(picture: str) -> None:
    assert told(picture.format("")) == [
        "docs/a.md:5  the image has no words for people who cannot see it: ![what it shows](…)"
    ]
    assert told(picture.format("石")) == ["docs/a.md:5  the words of the image are not English."]
    assert told(picture.format("A stone"), japanese=True) == ["docs/a.ja.md:5  画像の説明が日本語ではありません。"]
    assert told(picture.format("A stone")) == []


@pytest.mark.parametrize(
    "target",
    [
        "https://images.example.com/p.jpg",
        "http://example.com/p.jpg",
        "//example.com/p.jpg",
        "data:image/png;base64,AAAA",
    ],
)
def test_a_picture_from_another_site_is_named_with_its_line(target: str) -> None:
    (line,) = told(f"Text\n\n![A stone]({target})")
    assert line.startswith("docs/a.md:7  this picture lies on another site")
