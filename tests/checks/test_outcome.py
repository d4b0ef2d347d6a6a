"""What Markdown makes of a page is what its writer sees: what comes out otherwise is told, once, with its line."""

import pytest
from markdown import Markdown

from practice_site.checks import outcome
from practice_site.content.sources import Source
from practice_site.markup.shape import ShapeProcessor
from practice_site.project import Project
from tests.support.project import ROOT


def made(text: str, name: str = "a.md") -> list[str]:
    md = Markdown(extensions=["admonition", "attr_list", "fenced_code", "tables"])
    shape = ShapeProcessor()
    md.treeprocessors.register(shape, "shape", 7)
    md.convert(text)
    return [str(it) for it in outcome.differences(Source(name, text), shape.blocks, shape.words)]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("You need:\n- a towel\n- water", 2, "a list would not come out"),
        ("Steps:\n1. breathe\n2. rest", 2, "a list would not come out"),
        ("1) One\n2) Two", 1, "a list would not come out"),
        ("- One\n  - inner\n- Two", 2, "a list would not come out"),
        ("1. One\n\n   More.\n\n2. Two", 5, "a list would not come out"),
        ("- One\n\n  More.\n\n- Two", 5, "a list would not come out"),
        ("Words:\n• One\n• Two", 2, "a list would not come out"),
        ("Prices:\n| A | B |\n|---|---|\n| 1 | 2 |", 2, "a table would not come out"),
        ("| A | B |\n| 1 | 2 |", 1, "a table would not come out"),
        ("Words.\n\n  ## Next { #next }\n\nMore.", 3, "this heading would be printed"),
        ('- One\n\n  !!! emergency "119"\n\n      Call.', 3, "this box would be printed"),
        ("Words.\n\n    Call [119](tel:119).", 3, "would look like a program"),
        ("Words.\n\n\tCall [119](tel:119).", 3, "would look like a program"),
        ("Words.\n\nThis is **important.", 3, "“**” would be printed"),
        ("~~Old~~ new", 1, "“~~” would be printed"),
        ("![A room]\n\n[A room]: <../assets/my room.jpg>", 3, "write the address into the link or picture"),
    ],
)
def test_what_comes_out_otherwise_is_told_once_with_its_line(text: str, line: int, words: str) -> None:
    (found,) = made(text)
    assert found.startswith(f"docs/a.md:{line}  ")
    assert words in found


@pytest.mark.parametrize(
    "text",
    [
        "- One\n\n    More.\n\n    - inner\n\n- Two\n\nMore:\n\n1. One\n2. Two",
        '- One\n\n    !!! emergency "119"\n\n        Call [119](tel:119).\n\n- Two',
        "```\n- x **y\n    z\n```\n\n`**` and 5 * 3 and a - b",
        "| A | B |\n|---|---|\n| 1 | 2 |\n\n> Words\n\n## Next { #next }\n\n---\n\nMore.",
        "It was 2\n2026. And 3.5 more – or\nso.  \n・ One  \n・ Two",
    ],
)
def test_what_comes_out_as_written_is_fine(text: str) -> None:
    assert made(text) == []


def test_japanese_emphasis_that_markdown_reads_is_fine() -> None:
    assert made("これは**「大切」**です。", "a.ja.md") == []
    (found,) = made("これは＊＊大切＊＊です。", "a.ja.md")
    assert found.startswith("docs/a.ja.md:1  「＊＊」がそのまま表示されてしまいます。")


def test_what_has_been_told_of_a_page_is_not_told_again() -> None:
    assert made("Words.\n\n!!! urgent “Stop”\n\n    Call.") == []


def test_an_id_of_the_template_is_told_and_one_of_the_page_alone_is_not() -> None:
    page = Source("a.md", "## Help #get-help { #get-help }\n\n## More { #more }")
    html = '<section id="get-help"></section><h2 id="get-help">Help</h2><h2 id="more">More</h2>'
    (found,) = outcome.ids_of_the_template(page, ["get-help", "more"], html)
    assert str(found).startswith("docs/a.md:1  #get-help is the name of another part of this page")
    (found,) = outcome.ids_of_the_template(Source("a.md", "*x*{ #x }\n\n## X { #x }"), ["x", "x"], ' id="x" id="x"')
    assert str(found) == "docs/a.md:1  #x stands on this page twice."


def test_every_shipped_page_comes_out_as_written() -> None:
    for page in Project(ROOT).pages:
        assert made(page.body, page.name) == []
