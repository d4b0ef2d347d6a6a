"""What staff may write into data/look.yml, and what they are told of the rest."""

from pathlib import Path

import pytest

from practice_site.content.data_files import validated
from practice_site.content.look import Look
from practice_site.issues import IssuesError

DOCS = Path(__file__).parents[2] / "docs"
PHOTO = "/assets/sample/room.svg"


def read(text: str) -> Look:
    return validated(text, Look, "data/look.yml", context={"docs": DOCS})


def told(text: str) -> list[str]:
    with pytest.raises(IssuesError) as error:
        read(text)
    return [str(it) for it in error.value.issues]


def test_all_of_it_may_be_given_or_nothing() -> None:
    assert read("logo: null\n").colours_given("light") == {}
    look = read(
        f"logo: {PHOTO}\nlogo_on_dark: {PHOTO}\nhero:\n  file: {PHOTO}\n  words: {{en: Room, ja: 部屋}}\n"
        'colours:\n  light:\n    on_action: "#FFF"\n  dark:\n    action: "#a1b2c3"\n'
    )
    assert look.logo == "assets/sample/room.svg"
    assert look.colours_given("light") == {"on-action": "#FFF"}
    assert look.colours_given("dark") == {"action": "#a1b2c3"}


@pytest.mark.parametrize(
    "colour", ["red", "'#ff'", "'#12345g'", "'#1234567'", "'#11223344'", "'1f5a4c'", "112233", "'#１２３'"]
)
def test_a_colour_is_written_in_three_or_six_digits(colour: str) -> None:
    (words,) = told(f"colours:\n  light:\n    action: {colour}\n")
    assert words.startswith("data/look.yml:3  colours.light.action: “")
    assert 'a colour such as "#1f5a4c", in quotes' in words
    assert "引用符で囲んだ色" in words


def test_a_colour_that_yaml_takes_for_a_remark_is_told() -> None:
    first, second = told("colours:\n  dark:\n    action: #ffffff\n    on_action: #000\n")
    assert first.startswith("data/look.yml:3  colours.dark.action needs a colour in quotes")
    assert second.startswith("data/look.yml:4  colours.dark.on_action needs a colour in quotes")
    assert "引用符" in first


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("logo: /assets/nothing.svg\n", "data/look.yml:1  logo is /assets/nothing.svg, and there is no such picture"),
        (f"logo_on_dark: {PHOTO}\n", "data/look.yml:1  logo_on_dark needs logo too"),
        (
            'colours:\n  light:\n    actoin: "#fff"\n',
            "data/look.yml:3  colours.light.actoin is not known here; did you",
        ),
        ('colours:\n  light:\n    crisis: "#fff"\n', "data/look.yml:3  colours.light.crisis is not known here; known"),
        (f"hero:\n  file: {PHOTO}\n", "data/look.yml:1  hero.words is missing"),
    ],
)
def test_other_mistakes_are_told_with_their_line(text: str, expected: str) -> None:
    (words,) = told(text)
    assert words.startswith(expected)
