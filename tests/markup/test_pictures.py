"""Pictures say how large they are, come in the size that fits, and stand together, however they are written."""

from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser

from practice_site.markup.pictures import PictureFiles, Shown

SIZES = ((480, "assets/room-480.0123456789.webp"), (1440, "assets/room-1440.0123456789.webp"))
ROOM = Shown(1440, 1080, "assets/room-960.0123456789.jpg", SIZES)
DRAWING = Shown(120, 80, "assets/stone.0123456789.svg")


@pytest.fixture
def page(render: Callable) -> Callable[[str], LexborHTMLParser]:
    known = dict.fromkeys(("assets/room.jpg", "assets/部屋.jpg", "assets/my room.jpg"), ROOM)

    def rendered(text: str, at: str = "page/") -> LexborHTMLParser:
        return LexborHTMLParser(render(text, pictures=PictureFiles(at, known | {"assets/stone.svg": DRAWING})).html)

    return rendered


def one(page: LexborHTMLParser, selector: str) -> dict[str, str | None]:
    (found,) = page.css(selector)
    return found.attributes


@pytest.mark.parametrize(
    "written",
    [
        "![A room](../assets/room.jpg)",
        "![A room](../assets/部屋.jpg)",
        "![A room](../assets/%E9%83%A8%E5%B1%8B.jpg)",
        "![A room](<../assets/my room.jpg>)",
        "![A room](../assets/my%20room.jpg)",
        "![A room][room]\n\n[room]: ../assets/room.jpg",
        "![A room][]\n\n[A room]: ../assets/my%20room.jpg",
        "Words and ![A room](../assets/room.jpg) a picture.",
        "[![A room](../assets/room.jpg)](https://example.com/)",
        "- ![A room](../assets/room.jpg)",
        '!!! in-short "In short"\n    ![A room](../assets/room.jpg)',
        "| a | b |\n|---|---|\n| ![A room](../assets/room.jpg) | c |",
    ],
)
def test_every_way_to_write_a_picture_offers_its_sizes(page: Callable, written: str) -> None:
    found = page(written)
    assert one(found, "picture > source") == {
        "type": "image/webp",
        "srcset": "../assets/room-480.0123456789.webp 480w, ../assets/room-1440.0123456789.webp 1440w",
        "sizes": "(min-width: 45em) 41em, 92vw",
    }
    assert one(found, "picture > source + img") == {
        "alt": "A room",
        "src": "../assets/room-960.0123456789.jpg",
        "width": "1440",
        "height": "1080",
        "loading": "lazy",
        "decoding": "async",
    }


@pytest.mark.parametrize(("at", "expected"), [("", "assets/"), ("ja/", "../assets/"), ("ja/a/b/", "../../../assets/")])
def test_addresses_fit_the_page(page: Callable, at: str, expected: str) -> None:
    back = "../" * at.count("/")
    assert str(one(page(f"![A room]({back}assets/room.jpg)", at), "img")["src"]).startswith(f"{expected}room-960.")


def test_words_around_a_picture_stay(page: Callable) -> None:
    found = page("Before ![A room](../assets/room.jpg) *after*.")
    assert found.css_first("p").text(deep=True) == "Before  after."
    assert found.css("figure, .pictures") == []


def test_a_drawing_is_shown_as_it_is(page: Callable) -> None:
    found = page("![A stone](../assets/stone.svg)")
    assert found.css("picture") == []
    shown = one(found, "img")
    assert (shown["src"], shown["width"], shown["height"]) == ("../assets/stone.0123456789.svg", "120", "80")


@pytest.mark.parametrize(
    ("braces", "width", "height", "sizes"),
    [
        ("width=300", "300", "225", "min(300px, 92vw)"),
        ("width=300px", "300", "225", "min(300px, 92vw)"),
        ("height=225", "300", "225", "min(300px, 92vw)"),
        ("width=300 height=300", "300", "300", "min(300px, 92vw)"),
        ("width=50%", "328", "246", "min(328px, 92vw)"),
        ("width=wide", "1440", "1080", "(min-width: 45em) 41em, 92vw"),
        ("width=0", "1440", "1080", "(min-width: 45em) 41em, 92vw"),
    ],
)
def test_a_size_that_staff_ask_for_stays(page: Callable, braces: str, width: str, height: str, sizes: str) -> None:
    found = page(f"![A room](../assets/room.jpg){{ {braces} .wide loading=eager }}")
    shown = one(found, "img")
    assert (shown["width"], shown["height"], one(found, "source")["sizes"]) == (width, height, sizes)
    assert (shown["class"], shown["loading"]) == ("wide", "eager")


@pytest.mark.parametrize(("pictures", "sizes"), [(2, "20em"), (3, "13em"), (5, "13em")])
@pytest.mark.parametrize("between", [" ", "\n", "  \n"])
def test_pictures_of_one_paragraph_stand_side_by_side(page: Callable, pictures: int, sizes: str, between: str) -> None:
    found = page(between.join(["![A room](../assets/room.jpg)"] * pictures))
    assert len(found.css("div.pictures > picture > img")) == pictures
    assert [it.attributes["sizes"] for it in found.css("source")] == [f"(min-width: 45em) {sizes}, 92vw"] * pictures
    assert found.css("br, p, figure") == []


def test_words_in_quotes_are_the_caption(page: Callable) -> None:
    found = page('![A room](../assets/room.jpg "Where <we> work")')
    assert found.css_first("figure.photo > picture + figcaption").text() == "Where <we> work"
    assert "title" not in one(found, "img")
    assert found.css("p") == []


def test_pictures_side_by_side_have_their_own_captions(page: Callable) -> None:
    found = page('![A](../assets/room.jpg "One") ![B](../assets/stone.svg)\n![C](../assets/room.jpg "Three")')
    inside = [(it.tag, it.text(deep=True).strip()) for it in found.css_first("div.pictures").iter()]
    assert inside == [("figure", "One"), ("img", ""), ("figure", "Three")]


def test_a_link_to_a_picture_leads_to_its_largest_size(page: Callable) -> None:
    found = page("[Larger](../assets/room.jpg), [drawing](../assets/stone.svg), [other](https://example.com/room.jpg)")
    assert [it.attributes["href"] for it in found.css("a")] == [
        "../assets/room-1440.0123456789.webp",
        "../assets/stone.0123456789.svg",
        "https://example.com/room.jpg",
    ]


def test_what_is_no_picture_of_ours_is_left_alone(page: Callable) -> None:
    shown = one(page("![A room](../assets/gone.jpg)"), "img")
    assert shown["src"] == "../assets/gone.jpg"
    assert "width" not in shown
