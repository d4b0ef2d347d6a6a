"""Everybody can read what stands on a ground of these colours, whatever staff or a developer made of them."""

from typing import get_args

from practice_site.content import stylesheet, yaml_lines
from practice_site.content.look import Scheme
from practice_site.content.sources import Source
from practice_site.content.stylesheet import Token
from practice_site.issues import Issue, Said, issue, said
from practice_site.project import Project

# What the stylesheet puts on which ground, and the least contrast that WCAG 2.2 asks for: 1.4.3 for words, and
# 1.4.11 for what one has to see of a control or a drawing. A button with words needs no edge.
_PAGE = ("background", "surface", "sand")
_WORDS = {
    "ink": _PAGE,
    "muted": _PAGE,
    "link": _PAGE,
    "on-primary": ("primary",),
    "on-action": ("action", "action-hover"),
    "crisis-ink": ("crisis", "background"),
}
_SHAPES = {
    "primary": _PAGE,
    "control": _PAGE,
    "focus": (*_PAGE, "crisis"),
    "crisis-line": ("crisis", "background"),
}
PAIRS = {
    **{(name, ground): 4.5 for name, grounds in _WORDS.items() for ground in grounds},
    **{(name, ground): 3.0 for name, grounds in _SHAPES.items() for ground in grounds},
}
_STYLES, _LOOK = f"overrides/{stylesheet.NAME}", "data/look.yml"
_LINEAR_BELOW = 0.04045


def too_low(pages: list[Source], project: Project) -> list[Issue]:
    """Return each pair of colours that is too hard to tell apart, where the first of the two that is given stands."""
    shipped = stylesheet.colours((project.root / _STYLES).read_text(encoding="utf-8"))
    _, lines = yaml_lines.read((project.root / _LOOK).read_text(encoding="utf-8"))
    found = []
    for scheme in get_args(Scheme):
        given = {
            name: Token(value, lines["colours", scheme, name.replace("-", "_")])
            for name, value in project.data.look.colours_given(scheme).items()
        }
        found += _too_low(scheme, given, shipped[scheme] | given)
    return found


def _too_low(scheme: Scheme, given: dict[str, Token], colours: dict[str, Token]) -> list[Issue]:
    found = []
    for (name, ground), needed in PAIRS.items():
        if not {name, ground} <= colours.keys():
            continue  # another stylesheet, with colours of its own
        ratio = contrast(colours[name].value, colours[ground].value)
        if ratio < needed:
            told = next((it for it in (name, ground) if it in given), name)
            found.append(
                issue(
                    _LOOK if told in given else _STYLES,
                    colours[told].line,
                    "contrast_too_low",
                    scheme=said(f"scheme_{scheme}"),
                    name=_in_look(name, colours),
                    ground=_in_look(ground, colours),
                    ratio=f"{int(ratio * 100) / 100:.2f}",
                    needed=f"{needed:g}",
                )
            )
    return found


def _in_look(name: str, colours: dict[str, Token]) -> Said:
    """Return a colour as data/look.yml names it, and what it is."""
    value = colours[name].value
    return Said(f"{name.replace('-', '_')} {value}", f"{name.replace('-', '_')}（{value}）")


def contrast(one: str, other: str) -> float:
    """Return how far two colours are apart, from 1 to 21: the contrast ratio of WCAG 2.2."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (it / 12.92 if it <= _LINEAR_BELOW else ((it + 0.055) / 1.055) ** 2.4 for it in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
