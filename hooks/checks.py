"""Everything that may be wrong with what staff wrote, found before a page is built, and told all at once."""

import logging
import re
from dataclasses import replace
from pathlib import Path

import amounts
import certainty
import citations
import drafts
import encoding
import figures
import front_matter
import helplines
import labels
import languages
import pairs
import placeholders
import practice
import references
import search
import translations
import wording
import writing
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page
from opening_hours import holiday_names as holidays
from problems import Problem, Source, sources

_LINKED = re.compile(r"'([\w-]+\.md)' \| page_(?:link|address)")
log = logging.getLogger("mkdocs.plugins")


def faulty_data(config: MkDocsConfig) -> list[str]:
    """Return what is wrong in every data file, not in the first one alone."""
    found: dict[str, None] = {}
    readers = (
        practice.read,
        labels.check,
        holidays,
        helplines.read,
        references.read,
        figures.read,
        amounts.read,
        wording.read,
        search.read,
    )
    for read in readers:
        try:
            read(config)
        except PluginError as error:
            found |= dict.fromkeys(str(error).splitlines())  # figures cannot be read without references: said once
    return list(found)


def templates(config: MkDocsConfig) -> list[str]:
    """Return the names that a page's `template` may have."""
    found = Path(config.config_file_path).parent.glob("overrides/*.html")
    return sorted(path.name for path in found if path.name != "404.html")


def linked(config: MkDocsConfig) -> set[str]:
    """Return the names of the pages that templates link to."""
    templates = Path(config.config_file_path).parent.glob("overrides/**/*.html")
    return {name for path in templates for name in _LINKED.findall(path.read_text(encoding="utf-8"))}


def missing(config: MkDocsConfig, files: Files) -> list[str]:
    """Return the pages that templates link to and that are not there: no page can be shown without them."""
    return [
        f"docs/{name}:1  the page is missing, and every page links to it; bring it back."
        for name in sorted(linked(config))
        if not files.get_file_from_path(name)
    ]


def problems(config: MkDocsConfig, pages: list[Source]) -> list[Problem]:
    """Return every problem of the pages, and of the words in the data files, in the order of files and lines."""
    root = Path(config.config_file_path).parent
    allowed = amounts.read(config)
    words, licence = wording.read(config), practice.read(config).licence
    studies = references.read(config).by_id()
    found = languages.untranslated(config) + pairs.names(pages)
    found += citations.uncited(pages, root / "data/references.yml")
    for page in pages:
        found += encoding.problems(page)
    held = drafts.names(pages)
    # Of a page that cannot be read, or whose name says the wrong language, everything else would only confuse.
    pages = [page for page in pages if page.readable and not pairs.wrong_ending(page)]
    # Of two pages with the same title the later one is told: drafts come last.
    found += front_matter.problems(sorted(pages, key=lambda page: page.name in held), templates(config))
    for page in pages:
        found += wording.problems(page, words, licence) + writing.problems(page, Path(config.docs_dir))
    for page, twin in pairs.twins(pages):
        found += pairs.structure(page, twin)
        found += citations.differences(page, twin)
        found += amounts.differences(page, twin, allowed)
        found += translations.behind(page, twin, root)
    found += citations.unknown(pages, studies)
    found += certainty.problems(pages, studies)
    found += figures.unknown(pages, figures.read(config))
    found += helplines.unknown(pages, helplines.read(config))
    found += placeholders.problems([page for page in pages if page.name not in held])
    for name in ("labels", "practice", "figures", "references", "helplines"):
        found += wording.in_data(root / f"data/{name}.yml", words, licence)
    # Nobody sees a draft yet: its mistakes are told, and must not keep others from publishing.
    found = [replace(it, blocking=it.blocking and it.path.removeprefix("docs/") not in held) for it in found]
    return sorted(found + drafts.problems(pages, linked(config)))


@event_priority(10)  # before any hook asks for a fact
def on_config(config: MkDocsConfig) -> None:
    """Stop with every mistake of the data files: nothing can be shown without them."""
    if found := faulty_data(config):
        raise PluginError("\n".join(found))


@event_priority(-110)  # after the language plugin, so that everything is said once and not once for each language
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Tell staff; with --strict, what blocks also stops the build."""
    pages = sources(Path(config.docs_dir))
    if not config.plugins["i18n"].building:
        for problem in problems(config, pages):
            (log.warning if problem.blocking else log.info)(str(problem))
    if lost := missing(config, files):
        raise PluginError("\n".join(lost))
    unreadable = {page.name: page.text for page in pages if not page.readable}
    for file in files.documentation_pages(inclusion=InclusionLevel.is_in_serve):
        if file.src_uri in unreadable:
            file.content_string = unreadable[file.src_uri]  # MkDocs would stop at it with an error of its own
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Show a page whose template does not exist with the usual one: the preview goes on, and staff have been told."""
    if page.meta.get("template", "main.html") not in templates(config):
        del page.meta["template"]
