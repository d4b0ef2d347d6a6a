"""Colours that people cannot tell apart are told, with what they are and what is needed, and build no site."""

import re

import pytest

from practice_site.checks.contrast import PAIRS, contrast
from tests.support.project import Project


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000", "#ffffff", 21),
        ("#fff", "#fff", 1),
        ("#777777", "#ffffff", 4.478),  # the two greys that everybody who checks contrast knows
        ("#767676", "#FFFFFF", 4.542),
        ("#ff0000", "#ffffff", 3.998),
        ("#ffff00", "#ffffff", 1.074),
    ],
)
def test_the_ratio_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.001)


def told(project: Project, text: str = "") -> list[str]:
    if text:
        project.write("data/look.yml", text)
    return [it for it in project.told() if "contrast" in it]


def test_the_shipped_colours_can_be_told_apart(project: Project) -> None:
    assert told(project) == []


@pytest.mark.slow
def test_white_on_a_yellow_button_is_told_in_both_languages_and_builds_no_site(project: Project) -> None:
    words = told(project, 'colours:\n  light:\n    action: "#ffe94d"\n    on_action: "#fff"\n')
    assert words == [
        "data/look.yml:4  On light screens, on_action #fff on action #ffe94d has a contrast of 1.23:1, and people need "
        "4.5:1 to see it well; make one of the two darker or lighter. · 明るい画面で、action（#ffe94d）の上の"
        "on_action（#fff）が見分けにくい組み合わせです。明暗の比が1.23:1で、4.5:1以上が必要です。どちらかを濃くするか薄くしてください。"
    ]
    assert project.command("build").returncode != 0
    assert not project.site.exists()


def test_a_colour_meets_those_that_nobody_changed(project: Project) -> None:
    assert [it.partition(" has ")[0] for it in told(project, 'colours:\n  dark:\n    surface: "#8ad3bd"\n')] == [
        f"data/look.yml:3  On dark screens, {name} on surface #8ad3bd"
        for name in (
            "control #7e8a84",
            "focus #a8c7ff",
            "ink #efeae0",
            "link #8ad3bd",
            "muted #b9c2bc",
            "primary #7fcbb4",
        )
    ]


def test_a_ratio_just_below_is_never_rounded_up_to_the_one_that_is_needed(project: Project) -> None:
    words = told(
        project,
        'colours:\n  light:\n    surface: "#fff"\n    background: "#fff"\n    sand: "#fff"\n    muted: "#777"\n',
    )
    assert len(words) == 3
    assert all("has a contrast of 4.47:1, and people need 4.5:1" in it for it in words)


def test_a_colour_of_the_stylesheet_is_told_there(project: Project) -> None:
    project.edit("overrides/assets/site.css", "--on-action: #fff;", "--on-action: #d99;")
    line = project.line("overrides/assets/site.css", "--on-action: #d99;")
    (first, second) = told(project)
    assert first.startswith(f"overrides/assets/site.css:{line}  On light screens, on_action #d99 on action #8f371d")
    assert "action_hover #76290f" in second


@pytest.mark.slow
@pytest.mark.parametrize("pair", PAIRS)
def test_every_pair_is_looked_at(project: Project, pair: tuple[str, str]) -> None:
    name, ground = pair
    css = project.text("overrides/assets/site.css")
    light, _, rest = css.partition("@media")
    same = re.sub(rf"(?<=--{name}: )#\w+|(?<=--{ground}: )#\w+", "#888", light)
    project.write("overrides/assets/site.css", f"{same}@media{rest}")
    wanted = f"{name.replace('-', '_')} #888 on {ground.replace('-', '_')} #888 has a contrast of 1.00:1"
    assert [it for it in told(project) if wanted in it]
