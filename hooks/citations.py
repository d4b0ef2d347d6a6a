"""`[@id]` in a page becomes a numbered link, and the page gets its own list of references in citation order."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import jinja2
import labels
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from references import Reference, language_of, read
from sections import CITATION, Section, cited, pages

log = get_plugin_logger(__name__)


@dataclass
class Cited:
    """A reference on one page: its number there, and the anchors of the places that cite it."""

    reference: Reference
    number: int
    places: list[str] = field(default_factory=list)


def number(markdown: str, references: dict[str, Reference], accessible_name: str) -> tuple[str, list[Cited]]:
    """Return a page's Markdown with links instead of citations, and what it cites, in the order of the numbers.

    `accessible_name` is what listeners hear for a number, with `{n}` for the number itself. Unknown ids are left
    out; `unknown` reports them.
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


def unknown(docs: Path, references: dict[str, Reference]) -> list[str]:
    """Return a sentence for each citation of `docs` that leads nowhere."""
    return [
        f"docs/{path.relative_to(docs).as_posix()}:{line}: [@{name}] is not in data/references.yml."
        for path, parts in pages(docs)
        for part in parts
        for line, name in part.citations()
        if name not in references
    ]


def uncited(docs: Path, study_file: Path) -> list[str]:
    """Return a sentence for each study of a file that no page of `docs` cites."""
    used = {name for _, parts in pages(docs) for part in parts for _, name in part.citations()}
    ids = (
        (number, match[1])
        for number, text in enumerate(study_file.read_text(encoding="utf-8").splitlines(), start=1)
        if (match := re.match(r"\s*-\s+id:\s*(\S+)", text))
    )
    return [f"data/references.yml:{line}: {name}: no page cites it." for line, name in ids if name not in used]


def differences(page: str, original: list[Section], twin_page: str, twin: list[Section]) -> list[str]:
    """Return a sentence for each section in which a page and its twin do not cite the same studies."""
    ours, theirs = ({part.id: part for part in parts} for parts in (original, twin))
    found = []
    for name in [*ours, *(name for name in theirs if name not in ours)]:
        cited_here = {study for _, study in ours[name].citations()} if name in ours else set()
        cited_there = {study for _, study in theirs[name].citations()} if name in theirs else set()
        for missing, where, section in (
            (cited_here - cited_there, twin_page, theirs),
            (cited_there - cited_here, page, ours),
        ):
            line = section[name].line if name in section else 1
            for study in sorted(missing):
                other = page if where == twin_page else twin_page
                found.append(f"docs/{where}:{line}: #{name} does not cite [@{study}], and docs/{other} does.")
    return found


def parity(docs: Path) -> list[str]:
    """Return the differences between all pages of `docs` and their Japanese twins."""
    by_name = {path.relative_to(docs).as_posix(): parts for path, parts in pages(docs)}
    found = []
    for name, parts in by_name.items():
        twin = f"{name.removesuffix('.md')}.ja.md"
        if twin in by_name:
            found += differences(name, parts, twin, by_name[twin])
    return found


@event_priority(-110)  # after the language plugin, so that everything is said once and not once for each language
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Tell staff about citations that lead nowhere or differ between the languages, and studies nobody cites."""
    if not config.plugins["i18n"].building:
        docs, references = Path(config.docs_dir), read(config).by_id()
        for problem in unknown(docs, references) + parity(docs):
            log.warning(problem)
        for remark in uncited(docs, Path(config.config_file_path).parent / "data/references.yml"):
            log.info(remark)
    return files


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
