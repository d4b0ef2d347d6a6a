"""A page's Markdown as MkDocs renders it, with the shipped facts and a chart of one line."""

from collections.abc import Callable
from pathlib import Path

import jinja2
import markdown
import pytest

from practice_site.content.data_files import Language
from practice_site.markup.extension import Facts, PracticeMarkdown
from practice_site.markup.figures import Charts
from practice_site.markup.pictures import PictureFiles
from practice_site.project import Project

CHART = '<figure class="chart">{{ alt }} {{ cite(figure.sources) }}</figure>'


class Rendered:
    """A page in one language: `html`, and the studies it `cites`."""

    def __init__(self, project: Project, text: str, language: Language, pictures: PictureFiles) -> None:
        data = project.data
        t = data.labels.by_language[language]
        template = jinja2.Environment(autoescape=True).from_string(CHART)
        charts = Charts({figure.id: figure for figure in data.figures.figures}, template, language, t)
        ours = PracticeMarkdown(Facts(t, data.references.by_id(), data.helplines.numbers(), charts))
        ours.begin(pictures)
        self.html = markdown.markdown(
            text, extensions=["admonition", "attr_list", "fenced_code", "tables", "toc", ours]
        )
        self.cites = ours.bibliography.entries


@pytest.fixture(scope="session")
def facts() -> Project:
    return Project(Path(__file__).parents[2])


@pytest.fixture
def render(facts: Project) -> Callable[..., Rendered]:
    def rendered(text: str, language: Language = "en", pictures: PictureFiles | None = None) -> Rendered:
        return Rendered(facts, text, language, pictures or PictureFiles("", {}))

    return rendered
