"""`{ certainty=low }` shows in stones and fixed words how sure research is, and may not promise more than that."""

import re
from collections.abc import Iterator
from pathlib import Path

import jinja2
import labels
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from references import STRENGTH, Reference, read
from sections import CITATION, Section, cited, pages

log = get_plugin_logger(__name__)

_MARK = r"certainty=(?P<level>[\w-]*)"
# On a heading, among its attributes; at the end of any other line.
_HEADING = re.compile(rf"^(?P<heading>#{{1,6}}\s+.*\{{[^}}]*?)\s*{_MARK}\s*(?P<rest>[^}}]*\}})\s*$", re.MULTILINE)
_IN_LINE = re.compile(rf"[ \t]*\{{\s*{_MARK}\s*\}}[ \t]*$", re.MULTILINE)
_ANY = re.compile(_MARK)


def badge(level: str, t: dict[str, str], tag: str) -> str:
    """Return the stones and words of a level as HTML, in the element `tag`."""
    name = level.replace("-", "_")
    return (
        f'<{tag} class="certainty certainty--{level}">'
        f'<svg viewBox="0 0 61 16" aria-hidden="true" focusable="false"><use href="#stones-{level}"/></svg> '
        f"<span>{t['certainty_label']}</span> <strong>{t[f'certainty_{name}']}</strong> "
        f"<span>{t[f'certainty_{name}_level']}</span></{tag}>"
    )


def with_badges(markdown: str, t: dict[str, str]) -> str:
    """Return a page's Markdown with each mark as a badge; unknown levels disappear, `problems` reports them."""

    def html(match: re.Match[str], tag: str) -> str:
        return badge(match["level"], t, tag) if match["level"] in STRENGTH else ""

    markdown = _HEADING.sub(lambda m: f"{m['heading']} {m['rest']}\n\n{html(m, 'p')}\n", markdown)
    return _IN_LINE.sub(lambda m: f" {html(m, 'span')}", markdown)


def _claims(parts: list[Section]) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield line, name, level and cited studies of each mark: a heading speaks for its section, a line for itself."""
    everything = [name for part in parts for _, name in part.citations()]
    for index, part in enumerate(parts):
        if mark := _ANY.search(part.attributes):
            below = next((i for i, later in enumerate(parts) if i > index and later.level <= part.level), len(parts))
            inside = [name for inner in parts[index:below] for _, name in inner.citations()]
            yield part.line, f"#{part.id}", mark["level"], inside
        for line, text in part.lines[1 if part.attributes else 0 :]:
            if mark := _IN_LINE.search(text):
                own = [name for match in CITATION.finditer(text) for name in cited(match)]
                yield line, "this line", mark["level"], own or everything


def problems(docs: Path, references: dict[str, Reference]) -> list[str]:
    """Return a sentence for each mark of `docs` that is unknown, or stronger than the strongest study it rests on."""
    found = []
    for path, parts in pages(docs):
        page = f"docs/{path.relative_to(docs).as_posix()}"
        for line, what, level, names in _claims(parts):
            if level not in STRENGTH:
                found.append(f"{page}:{line}: certainty={level} is not a level; choose {', '.join(STRENGTH)}.")
                continue
            studies = [references[name] for name in names if name in references]
            strongest = max(studies, key=lambda study: STRENGTH[study.certainty], default=None)
            if strongest is None and STRENGTH[level] > STRENGTH["very-low"]:
                found.append(
                    f"{page}:{line}: {what} says certainty={level} and cites no study; cite one, or use very-low."
                )
            elif strongest and STRENGTH[level] > STRENGTH[strongest.certainty]:
                found.append(
                    f"{page}:{line}: {what} says certainty={level}, and its strongest study, {strongest.id}, "
                    f"is {strongest.certainty}; use that level, or cite a stronger study."
                )
    return found


@event_priority(-110)  # after the language plugin, so that it is said once and not once for each language
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Tell staff where a page promises more than its studies found."""
    if not config.plugins["i18n"].building:
        for problem in problems(Path(config.docs_dir), read(config).by_id()):
            log.warning(problem)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the badges into a page."""
    return with_badges(markdown, labels.read(config))


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Hand the templates the badge, for the list of all studies."""
    t = labels.read(config)
    env.filters["certainty"] = lambda level: Markup(badge(level, t, "p"))  # noqa: S704 - our own HTML
