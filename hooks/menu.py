"""The menu: what a page adds to it, and what a draft takes out of it.

mkdocs.yml is added to line by line: reading and writing it as YAML would lose its comments and layout.
"""

import re

from mkdocs.exceptions import ConfigurationError
from mkdocs.structure import StructureItem
from mkdocs.structure.pages import Page
from mkdocs.utils import yaml_load

_FOOTER = re.compile(r"^ *- Footer:[^\r\n]*(?P<end>\r?\n)(?=(?P<space> *)- )", re.MULTILINE)


def _footer(text: str) -> list[str | dict[str, str]]:
    """Return the entries of the footer; raises `ValueError` if the text does not look as expected."""
    try:
        (footer,) = (item["Footer"] for item in yaml_load(text)["nav"] if "Footer" in item)
    except (ConfigurationError, KeyError, TypeError) as error:
        raise ValueError(text) from error
    return footer


def with_entry(text: str, page: str) -> str:
    """Return the text with a page as the first of the footer, above what stands at the foot of every website.

    The entry has no name of its own: each language shows the title of its page. Raises `ValueError` if the text does
    not look as expected.
    """
    changed = _FOOTER.sub(rf"\g<0>\g<space>- {page}\g<end>", text, count=1)
    if _footer(changed) != [page, *_footer(text)]:
        raise ValueError(text)
    return changed


def without_drafts(items: list[StructureItem]) -> list[StructureItem]:
    """Return the entries of a built menu and of the menus in it, those left out that lead to a draft."""
    kept = [item for item in items if not (isinstance(item, Page) and item.file.inclusion.is_excluded())]
    for item in kept:
        if item.children:
            item.children = without_drafts(item.children)
    return kept
