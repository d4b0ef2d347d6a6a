"""The line of a page in mkdocs.yml, found by the parser and changed as text: every other byte stays as it is."""

from collections.abc import Iterator

import yaml

from practice_site.checks.menu_words import leaves
from practice_site.commands.telling import Refused

_MENUS = ("nav", "not_in_nav")


def renamed(settings: bytes, old: str, new: str) -> bytes:
    """Return the settings with a page under its new name; raises `Refused` where its line has an unexpected form."""
    text = settings.decode("utf-8")
    for leaf in reversed(list(_places(text))):
        start, end = leaf.start_mark.index, leaf.end_mark.index
        lines = [_with_new_name(line, old, new) for line in text[start:end].split("\n")]
        text = text[:start] + "\n".join(lines) + text[end:]
    if _pages(text) != [_with_new_name(name, old, new) for name in _pages(settings.decode("utf-8"))]:
        raise Refused("desk_menu_odd", slug=old)
    return text.encode()


def _with_new_name(line: str, old: str, new: str) -> str:
    """Return a line that holds a name, with spaces, quotes or a slash around it."""
    for ending in (".md", ".ja.md"):
        if line.strip(" \r'\"").removeprefix("/") == f"{old}{ending}":
            return line.replace(f"{old}{ending}", f"{new}{ending}")
    return line


def without(settings: bytes, slug: str) -> bytes:
    """Return the settings without a page; raises `Refused` where another has to take its place first."""
    text = settings.decode("utf-8")
    gone = (f"{slug}.md", f"{slug}.ja.md")
    for menu in list(_lists(_root(text))):
        for entry in menu.value:
            inner = entry.value[0][1] if isinstance(entry, yaml.MappingNode) else entry
            if isinstance(inner, yaml.ScalarNode) and inner.value.removeprefix("/") in gone and len(menu.value) == 1:
                raise Refused("desk_only_in_menu", slug=slug)
    lines = text.split("\n")
    for leaf in reversed(list(_places(text))):
        first, after = leaf.start_mark.line, leaf.end_mark.line + 1
        if isinstance(leaf, yaml.ScalarNode) and leaf.style == "|":
            lines[first:after] = [it for it in lines[first:after] if it.strip() not in gone]
        elif leaf.value.removeprefix("/") in gone:
            del lines[first:after]
    text = "\n".join(lines)
    left = [name for name in _pages(settings.decode("utf-8")) if name.removeprefix("/") not in gone]
    if _pages(text) != left:
        raise Refused("desk_menu_odd", slug=slug)
    return text.encode()


def _root(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text)
    except yaml.YAMLError:
        return None


def _places(text: str) -> Iterator[yaml.Node]:
    """Yield each value of the menu, and the text that lists what stands in none, in their order."""
    root = _root(text)
    for key, value in root.value if isinstance(root, yaml.MappingNode) else []:
        if key.value in _MENUS:
            yield from leaves(value)


def _pages(text: str) -> list[str]:
    return [line for leaf in _places(text) for line in str(leaf.value).split("\n")]


def _lists(node: yaml.Node | None) -> Iterator[yaml.SequenceNode]:
    """Yield every list of the menu."""
    for key, value in node.value if isinstance(node, yaml.MappingNode) else []:
        if key.value == _MENUS[0]:
            yield from _below(value)


def _below(node: yaml.Node) -> Iterator[yaml.SequenceNode]:
    if isinstance(node, yaml.SequenceNode):
        yield node
        for entry in node.value:
            for _, value in entry.value if isinstance(entry, yaml.MappingNode) else []:
                yield from _below(value)
