"""HTML in a page: a few tags pass, and nothing that runs, loads or redirects, however it is written."""

from pathlib import Path

import pytest

from practice_site.checks import addresses, html
from practice_site.content.sources import Source
from practice_site.project import Project

PROJECT = Project(Path(__file__).parents[2])


def told(text: str) -> list[str]:
    page = Source("a.md", f"---\ntitle: x\n---\n{text}\n")
    checks = (html.tags_not_allowed, html.attributes_not_allowed, addresses.not_for_visitors)
    return [str(found) for check in checks for found in check(page, PROJECT)]


def test_the_shipped_pages_hold_nothing_of_the_kind() -> None:
    checks = (html.tags_not_allowed, html.attributes_not_allowed, addresses.not_for_visitors)
    assert [found for page in PROJECT.pages for check in checks for found in check(page, PROJECT)] == []


@pytest.mark.parametrize(
    "text",
    [
        "H<sub>2</sub>O, 10<sup>3</sup>, <kbd>Ctrl</kbd>, <small>small</small>, a<br>b, long<wbr>word",
        '<abbr title="World Health Organization" lang="en">WHO</abbr> and <span lang="ja">御影</span>',
        "<ruby>推拿<rp>（</rp><rt>すいな</rt><rp>）</rp></ruby> and <strong>b</strong> <em>e</em>",
        "<!-- a remark\nof two lines -->\nText",
        "`<script>` and p < 0.05 and &lt;script&gt; and a <- b",
        "```\n<script>alert(1)</script>\n[x](javascript:alert(1))\n```",
        "Text { certainty=low }\n\n## H { #h .wide }\n\n![a](b.png){ width=300 }",
        "Write {name} here, and { x = 1 } there.",
        "[a](massage.md#b) [b](https://example.com) [c](mailto:a@example.com) [d](tel:119) [](helpline:tell)",
        "**JavaScript:** not needed (data: WHO, 2021)",
    ],
)
def test_what_is_harmless_passes(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Words</div>", "</div> ends something that does not begin here"),
        ("</article>", "</article> ends something that does not begin here"),
        ("Words</b>", "</b> ends something that does not begin here"),
        ("<b>Words</i></b>", "</i> ends something that does not begin here"),
        ("<b>Words", "<b> begins here and does not end"),
        ("<!-- a note\n\nCall 119.", "a comment (<!--) begins here and does not end"),
        ("*Words*{ .visually-hidden }", "class= may not stand in braces"),
        ("*Words*{ class=wide }", "class= may not stand in braces"),
    ],
)
def test_what_would_end_or_hide_a_part_of_the_page_is_told_once(text: str, expected: str) -> None:
    (found,) = told(text)
    assert expected in found


@pytest.mark.parametrize(
    "tag",
    [
        '<meta http-equiv="refresh" content="0;url=https://example.com">',
        "<style>p { color: red }</style>",
        '<iframe src="https://example.com"></iframe>',
        "<svg><circle/></svg>",
        '<object data="x"></object>',
        '<embed src="x">',
        '<base href="https://example.com/">',
        '<link rel="dns-prefetch" href="//example.com">',
        "<input>",
        '<picture><source srcset="x"></picture>',
        '<div style="position:fixed">x</div>',
        "<script>alert(1)</script>",
        "<form action=x></form>",
        "<details open ontoggle=alert(1)>",
        "<svg/onload=alert(1)>",
        "<ScRiPt>alert(1)</ScRiPt>",
        "<x-y>z</x-y>",
        "<?php echo 1 ?>",
        "<!DOCTYPE html>",
    ],
)
@pytest.mark.parametrize("around", ["{}", "Words {} words", "- {}", '!!! urgent "T"\n\n    {}'])
def test_every_other_tag_is_refused(tag: str, around: str) -> None:
    assert any("HTML that may not stand in a page" in line for line in told(around.format(tag))), tag


def test_links_and_pictures_are_shown_the_markdown_way() -> None:
    assert told('<a href="x">Words</a> and <img src="y">') == [
        "docs/a.md:4  <a> is HTML; write Markdown instead: [words](address) or ![what it shows](address).",
        "docs/a.md:4  <img> is HTML; write Markdown instead: [words](address) or ![what it shows](address).",
    ]


def test_a_tag_below_others_is_told_with_its_own_line() -> None:
    assert told("Text\n\n<em>\n\n<em>a</em>\n</em>\n\n<div>\n<video></video>\n</div>") == [
        "docs/a.md:11  <div> is HTML that may not stand in a page; take it out.",
        "docs/a.md:12  <video> is HTML that may not stand in a page; take it out.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<em onclick=alert(1)>x</em>", "onclick may not stand in <em>"),
        ('<span style="color:red">x</span>', "style may not stand in <span>"),
        ("Text <sup>1", "<sup> begins here and does not end"),
        ("**x**{ onclick=alert(1) }", "onclick= may not stand in braces"),
        ("**x**{: style='position:fixed' }", "style= may not stand in braces"),
        ("A { certainty=low } b { #c onmouseover=d }", "onmouseover= may not stand in braces"),
        ("![a](b.png){ src=https://example.com/c.png }", "src= may not stand in braces"),
    ],
)
def test_attributes_that_do_something_are_refused(text: str, expected: str) -> None:
    (line,) = told(text)
    assert expected in line


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](JavaScript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](&#x6A;avascript&colon;alert(1))",
        "[x](java\nscript:alert(1))",
        "[x](\tjavascript:alert(1))",
        "[x](vbscript:msgbox)",
        "[x](data:text/html,<b>x)",
        "![x](data:text/html,x)",
        "[x][r]\n\n[r]: javascript:alert(1)",
    ],
)
def test_a_link_that_runs_a_script_is_refused(text: str) -> None:
    assert any(" runs a script" in line and line.startswith("docs/a.md:4 ") for line in told(text)) or (
        "[r]:" in text and any(line.startswith("docs/a.md:6 ") for line in told(text))
    )


@pytest.mark.parametrize("target", ["C:/Users/me/list.md", "ftp://example.com/a"])
def test_a_link_to_the_writers_own_computer_is_refused(target: str) -> None:
    assert told(f"[words]({target})") == [
        f"docs/a.md:4  no visitor can follow the link {target}; "
        "write a page such as massage.md or an address that begins with https://."
    ]


def test_a_file_of_the_writers_own_computer_is_told() -> None:
    (line,) = told("Text\n\n[words](file:///Users/me/list.md)")
    assert line.startswith("docs/a.md:6  this link leads to a file on your own computer")
