"""Everything that may be wrong with what staff wrote, found before a page is built, and told all at once."""

from pathlib import Path

import certainty
import citations
import encoding
import figures
import front_matter
import helplines
import pairs
import references
import writing
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from problems import Problem, sources

log = get_plugin_logger(__name__)


def problems(config: MkDocsConfig) -> list[Problem]:
    """Return every problem of the project that `config` belongs to, in the order of files and lines."""
    pages = sources(Path(config.docs_dir))
    studies = references.read(config).by_id()
    found = pairs.names(pages) + front_matter.problems(pages)
    for page in pages:
        found += encoding.problems(page) + writing.problems(page, Path(config.docs_dir))
    for page, twin in pairs.twins(pages):
        found += pairs.structure(page, twin)
        found += citations.differences(page, twin)
    found += citations.unknown(pages, studies)
    found += citations.uncited(pages, Path(config.config_file_path).parent / "data/references.yml")
    found += certainty.problems(pages, studies)
    found += figures.unknown(pages, figures.read(config))
    found += helplines.unknown(pages, helplines.read(config))
    return sorted(found)


@event_priority(-110)  # after the language plugin, so that everything is said once and not once for each language
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Tell staff; with --strict, what blocks also stops the build."""
    if not config.plugins["i18n"].building:
        for problem in problems(config):
            (log.warning if problem.blocking else log.info)(str(problem))
    unreadable = {page.name for page in sources(Path(config.docs_dir)) if not page.readable}
    for file in [file for file in files.documentation_pages() if file.src_uri in unreadable]:
        files.remove(file)  # MkDocs would stop at it with an error of its own
    return files
