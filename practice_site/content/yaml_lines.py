"""YAML as people read it (1.2: `no` is a word, `10:00` a time), with the line of every field for messages."""

import re
from datetime import date
from typing import Any

import yaml

Place = tuple[str | int, ...]
_DEEPEST = 20  # levels; our files have five. The parser in C would follow a hundred thousand until it crashes.


class _Loader(yaml.CSafeLoader):
    """Knows the core rules of YAML 1.2, and dates; PyYAML's own rules are those of YAML 1.1."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"true|True|false|False", "tTfF"),
    ("int", r"[-+]?(?:0|[1-9][0-9]{0,14})", "-+0123456789"),  # longer ones are no numbers of ours, and cost time
    ("float", r"[-+]?(?:0|[1-9][0-9]{0,14})?\.[0-9]{1,15}", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("timestamp", r"\d{4}-\d\d-\d\d", "0123456789"),
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


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _date)


def read(text: str) -> tuple[Any, dict[Place, int]]:
    """Return the values of a YAML text, and the line of each field, counted from 1.

    Raises `UnreadableError` with everything that is no YAML of ours.
    """
    try:
        _refuse_traps(text)
        root = _Loader(text).get_single_node()
        lines = _lines(root)
        return root and _Loader("").construct_document(root), lines
    except yaml.MarkedYAMLError as error:
        mark = error.context_mark or error.problem_mark  # a quote that is never closed is at fault where it opens
        line = mark.line + 1 if mark else 1
        raise UnreadableError((line, _reason(text, line), "")) from None
    except yaml.reader.ReaderError as error:
        raise UnreadableError((text.count("\n", 0, error.position) + 1, "yaml_invisible", "")) from None


def _reason(text: str, line: int) -> str:
    written = (text.splitlines() or [""])[min(line, len(text.splitlines()) or 1) - 1]
    if "\t" in written:
        return "yaml_tab"
    return "yaml_wide_colon" if "：" in written and ": " not in written else "yaml_unreadable"


def _refuse_traps(text: str) -> None:
    """Refuse what no data needs and what may take all time or memory: aliases, tags, levels without end."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise UnreadableError((line, "yaml_alias", ""))
        if depth > _DEEPEST:
            raise UnreadableError((line, "yaml_too_deep", ""))
        if getattr(event, "tag", None):
            raise UnreadableError((line, "yaml_tag", ""))


def _lines(root: yaml.Node | None) -> dict[Place, int]:
    lines: dict[Place, int] = {(): 1}
    faults: list[tuple[int, str, str]] = []

    def walk(node: yaml.Node | None, place: Place) -> None:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                line = key.start_mark.line + 1
                if not isinstance(key, yaml.ScalarNode):
                    faults.append((line, "yaml_braces", ""))  # {{ name }} without quotes
                    continue
                inner = (*place, key.value)
                if inner in lines:
                    faults.append((line, "yaml_repeated", ".".join(map(str, inner))))
                lines[inner] = line
                walk(value, inner)
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                lines[(*place, index)] = value.start_mark.line + 1
                walk(value, (*place, index))

    walk(root, ())
    if faults:
        raise UnreadableError(*faults)
    return lines
