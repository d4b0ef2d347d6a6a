"""The pages of one language while MkDocs reads and renders them."""

import logging

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from practice_site import compat, one_page
from practice_site.checks import encoding, outcome
from practice_site.issues import Issue
from practice_site.markup.citations import Cited
from practice_site.markup.extension import Facts, PracticeMarkdown
from practice_site.markup.figures import Charts
from practice_site.markup.pictures import PictureFiles, Shown
from practice_site.pages import drafts, template_cache
from practice_site.pages.pictures import Asked, Pictures
from practice_site.project import Project

log = logging.getLogger("mkdocs.plugins")


class Pages:
    """Gives each page its front matter and our Markdown, and keeps what it cites for the templates."""

    def __init__(self, project: Project, config: MkDocsConfig) -> None:
        """Extend Markdown for the language that is being built."""
        self._project = project
        self._config = config
        self._references: dict[str, list[Cited]] = {}
        self._ids: dict[str, list[str]] = {}
        self._markdown = PracticeMarkdown(self._facts())
        compat.extend_markdown(config, self._markdown)

    def _facts(self) -> Facts:
        data, language = self._project.data, compat.language(self._config)
        t = data.labels.by_language[language]
        template = template_cache.compile_once(self._config.theme.get_env()).get_template("partials/figure.html")
        figures = {figure.id: figure for figure in data.figures.figures}
        charts = Charts(figures, template, language, t)
        return Facts(t, data.references.by_id(), data.helplines.numbers(), charts)

    def find_pictures(self, files: Files) -> None:
        """Note where the pictures of all pages lie."""
        self._pictures = Pictures(self._project.root, files, self._config)

    def picture(self, name: str) -> Shown | None:
        """Return what visitors get of a picture that a data file names, below docs/."""
        return self._pictures.get(name)

    @property
    def pictures_shown(self) -> int:
        """Return how many files pages show of pictures."""
        return self._pictures.count

    def publish_pictures(self, files: Files) -> None:
        """Put what the pages show of pictures in the place of the originals."""
        self._pictures.publish(files, self._config)

    def body(self, page: Page) -> str:
        """Return a page's Markdown; the empty line keeps MkDocs from looking for front matter of another kind."""
        source = self._project.by_name[page.file.src_uri]
        return "" if encoding.too_long(source) else f"\n{source.body}"

    def begin(self, page: Page) -> None:
        """Give a page its front matter, and begin to count what it cites."""
        compat.say_of_page(page, self._project.fronts[page.file.src_uri].front.model_dump(exclude_none=True))
        self._asked = Asked(self._pictures)
        self._markdown.begin(PictureFiles(page.url, self._asked))

    def finish(self, html: str, page: Page) -> str:
        """Keep what a page cites, tell what came out otherwise than written, and mark the content of a draft."""
        name, shape = page.file.src_uri, self._markdown.shape
        source = self._project.by_name[name]
        for found in [] if encoding.unreadable(source) else outcome.differences(source, shape.blocks, shape.words):
            self._tell(name, found)
        self._ids[name] = shape.ids
        self._references[page.file.src_uri] = self._markdown.bibliography.entries
        return drafts.marked(html, page, self._project, self._config)

    def learned(self, page: Page) -> one_page.Kept:
        """Return what was learned from a page."""
        name = page.file.src_uri
        cited = [(entry.reference.id, entry.places) for entry in self._references[name]]
        return {"ids": self._ids[name], "cited": cited, "pictures": list(self._asked.addresses)}

    def learn_again(self, page: Page, kept: one_page.Kept) -> None:
        """Take what was learned from a page before."""
        name, studies = page.file.src_uri, self._project.data.references.by_id()
        for address in kept["pictures"]:
            self._pictures.get(address)  # which publishes it
        self._ids[name] = kept["ids"]
        cited = enumerate(kept["cited"], start=1)
        self._references[name] = [Cited(studies[study], number, places) for number, (study, places) in cited]

    def look_for_ids(self, output: str, page: Page) -> None:
        """Tell of each id that staff gave and that stands elsewhere on the finished page, too."""
        source = self._project.by_name[page.file.src_uri]
        for found in outcome.ids_of_the_template(source, self._ids[source.name], output):
            self._tell(source.name, found)

    def _tell(self, name: str, found: Issue) -> None:
        log.log(logging.INFO if name in self._project.drafts else logging.WARNING, found)

    def references(self, page: Page) -> list[Cited]:
        """Return what a page cites."""
        return self._references[page.file.src_uri]
