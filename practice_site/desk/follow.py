"""Let the links to a page follow its new name and change nothing else: the parser finds them and has the last word."""

from dataclasses import replace
from pathlib import Path

from practice_site.commands.telling import Refused
from practice_site.content.outline import outline
from practice_site.content.parts import Link, Section
from practice_site.content.sources import Source
from practice_site.desk.links import ENDINGS, leads_to, names, of, path_of, places_in_data
from practice_site.desk.twins import page as read_page

_AFTER = ("", ")", "#", "?", " ", "\t", ">")  # what may follow an address in a link
_WRAPPED = 8  # lines over which the words of a link may run


def renamed_on_page(page: Source, old: str, new: str) -> bytes:
    """Return a page whose links follow a new name, and nothing else changed; raises `Refused` where one cannot."""
    following = [link for link in of(page.sections) if leads_to(page.name, link, old)]
    lines = page.raw.decode("utf-8").split("\n")
    for link in following:
        path = path_of(link.target)
        for number in range(link.line - 1, min(link.line - 1 + _WRAPPED, len(lines))):
            changed = _renamed(lines[number].removesuffix("\r"), path, new)
            if changed != lines[number].removesuffix("\r"):
                lines[number] = changed + "\r" * lines[number].endswith("\r")
                break
    raw = "\n".join(lines).encode()
    if read_page(page.path, raw).sections != _expected(page, old, new):
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
    """Return an address with the new name, in its folder, with its language and its section."""
    path = path_of(target)
    folder, slash, name = path.rpartition("/")
    ending = next(it for it in reversed(ENDINGS) if name.endswith(it))
    return f"{folder}{slash}{new}{ending}{target.removeprefix(path)}"


def _expected(page: Source, old: str, new: str) -> list[Section]:
    def followed(links: list[Link]) -> list[Link]:
        return [
            replace(link, target=_with_name(link.target, new)) if leads_to(page.name, link, old) else link
            for link in links
        ]

    def heading(section: Section) -> str:
        words = section.heading
        for link in section.links:
            if link.line == section.line and leads_to(page.name, link, old):
                words = _renamed(words, path_of(link.target), new)
        return words

    return [
        replace(it, heading=heading(it), links=followed(it.links), pictures=followed(it.pictures))
        for it in page.sections
    ]


def renamed_in_data(root: Path, old: str, new: str) -> dict[str, bytes]:
    """Return the data files that name a page, or lead to it, with its new name in the same folder."""
    found: dict[str, str] = {}
    for path, text, node in sorted(places_in_data(root, old), key=lambda it: (it[0], -it[2].start_mark.index)):
        start, end = node.start_mark.index, node.end_mark.index
        changed = found.get(path, text)
        part = changed[start:end]
        if node.value in names(old):
            part = part.replace(node.value, _with_name(node.value, new))
        for link in filter(lambda it: leads_to("", it, old), of(outline(node.value, 1))):
            part = _renamed(part, path_of(link.target), new)
        found[path] = changed[:start] + part + changed[end:]
    return {path: text.encode() for path, text in found.items()}
