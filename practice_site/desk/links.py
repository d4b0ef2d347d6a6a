"""Who leads to a page: links in other pages, and what stands in the files of data/."""

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

import yaml

from practice_site.content.outline import outline
from practice_site.content.parts import Link, Section
from practice_site.content.sources import Source

ENDINGS = (".md", ".ja.md")


class Use(NamedTuple):
    """A place that leads to a page, and the words of its link; where the whole file is meant, there is no line."""

    path: str
    line: int
    words: str = ""


def names(slug: str) -> list[str]:
    """Return the files of a page."""
    return [f"{slug}{ending}" for ending in ENDINGS]


def path_of(target: str) -> str:
    """Return an address without its section."""
    return target.partition("#")[0].partition("?")[0]


def leads_to(page: str, link: Link, slug: str) -> bool:
    """Tell whether a link on a page leads to another page, or to a part of it."""
    path = unquote(path_of(link.target))
    there = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(page), path)
    return bool(path) and posixpath.normpath(there) in names(slug)


def of(sections: list[Section]) -> Iterator[Link]:
    """Yield the links and pictures of a page."""
    for section in sections:
        yield from (*section.links, *section.pictures)


def on_pages(pages: list[Source], slug: str) -> list[Use]:
    """Return each link on other pages that leads to a page."""
    others = [page for page in pages if page.slug != slug]
    return [
        Use(it.path, link.line, link.words)
        for it in others
        for link in of(it.sections)
        if leads_to(it.name, link, slug)
    ]


def in_data(root: Path, slug: str) -> list[Use]:
    """Return each place in a data file that names a page, or leads to it."""
    return [Use(path, node.start_mark.line + 1) for path, _, node in places_in_data(root, slug)]


def places_in_data(root: Path, slug: str) -> Iterator[tuple[str, str, yaml.Node]]:
    """Yield path and text of each data file that names a page, with each value that does."""
    for file in sorted((root / "data").glob("*.yml")):
        text = file.read_bytes().decode("utf-8", errors="replace")
        if f"{slug}.md" not in text and f"{slug}.ja.md" not in text:
            continue
        for node in _values(text):
            links = of(outline(node.value, 1))
            if node.value in names(slug) or any(leads_to("", link, slug) for link in links):
                yield f"data/{file.name}", text, node


def _values(text: str) -> Iterator[yaml.ScalarNode]:
    """Yield the single values of a YAML text; one that cannot be read, of which staff are told, has none."""
    try:
        nodes = [yaml.compose(text)]
    except yaml.YAMLError:
        return
    while nodes:
        node = nodes.pop()
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif isinstance(node, yaml.SequenceNode):
            nodes += node.value
        elif isinstance(node, yaml.MappingNode):
            nodes += [value for _, value in node.value]
