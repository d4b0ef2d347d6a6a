"""`[@id]` in a page becomes a numbered link, and the page gets its own list of references in citation order."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import jinja2
import labels
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from problems import Problem, Source
from references import Reference, language_of, read
from sections import CITATION, Section, cited


@dataclass
class Cited:
    """A reference on one page: its number there, and the anchors of the places that cite it."""

    reference: Reference
    number: int
    places: list[str] = field(default_factory=list)


def number(markdown: str, references: dict[str, Reference], accessible_name: str) -> tuple[str, list[Cited]]:
    """Return a page's Markdown with links instead of citations, and what it cites, in the order of the numbers.

    `accessible_name` is what listeners hear for a number, with `{n}` for the number itself. Unknown ids are left
    out; `unknown` tells staff.
    """
    found: dict[str, Cited] = {}

    def link(name: str) -> str:
        entry = found.setdefault(name, Cited(references[name], len(found) + 1))
        entry.places.append(f"cite-{name}-{len(entry.places) + 1}")
        label = accessible_name.format(n=entry.number)
        return (
            f'<a id="{entry.places[-1]}" href="#ref-{name}" role="doc-noteref" aria-label="{label}">{entry.number}</a>'
        )

    def replace(match: re.Match[str]) -> str:
        links = [link(name) for name in cited(match) if name in references]
        # The word joiner keeps a number from beginning a line of its own, as Japanese would let it.
        return f'&#8288;<sup class="cite">{", ".join(links)}</sup>' if links else ""

    return CITATION.sub(replace, markdown), list(found.values())


def unknown(pages: list[Source], references: dict[str, Reference]) -> list[Problem]:
    """Return each citation that leads nowhere."""
    return [
        Problem(
            page.path,
            line,
            f"[@{name}] is not in data/references.yml.",
            f"[@{name}] は data/references.yml にありません。",
        )
        for page in pages
        for part in page.sections
        for line, name in part.citations
        if name not in references
    ]


def uncited(pages: list[Source], study_file: Path) -> list[Problem]:
    """Return each study of a file that no page cites; it may wait there."""
    used = {name for page in pages for part in page.sections for _, name in part.citations}
    ids = (
        (number, match[1])
        for number, text in enumerate(study_file.read_text(encoding="utf-8").splitlines(), start=1)
        if (match := re.match(r"\s*-\s+id:\s*(\S+)", text))
    )
    return [
        Problem(
            "data/references.yml",
            line,
            f"{name}: no page cites it.",
            f"{name}：どのページでも引かれていません。",
            blocking=False,
        )
        for line, name in ids
        if name not in used
    ]


def _missing(page: Source, section: Section | None, name: str, study: str, other: Source) -> Problem:
    return Problem(
        page.path,
        section.line if section else 1,
        f"#{name} does not cite [@{study}], and {other.path} does.",
        f"#{name} に [@{study}] がありません。{other.path} にはあります。",
    )


def differences(page: Source, twin: Source) -> list[Problem]:
    """Return the studies that one of two twins cites in a section and the other does not."""
    found = []
    for here, there in ((page, twin), (twin, page)):
        mine, theirs = ({part.id: part for part in source.sections} for source in (here, there))
        for name, section in theirs.items():
            cited_here = {study for _, study in mine[name].citations} if name in mine else set()
            missing = sorted({study for _, study in section.citations} - cited_here)
            found += [_missing(here, mine.get(name), name, study, there) for study in missing]
    return found


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Number a page's citations."""
    name = labels.read(config)["reference_number"]
    markdown, page.meta["cited"] = number(markdown, read(config).by_id(), name)
    return markdown


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Hand the templates every study, grouped by topic in the file's order."""
    t = labels.read(config)
    topics: dict[str, list[Reference]] = {}
    for reference in read(config).references:
        topics.setdefault(t[f"topic_{reference.claims[0].replace('-', '_')}"], []).append(reference)
    env.globals["studies_by_topic"] = topics
    env.filters["language_of"] = language_of
