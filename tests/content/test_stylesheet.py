"""The colours of the stylesheet are read where they stand, and changed there alone."""

from practice_site.content.data_files import validated
from practice_site.content.look import Look
from practice_site.content.stylesheet import colours, with_colours
from tests.support.project import ROOT

CSS = (ROOT / "overrides/assets/site.css").read_text(encoding="utf-8")
LOOK = 'colours: {light: {ink: "#123456", on_action: "#eee"}, dark: {ink: "#abcdef"}}'


def look(text: str) -> Look:
    return validated(text, Look, "data/look.yml")


def test_dark_screens_have_the_colours_of_daylight_where_they_have_none_of_their_own() -> None:
    found = colours(
        ":root { --a: #123; --b: #456; --n: 3px }\n@media (prefers-color-scheme: dark) {\n:root { --a: #789 } }"
    )
    assert found == {
        "light": {"a": ("#123", 1), "b": ("#456", 1)},
        "dark": {"a": ("#789", 3), "b": ("#456", 1)},
    }


def test_only_the_colours_that_are_given_change_and_paper_keeps_its_own() -> None:
    changed = with_colours(CSS, look(LOOK))
    before, after = CSS.splitlines(), changed.splitlines()
    lines = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert lines == [
        (
            "  --ink: #1f2a27; --muted: #434f4a; --line: #ddd5c7;",
            "  --ink: #123456; --muted: #434f4a; --line: #ddd5c7;",
        ),
        (
            "  --action: #8f371d; --action-hover: #76290f; --on-action: #fff;",
            "  --action: #8f371d; --action-hover: #76290f; --on-action: #eee;",
        ),
        (
            "    --ink: #efeae0; --muted: #b9c2bc; --line: #3a4742;",
            "    --ink: #abcdef; --muted: #b9c2bc; --line: #3a4742;",
        ),
    ]


def test_without_colours_nothing_changes() -> None:
    assert with_colours(CSS, look("logo: null")) == CSS
