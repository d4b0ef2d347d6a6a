"""Words of data/ are made into HTML once, and lead from each page to where the others are."""

from collections.abc import Callable

from practice_site.markup.words import WordsAsHtml

WORDS = "Call [us](booking.md#form), or look at [all topics](topics.md)."


def seen_from(folder: str) -> Callable[[str], str]:
    return lambda page: f"{folder}{page.removesuffix('.md')}/"


def test_pages_in_other_places_get_other_links() -> None:
    as_html = WordsAsHtml({})
    for folder in ("../", "../../", "../"):
        made = as_html(WORDS, seen_from(folder))
        assert f'href="{folder}booking/#form"' in made
        assert f'href="{folder}topics/"' in made


def test_words_are_made_once_for_pages_that_see_the_others_in_the_same_places() -> None:
    as_html = WordsAsHtml({})
    assert as_html(WORDS, seen_from("../")) is as_html(WORDS, seen_from("../"))


def test_tags_stay_words() -> None:
    assert WordsAsHtml({})("<b>bold</b>", seen_from("")) == "<p>&lt;b&gt;bold&lt;/b&gt;</p>"
