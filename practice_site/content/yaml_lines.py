"""YAML as people read it (1.2: `no` is a word, `10:00` a time), with the line of every field for messages."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

import yaml

from practice_site.content import yaml_faults

Place = tuple[str | int, ...]
_DEEPEST = 20  # levels; our files have five. The parser in C would follow a hundred thousand until it crashes.
_LONGEST = 200_000  # characters; our files have forty thousand
_BREAKS = re.compile("[\r\x85\u2028\u2029]")  # only YAML takes them for the end of a line
# Control characters, and marks that turn the direction of text.
UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class _Int(int):
    """A whole number that knows how it was typed."""

    written: str


class _Float(float):
    """A number that knows how it was typed: 10.30 is another time than 10.3."""

    written: str


class _Loader(yaml.CSafeLoader):
    """Knows the core rules of YAML 1.2, and dates; PyYAML's own rules are those of YAML 1.1."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"true|True|false|False", "tTfF"),
    ("int", r"[-+]?(?:0|[1-9][0-9]{0,14})", "-+0123456789"),  # longer ones are no numbers of ours, and cost time
    ("float", r"[-+]?(?:0|[1-9][0-9]{0,14})?\.[0-9]{1,15}", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("timestamp", r"[0-9]{4}-[0-9][0-9]-[0-9][0-9]", "0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), [*_first, ""])


class UnreadableError(Exception):
    """What keeps a text from being read: `faults` has line and message, and the name of a field where there is one."""

    def __init__(self, *faults: tuple[int, str, str]) -> None:
        """Keep what is to be told."""
        super().__init__(faults)
        self.faults = faults


def _date(loader: _Loader, node: yaml.ScalarNode) -> date:
    try:
        return date.fromisoformat(node.value)
    except ValueError:
        raise UnreadableError((node.start_mark.line + 1, "yaml_no_such_day", node.value)) from None


def _number(kind: type[_Int] | type[_Float]) -> Callable[[_Loader, yaml.ScalarNode], _Int | _Float]:
    def construct(loader: _Loader, node: yaml.ScalarNode) -> _Int | _Float:
        number = kind(node.value)
        number.written = node.value
        return number

    return construct


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _date)
_Loader.add_constructor("tag:yaml.org,2002:int", _number(_Int))
_Loader.add_constructor("tag:yaml.org,2002:float", _number(_Float))


def as_typed(value: object) -> str:
    """Return a value as it stands in the file."""
    return str(value).lower() if isinstance(value, bool) else str(getattr(value, "written", value))


@lru_cache(4096)  # front matter of two thousand pages in each language, for which several checks ask
def read(text: str) -> tuple[Any, dict[Place, int]]:
    """Return the values of a YAML text, and the line of each field, counted from 1; nobody may change them.

    Raises `UnreadableError` with everything that is no YAML of ours.
    """
    text = text.removeprefix("\ufeff")
    if len(text) > _LONGEST:
        raise UnreadableError((1, "yaml_too_long", f"{len(text):,}"))
    if hidden := _BREAKS.search(text):
        raise UnreadableError((text.count("\n", 0, hidden.start()) + 1, "yaml_invisible", ""))
    try:
        _refuse_traps(text)
        root = _Loader(text).get_single_node()
        lines = _lines(root)
        return root and _Loader("").construct_document(root), lines
    except yaml.MarkedYAMLError as error:
        raise UnreadableError((*yaml_faults.found(text, error), "")) from None
    except yaml.reader.ReaderError as error:  # the parser in C counts bytes
        before = text.encode("utf-8", "surrogatepass")[: error.position]
        raise UnreadableError((before.count(b"\n") + 1, "yaml_invisible", "")) from None


def _refuse_traps(text: str) -> None:
    """Refuse what no data needs and what may take all time or memory: aliases, tags, levels without end."""
    depth, documents = 0, 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise UnreadableError((line, "yaml_alias", ""))
        if depth > _DEEPEST:
            raise UnreadableError((line, "yaml_too_deep", ""))
        if getattr(event, "tag", None):
            raise UnreadableError((line, "yaml_tag", ""))
        if documents > 1:
            raise UnreadableError((line, "yaml_second_document", ""))


def _lines(root: yaml.Node | None) -> dict[Place, int]:
    lines: dict[Place, int] = {(): 1}
    faults: list[tuple[int, str, str]] = []

    def walk(node: yaml.Node | None, place: Place) -> None:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                line = key.start_mark.line + 1
                if fault := yaml_faults.of_name(key):
                    faults.append((line, fault, ""))
                    continue
                key.tag = "tag:yaml.org,2002:str"  # a name is a word, whatever it looks like
                inner = (*place, key.value)
                if inner in lines:
                    faults.append((line, "yaml_repeated", ".".join(map(str, inner))))
                lines[inner] = line
                walk(value, inner)
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                lines[(*place, index)] = value.start_mark.line + 1
                walk(value, (*place, index))
        elif isinstance(node, yaml.ScalarNode) and node.style == '"' and UNSEEN.search(node.value):  # as "\u202e"
            faults.append((node.start_mark.line + 1, "yaml_invisible", ""))

    walk(root, ())
    if faults:
        raise UnreadableError(*faults)
    return lines
