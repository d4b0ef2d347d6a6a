"""`{ certainty=low }` shows in stones and fixed words how sure research is, and may not promise more than that."""

import re
from collections.abc import Iterator

import jinja2
import labels
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from problems import Problem, Source
from references import STRENGTH, Reference
from sections import CITATION, Section, cited

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
        f"<span>{t['certainty_label']}</span><strong>{t[f'certainty_{name}']}</strong>"
        f"<span>{t[f'certainty_{name}_level']}</span></{tag}>"
    )


def with_badges(markdown: str, t: dict[str, str]) -> str:
    """Return a page's Markdown with each mark as a badge; unknown levels disappear, `problems` tells staff."""

    def html(match: re.Match[str], tag: str) -> str:
        return badge(match["level"], t, tag) if match["level"] in STRENGTH else ""

    markdown = _HEADING.sub(lambda m: f"{m['heading']} {m['rest']}\n\n{html(m, 'p')}\n", markdown)
    return _IN_LINE.sub(lambda m: f" {html(m, 'span')}", markdown)


def _claims(parts: list[Section]) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield line, name, level and cited studies of each mark: a heading speaks for its section, a line for itself."""
    everything = [name for part in parts for _, name in part.citations]
    for index, part in enumerate(parts):
        if mark := _ANY.search(part.attributes):
            below = next((i for i, later in enumerate(parts) if i > index and later.level <= part.level), len(parts))
            inside = [name for inner in parts[index:below] for _, name in inner.citations]
            yield part.line, f"#{part.id}", mark["level"], inside
        for line, text in part.lines[1 if part.attributes else 0 :]:
            if mark := _IN_LINE.search(text):
                own = [name for match in CITATION.finditer(text) for name in cited(match)]
                yield line, "line", mark["level"], own or everything


def problems(pages: list[Source], references: dict[str, Reference]) -> list[Problem]:
    """Return each mark that is unknown, or stronger than the strongest study it rests on."""
    levels = ", ".join(STRENGTH)
    found = []
    for page in pages:
        for line, what, level, names in _claims(page.sections):
            here, here_ja = ("this line", "この行") if what == "line" else (what, what)
            studies = [references[name] for name in names if name in references]
            strongest = max(studies, key=lambda study: STRENGTH[study.certainty], default=None)
            if level not in STRENGTH:
                said = (
                    f"certainty={level} is not a level; choose {levels}.",
                    f"certainty={level} という段階はありません。{levels} から選んでください。",
                )
            elif strongest is None and STRENGTH[level] > STRENGTH["very-low"]:
                said = (
                    f"{here} says certainty={level} and cites no study; cite one, or use very-low.",
                    f"{here_ja} は certainty={level} ですが、研究を引いていません。"
                    "研究を引くか、very-low にしてください。",
                )
            elif strongest and STRENGTH[level] > STRENGTH[strongest.certainty]:
                sure = strongest.certainty
                said = (
                    f"{here} says certainty={level}, and its strongest study, {strongest.id}, is {sure}; "
                    "use that level, or cite a stronger study.",
                    f"{here_ja} は certainty={level} ですが、最も確かな研究 {strongest.id} は {sure} です。"
                    f"{sure} にするか、より確かな研究を引いてください。",
                )
            else:
                continue
            found.append(Problem(page.path, line, *said))
    return found


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the badges into a page."""
    return with_badges(markdown, labels.read(config))


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Hand the templates the badge, for the list of all studies."""
    t = labels.read(config)
    env.filters["certainty"] = lambda level: Markup(badge(level, t, "p"))  # noqa: S704 - our own HTML
