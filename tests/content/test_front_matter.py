"""What a page says of itself is read as the data files are, and a preview shows what is right of it."""

from datetime import date

import pytest

from practice_site.content.front_matter import read
from practice_site.content.sources import Source

TEMPLATES = ["article.html", "main.html"]


def page(*lines: str, name: str = "massage.md") -> Source:
    return Source(name, "\n".join(("---", "title: Massage", "description: Words.", *lines, "---", "", "Body.")))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["reviewd: 2026-11-22"], "docs/massage.md:4  reviewd is not known here; did you mean “reviewed”?"),
        (["reviewed: 22.11.2026"], "docs/massage.md:4  reviewed: “22.11.2026” does not fit; expected a date such as"),
        (["template: artikel.html"], "docs/massage.md:4  template names artikel.html, and there is no such template"),
        (["draft: perhaps"], "docs/massage.md:4  draft: “perhaps” does not fit; expected true or false"),
        (["lead: a", "lead: b"], "docs/massage.md:5  lead stands here twice; keep one."),
        (["lead: a: b"], "docs/massage.md:4  this line cannot be read"),
        (["lead：a"], "docs/massage.md:4  the colon is a full-width one"),
        (["lead:\ta\t: b"], "docs/massage.md:4  a tab stands where spaces belong"),
        (["reviewed: 2026-11-22", "next_review: 2026-11-22"], "next_review 2026-11-22 does not come after reviewed"),
        (
            ['lead: "never closed', "reviewed: 2026-11-22"],
            "docs/massage.md:4  a quote opens in this line",
        ),
        (["lead: {{ name }}"], "docs/massage.md:4  braces at the beginning of words mean something else here"),
        (["lead: {{ name }} and more"], "docs/massage.md:4  braces at the beginning of words mean something else"),
        (["lead: Is **this** bold?"], "docs/massage.md:4  lead holds “**”, which would be printed as it stands here"),
        (["lead: Read [this](x.md)."], "docs/massage.md:4  lead holds “](”"),
        (["lead: Dear {{ name }}"], "docs/massage.md:4  lead holds “{{”"),
        (["lead: Is <b>this</b> bold?"], "docs/massage.md:4  lead holds “</”"),
        (["1: x"], "docs/massage.md:4  1 is not known here"),
    ],
)
def test_each_mistake_is_told_once_with_its_line(lines: list[str], expected: str) -> None:
    (found,) = read(page(*lines), TEMPLATES).issues
    assert expected in str(found)


def test_a_japanese_page_is_told_in_japanese() -> None:
    (found,) = read(page("draft: たぶん", name="massage.ja.md"), TEMPLATES).issues
    assert str(found) == (
        "docs/massage.ja.md:4  draft：「たぶん」は使えません。書き方：true か false（または行そのものを消す）。"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "---\ntitle: 2027\ndescription: Words.\n---\n",
            "docs/x.md:2  title: “2027” does not fit; expected the page's",
        ),
        ("---\ntitle: x\n---\n", "docs/x.md:2  description is missing"),
        ("---\ntitle: x\ndescription: ''\n---\n", "docs/x.md:3  description: “” does not fit"),
        (f"---\ntitle: {'x' * 71}\ndescription: y\n---\n", "docs/x.md:2  title has 71 characters; 70 are enough."),
        ("title: x\n", "docs/x.md:1  the page has to begin with a line ---"),
        ("---\ntitle: x\n", "docs/x.md:1  the page has to begin with a line ---"),
        ("---\n- a\n---\n", "docs/x.md:"),
    ],
)
def test_what_every_page_needs(text: str, expected: str) -> None:
    (found,) = read(Source("x.md", text), TEMPLATES).issues
    assert str(found).startswith(expected)


def test_a_preview_shows_what_is_right() -> None:
    front = read(page("draft: true", "reviewed: 2026-11-22", "colour: red"), TEMPLATES).front
    assert (front.title, front.draft, front.reviewed) == ("Massage", True, date(2026, 11, 22))
    assert read(Source("x.ja.md", "---\ntitle: 2027\n---\n"), TEMPLATES).front.title == "2027"
    assert read(Source("x.md", "no front matter"), TEMPLATES).front.title == "x"


@pytest.mark.parametrize(
    ("lines", "draft"),
    [
        (["draft: true", "lead: a: b"], True),
        (["lead: a: b", "draft：true"], True),
        (["draft: yes", "lead: [a]"], True),
        (["draft: true # to be read again", "reviewd: 2026-11-22"], True),
        (["draft: perhaps"], True),
        (["draft: false # at last", "lead: a: b"], False),
        (["draft: 'no'", "lead: a: b"], False),
        (["lead: a: b"], False),
    ],
)
def test_a_page_that_cannot_be_read_is_still_a_draft_if_it_says_so(lines: list[str], draft: bool) -> None:
    found = read(page(*lines), TEMPLATES)
    assert found.issues
    assert found.front.draft is draft


def test_a_page_whose_lines_are_lost_is_still_a_draft_if_it_says_so() -> None:
    assert read(Source("a.md", "title: x\ndraft: true\n\nWords."), TEMPLATES).front.draft
    assert not read(Source("a.md", "title: x\n\nWords."), TEMPLATES).front.draft
