"""Who leads to a page: links in other pages, and what stands in the files of data/; and how these follow a new name."""

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

import yaml

from practice_site.commands.telling import Refused
from practice_site.content.outline import outline
from practice_site.content.parts import Link, Section
from practice_site.content.sources import Source
from practice_site.desk.twins import page as read_page

_ENDINGS = (".md", ".ja.md")
_AFTER = ("", ")", "#", "?", " ", "\t", ">")  # what may follow an address in a link
_WRAPPED = 8  # lines over which the words of a link may run


class Use(NamedTuple):
    """A place that leads to a page."""

    path: str
    line: int


def names(slug: str) -> list[str]:
    """Return the files of a page."""
    return [f"{slug}{ending}" for ending in _ENDINGS]


def leads_to(page: str, link: Link, slug: str) -> bool:
    """Tell whether a link on a page leads to another page, or to a part of it."""
    path = unquote(link.target.partition("#")[0].partition("?")[0])
    there = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(page), path)
    return bool(path) and posixpath.normpath(there) in names(slug)


def of(sections: list[Section]) -> Iterator[Link]:
    """Yield the links and pictures of a page."""
    for section in sections:
        yield from (*section.links, *section.pictures)


def on_pages(pages: list[Source], slug: str) -> list[Use]:
    """Return each link on other pages that leads to a page."""
    others = [page for page in pages if page.slug != slug]
    return [Use(it.path, link.line) for it in others for link in of(it.sections) if leads_to(it.name, link, slug)]


def in_data(root: Path, slug: str) -> list[Use]:
    """Return each place in a data file that names a page, or leads to it."""
    return [Use(path, node.start_mark.line + 1) for path, _, node in _in_data(root, slug)]


def _in_data(root: Path, slug: str) -> Iterator[tuple[str, str, yaml.Node]]:
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


def renamed_on_page(page: Source, old: str, new: str) -> bytes:
    """Return a page whose links follow a new name, and nothing else changed; raises `Refused` where one cannot."""
    following = [link for link in of(page.sections) if leads_to(page.name, link, old)]
    lines = page.raw.decode("utf-8").split("\n")
    for link in following:
        path = link.target.partition("#")[0].partition("?")[0]
        for number in range(link.line - 1, min(link.line - 1 + _WRAPPED, len(lines))):
            changed = _renamed(lines[number].removesuffix("\r"), path, new)
            if changed != lines[number].removesuffix("\r"):
                lines[number] = changed + "\r" * lines[number].endswith("\r")
                break
    raw = "\n".join(lines).encode()
    if read_page(page.path, raw).sections != _expected(page, old, new):  # the parser has the last word
        raise Refused("desk_link_by_hand", path=page.path, line=following[0].line)
    return raw


def _renamed(text: str, path: str, new: str) -> str:
    """Return a text with the address of links of this form changed."""
    for opening in ("](", "](<"):
        parts = text.split(f"{opening}{path}")
        for place in range(len(parts) - 1):
            fits = parts[place + 1][:1] in _AFTER
            parts[place] += opening + (_with_name(path, new) if fits else path)
        text = "".join(parts)
    return text


def _with_name(target: str, new: str) -> str:
    """Return an address that ends in the new name, and keeps its folder, its language and its section."""
    path, mark, section = target.partition("#")
    folder, slash, name = path.rpartition("/")
    ending = next(it for it in reversed(_ENDINGS) if name.endswith(it))
    return f"{folder}{slash}{new}{ending}{mark}{section}"


def _expected(page: Source, old: str, new: str) -> list[Section]:
    def followed(links: list[Link]) -> list[Link]:
        return [
            replace(link, target=_with_name(link.target, new)) if leads_to(page.name, link, old) else link
            for link in links
        ]

    return [replace(it, links=followed(it.links), pictures=followed(it.pictures)) for it in page.sections]


def renamed_in_data(root: Path, old: str, new: str) -> dict[str, bytes]:
    """Return the data files that name a page, or lead to it, with its new name in the same folder."""
    found: dict[str, str] = {}
    for path, text, node in sorted(_in_data(root, old), key=lambda it: (it[0], -it[2].start_mark.index)):
        start, end = node.start_mark.index, node.end_mark.index
        changed = found.get(path, text)
        part = changed[start:end]
        if node.value in names(old):
            part = part.replace(node.value, _with_name(node.value, new))
        for link in filter(lambda it: leads_to("", it, old), of(outline(node.value, 1))):
            part = _renamed(part, link.target.partition("#")[0], new)
        found[path] = changed[:start] + part + changed[end:]
    return {path: text.encode() for path, text in found.items()}
