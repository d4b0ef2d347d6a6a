"""The colours of `overrides/assets/site.css`: those of :root, by daylight and on dark screens."""

from functools import lru_cache
from typing import NamedTuple

import tinycss2
from tinycss2.ast import AtRule, Declaration, HashToken, Node, QualifiedRule

from practice_site.content.look import Look, Scheme

NAME = "assets/site.css"
_DARK = "(prefers-color-scheme: dark)"


class Token(NamedTuple):
    """A colour as `#1f5a4c`, and the line that gives it."""

    value: str
    line: int


@lru_cache(maxsize=4)
def colours(css: str) -> dict[Scheme, dict[str, Token]]:
    """Return the colours of a stylesheet by name; on dark screens those of daylight stand where no other is given."""
    found = _declared(_rules(css))
    tokens: dict[Scheme, dict[str, Token]] = {
        scheme: {name: Token(f"#{token.value}", token.source_line) for name, token in own.items()}
        for scheme, own in found.items()
    }
    return {"light": tokens["light"], "dark": tokens["light"] | tokens["dark"]}


def with_colours(css: str, look: Look) -> str:
    """Return a stylesheet with other colours in their places, so that paper and high contrast keep their own."""
    rules = _rules(css)
    for scheme, own in _declared(rules).items():
        for name, value in look.colours_given(scheme).items():
            if name in own:
                own[name].value, own[name].is_identifier = value.removeprefix("#"), False
    return str(tinycss2.serialize(rules))


def _rules(css: str) -> list[Node]:
    return list(tinycss2.parse_stylesheet(css))


def _declared(rules: list[Node]) -> dict[Scheme, dict[str, HashToken]]:
    """Return the token of each colour; what is changed in it is changed in the rules."""
    dark: list[Node] = []
    for rule in rules:
        if isinstance(rule, AtRule) and rule.content and tinycss2.serialize(rule.prelude).strip() == _DARK:
            dark += tinycss2.parse_rule_list(rule.content)
    return {"light": _of_root(rules), "dark": _of_root(dark)}


def _of_root(rules: list[Node]) -> dict[str, HashToken]:
    found = {}
    for rule in rules:
        if isinstance(rule, QualifiedRule) and tinycss2.serialize(rule.prelude).strip() == ":root":
            for it in tinycss2.parse_blocks_contents(rule.content):
                if isinstance(it, Declaration) and isinstance(value := _only_token(it), HashToken):
                    found[it.name.removeprefix("--")] = value
    return found


def _only_token(declaration: Declaration) -> Node | None:
    tokens = [token for token in declaration.value if token.type != "whitespace"]
    return tokens[0] if len(tokens) == 1 else None
