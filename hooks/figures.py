"""Charts from `data/figures.yml`, placed in a page by `![what it shows](figure:id)` and drawn as SVG at build."""

import re
from collections.abc import Callable
from pathlib import Path

import budoux
import jinja2
import labels
import references
from chart import Figure, FigureFile
from data_files import Language, load
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from problems import Problem, Source
from templates import compile_once

_IMAGE = re.compile(r"^!\[(?P<alt>[^\]]*)\]\(figure:(?P<id>[^)\s]*)\)[ \t]*$", re.MULTILINE)
# A label line holds this many narrow characters, or half as many wide ones: what fits beside nothing at 320 px.
_LINE = 36
_PARSER = budoux.load_default_japanese_parser()
_template: jinja2.Template


def wrap(text: str, language: Language) -> list[str]:
    """Return a label in lines short enough for a small phone; Japanese breaks between phrases."""
    parts = _PARSER.parse(text) if language == "ja" else text.split(" ")
    lines = [""]
    for part in parts:
        joined = f"{lines[-1]} {part}".strip() if language == "en" else lines[-1] + part
        if lines[-1] and sum(1 if character < "⺀" else 2 for character in joined) > _LINE:
            lines.append(part)
        else:
            lines[-1] = joined
    return lines


def number(value: float) -> str:
    """Return a number with two decimals and a true minus sign."""
    return f"{value:.2f}".replace("-", "−")


def with_figures(markdown: str, figures: dict[str, Figure], draw: Callable[[Figure, str], str]) -> str:
    """Return a page's Markdown with each figure drawn; unknown ids disappear, `unknown` tells staff."""

    def replace(match: re.Match[str]) -> str:
        if match["id"] not in figures:
            return ""
        # Without blank lines, so that Markdown takes the whole for one block of HTML.
        return re.sub(r"\s*\n\s*", " ", draw(figures[match["id"]], match["alt"])).strip()

    return _IMAGE.sub(replace, markdown)


def unknown(pages: list[Source], figures: dict[str, Figure]) -> list[Problem]:
    """Return each figure that a page asks for and nobody has defined."""
    return [
        Problem(
            page.path,
            line,
            f"figure:{match['id']} is not in data/figures.yml.",
            f"figure:{match['id']} は data/figures.yml にありません。",
        )
        for page in pages
        for part in page.sections
        for line, text in part.lines
        if (match := _IMAGE.search(text)) and match["id"] not in figures
    ]


def read(config: MkDocsConfig) -> dict[str, Figure]:
    """Return the figures of the project that `config` belongs to, by id."""
    path = Path(config.config_file_path).parent / "data/figures.yml"
    known = references.read(config).by_id()
    return {figure.id: figure for figure in load(path, FigureFile, context={"references": known}).figures}


def on_config(config: MkDocsConfig) -> None:
    """Read the template of a chart once for all pages; a preview comes here again when it was saved."""
    global _template
    _template = compile_once(config.theme.get_env()).get_template("partials/figure.html")


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Draw a page's figures; their sources become citations of the page."""
    if not _IMAGE.search(markdown):
        return markdown
    locale = config.theme["language"]
    context = {"locale": locale, "t": labels.read(config), "number": number, "wrap": lambda text: wrap(text, locale)}
    return with_figures(markdown, read(config), lambda figure, alt: _template.render(figure=figure, alt=alt, **context))
