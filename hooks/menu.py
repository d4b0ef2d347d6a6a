"""The menu: what a page adds to it, and what a draft takes out of it.

mkdocs.yml is added to line by line: reading and writing it as YAML would lose its comments and layout.
"""

from typing import Any

from mkdocs.exceptions import ConfigurationError
from mkdocs.structure import StructureItem
from mkdocs.structure.pages import Page
from mkdocs.utils import yaml_load


def _known(settings: dict[str, Any]) -> tuple[list[dict[str, str]], dict[str, str]]:
    """Return the entries of the footer, and the Japanese words of all entries."""
    (footer,) = (item["Footer"] for item in settings["nav"] if "Footer" in item)
    (plugin,) = (item["i18n"] for item in settings["plugins"] if "i18n" in item)
    (japanese,) = (language for language in plugin["languages"] if language["locale"] == "ja")
    return footer, japanese["nav_translations"]


def _below(lines: list[str], heading: str) -> range:
    """Return the numbers of the lines that belong to the only line that reads `heading`, comments aside."""
    (start,) = (number for number, line in enumerate(lines) if line.partition(" #")[0].strip() == heading)
    depth = len(lines[start]) - len(lines[start].lstrip())
    end = start + 1
    while end < len(lines) and lines[end].strip() and lines[end].startswith(" " * (depth + 1)):
        end += 1
    return range(start + 1, end)


def titles(text: str) -> list[str]:
    """Return the English words of the menu's entries; raises `ValueError` if the text does not look as expected."""
    try:
        return list(_known(yaml_load(text))[1])
    except (ConfigurationError, KeyError, TypeError) as error:
        raise ValueError(text) from error


def with_entry(text: str, title: str, japanese: str, page: str) -> str:
    """Return the text with a page as the first of the footer, above what stands at the foot of every website.

    Raises `ValueError` if the text does not look as expected.
    """
    lines = text.splitlines(keepends=True)
    try:
        footer, words = _known(yaml_load(text))
        for heading, entry, at_the_end in (
            ("- Footer:", f"- {title}: {page}", False),
            ("nav_translations:", f"{title}: {japanese}", True),
        ):
            below = _below(lines, heading)
            beside = lines[below[0]]
            space, end = beside[: -len(beside.lstrip())], beside[len(beside.rstrip()) :]
            lines.insert(below[-1] + 1 if at_the_end else below[0], f"{space}{entry}{end}")
        changed = "".join(lines)
        if _known(yaml_load(changed)) == ([{title: page}, *footer], {**words, title: japanese}):
            return changed
    except (ConfigurationError, IndexError, KeyError, TypeError) as error:
        raise ValueError(text) from error
    raise ValueError(text)


def without_drafts(items: list[StructureItem]) -> list[StructureItem]:
    """Return the entries of a built menu and of the menus in it, those left out that lead to a draft."""
    kept = [item for item in items if not (isinstance(item, Page) and item.file.inclusion.is_excluded())]
    for item in kept:
        if item.children:
            item.children = without_drafts(item.children)
    return kept
