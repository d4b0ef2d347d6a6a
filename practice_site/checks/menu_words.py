"""The pages and words of the menu, and the words of boxes without a title of their own, as they stand in mkdocs.yml."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import yaml

from practice_site.content.data_files import LANGUAGES, Language

_TRANSLATED = ("nav_translations", "admonition_translations")


def titles(settings: Path) -> list[tuple[int, str, Language]]:
    """Return line, words and language of each title; MkDocs itself keeps no lines."""
    root = yaml.compose(settings.read_text(encoding="utf-8-sig"), Loader=yaml.CSafeLoader)
    found = [
        (key.start_mark.line + 1, key.value, LANGUAGES[0])
        for name, value in _entries(root)
        if name.value == "nav"
        for key in _keys(value)
    ]
    for language in _mappings(root):
        fields = {key.value: value for key, value in _entries(language)}
        if getattr(fields.get("locale"), "value", None) in LANGUAGES:
            words = [value for name in _TRANSLATED for _, value in _entries(fields.get(name))]
            locale = cast("Language", fields["locale"].value)
            found += [(value.start_mark.line + 1, str(value.value), locale) for value in words]
    return found


def pages(settings: Path) -> list[tuple[int, str]]:
    """Return line and name of each page in the menu."""
    root = yaml.compose(settings.read_text(encoding="utf-8-sig"), Loader=yaml.CSafeLoader)
    menus = [value for name, value in _entries(root) if name.value == "nav"]
    return [(leaf.start_mark.line + 1, str(leaf.value)) for menu in menus for leaf in leaves(menu)]


def leaves(node: yaml.Node) -> Iterator[yaml.Node]:
    """Yield every single value below a node."""
    inner = node.value if isinstance(node, yaml.SequenceNode) else [value for _, value in _entries(node)]
    if isinstance(node, yaml.ScalarNode):
        yield node
    for value in inner:
        yield from leaves(value)


def _entries(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def _keys(node: yaml.Node) -> Iterator[yaml.Node]:
    for entry in node.value if isinstance(node, yaml.SequenceNode) else []:
        for key, value in _entries(entry):
            yield key
            yield from _keys(value)


def _mappings(node: yaml.Node | None) -> Iterator[yaml.Node]:
    """Yield every mapping below a node."""
    if isinstance(node, yaml.MappingNode):
        yield node
    inner = node.value if isinstance(node, yaml.SequenceNode) else [value for _, value in _entries(node)]
    for value in inner:
        yield from _mappings(value)
