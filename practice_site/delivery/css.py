"""The part of a stylesheet that given pages use, minified: each kind of page needs about half of what we write."""

import re
import string
from collections.abc import Iterable
from functools import cache

import minify_html
import tinycss2
from selectolax.lexbor import LexborHTMLParser
from tinycss2.ast import (
    AtRule,
    HashToken,
    IdentToken,
    LiteralToken,
    Node,
    QualifiedRule,
    SquareBracketsBlock,
    StringToken,
)

_STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`")
_WORD = re.compile(r"(?<![.#\[\w-])[A-Za-z][\w-]*")  # not the “x” of “.x”: selectors only ask for what is there
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
_PROPERTY = re.compile(r"(?<=[{;])\s*(--[\w-]+)\s*:")
_CUSTOM = re.compile(r"(?<![\w-])--[\w-]+")
_VALUE = r"(?:[^;{}\"']|\"[^\"]*\"|'[^']*')*"
_GROUPS = ("media", "supports")  # rules that hold other rules


def used_names(html: str) -> set[str]:
    """Return what selectors can ask of a page: tags as `p`, classes `.x`, ids `#x`, attributes `[x` and `[x=y`."""
    found: set[str] = set()
    for element in LexborHTMLParser(html).css("*"):
        found.add(str(element.tag))
        for name, value in element.attributes.items():
            found.update((f"[{name}", f"[{name}={value or ''}"))
            if name == "class":
                found.update(f".{word}" for word in (value or "").split())
            elif name == "id":
                found.add(f"#{value}")
    return found


def script_names(script: str) -> set[str]:
    """Return the classes, ids and attributes that a script may add, any word it quotes; and tags, quoted alone."""
    quoted = [text[1:-1] for text in _STRING.findall(script)]
    words = {word for text in quoted for word in _WORD.findall(text)}
    return {f"{kind}{word}" for word in words for kind in (".", "#", "[")} | words.intersection(quoted)


def _asked(selector: list[Node]) -> set[str]:
    """Return the names a selector needs; what stands in :not(), :is() and the like is not looked at."""
    asked: set[str] = set()
    before = ""
    for token in selector:
        if isinstance(token, IdentToken) and before == ".":
            asked.add(f".{token.value}")
        elif isinstance(token, IdentToken) and before != ":":
            asked.add(token.lower_value)
        elif isinstance(token, HashToken):
            asked.add(f"#{token.value}")
        elif isinstance(token, SquareBracketsBlock):
            asked.add(_asked_attribute(token))
        before = token.value if isinstance(token, LiteralToken) else ""
    return asked


def _asked_attribute(block: SquareBracketsBlock) -> str:
    """Return what `[name]`, `[name=value]` and the like ask for; of other comparisons only the name counts."""
    parts = [part for part in block.content if isinstance(part, (IdentToken, StringToken, LiteralToken))]
    name, *rest = [part.value for part in parts]
    return f"[{name}={rest[1]}" if rest[:1] == ["="] and len(rest) == 2 else f"[{name}"


def _selectors(rule: QualifiedRule) -> list[list[Node]]:
    found: list[list[Node]] = [[]]
    for part in rule.prelude:
        if isinstance(part, LiteralToken) and part.value == ",":
            found.append([])
        else:
            found[-1].append(part)
    return found


def _kept(rules: Iterable[Node], used: set[str]) -> list[str]:
    """Return the rules that may match, each as text."""
    found = []
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            selectors = [one for one in _selectors(rule) if _asked(one) <= used]
            if selectors:
                head = ",".join(tinycss2.serialize(one).strip() for one in selectors)
                found.append(f"{head}{{{tinycss2.serialize(rule.content)}}}")
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in _GROUPS and rule.content is not None:
            inner = "".join(_kept(tinycss2.parse_rule_list(rule.content, True, True), used))
            if inner:
                found.append(f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}")
        elif isinstance(rule, AtRule):
            found.append(rule.serialize())
    return found


def _without_unread(css: str, beside: str) -> str:
    """Leave out custom properties that nothing reads, here or beside; one may be read by another alone."""
    longer = ""
    while css != longer:
        longer, read = css, set(_VARIABLE.findall(css + beside))
        for name in set(_PROPERTY.findall(css)) - read:
            css = re.sub(rf"(?<=[{{;])\s*{name}\s*:{_VALUE}(?:;|(?=\}}))", "", css)
    return css


def _with_short_names(css: str, whole: str) -> str:
    """Give the custom properties of a whole stylesheet short names, the same in each part; all else stays."""
    names = dict.fromkeys(_PROPERTY.findall(whole))
    short = {name: f"--{letter}" for name, letter in zip(names, string.ascii_letters, strict=False)}
    return _CUSTOM.sub(lambda found: short.get(found[0], found[0]), css)


@cache
def parse(css: str) -> list[Node]:
    """Return the rules of a stylesheet."""
    return list(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


def purge(stylesheet: str, used: set[str], beside: str = "") -> str:
    """Return what is used of a stylesheet, minified; other stylesheets beside it may read its custom properties."""
    css = "".join(_kept(parse(stylesheet), used | {"html", "body", "head", "*"}))
    return _minified(_with_short_names(_without_unread(css, beside), stylesheet))


def beside(css: str, stylesheet: str) -> str:
    """Return one that stands beside a stylesheet, minified, with the names that custom properties have there."""
    return _minified(_with_short_names(css, stylesheet))


def _minified(css: str) -> str:
    style = minify_html.minify(f"<style>{css}</style>", minify_css=True)
    return style.removeprefix("<style>").removesuffix("</style>")
