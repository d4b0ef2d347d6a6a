"""YAML as people read it, with the line of every field for messages."""

import re
from datetime import date
from typing import Any

import yaml

Place = tuple[str | int, ...]


class _Loader(yaml.SafeLoader):
    """`10:00` is a time and not 600, `no` is a word, `078` keeps its zero."""


# PyYAML's own rules are those of YAML 1.1; these are the core rules of YAML 1.2, and dates.
_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"true|True|false|False", "tTfF"),
    ("int", r"[-+]?(?:0|[1-9][0-9]*)", "-+0123456789"),
    ("float", r"[-+]?(?:0|[1-9][0-9]*)?\.[0-9]+", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("timestamp", r"\d{4}-\d\d-\d\d", "0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), [*_first, ""])


def _date(loader: _Loader, node: yaml.ScalarNode) -> date:
    try:
        return date.fromisoformat(node.value)
    except ValueError:
        problem = f"there is no such day as {node.value}"
        raise yaml.constructor.ConstructorError(None, None, problem, node.start_mark) from None


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _date)


class RepeatedError(Exception):
    """A mapping holds a field twice; `fields` has line and name of each."""

    def __init__(self, fields: list[tuple[int, str]]) -> None:
        """Keep what is to be told."""
        super().__init__(fields)
        self.fields = fields


def read(text: str) -> tuple[Any, dict[Place, int]]:
    """Return the values of a YAML text, and the line of each field.

    Raises `RepeatedError`, or `yaml.YAMLError` for what is no YAML.
    """
    loader = _Loader(text)
    root = loader.get_single_node()
    lines: dict[Place, int] = {(): 1}
    repeated: list[tuple[int, str]] = []

    def walk(node: yaml.Node | None, place: Place) -> None:
        if isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                line = key.start_mark.line + 1
                if key.value in seen:
                    repeated.append((line, ".".join(map(str, (*place, key.value)))))
                seen.add(key.value)
                lines[(*place, key.value)] = line
                walk(value, (*place, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                lines[(*place, index)] = value.start_mark.line + 1
                walk(value, (*place, index))

    walk(root, ())
    if repeated:
        raise RepeatedError(repeated)
    return root and loader.construct_document(root), lines
