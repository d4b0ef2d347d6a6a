"""Our Markdown as one extension of Python-Markdown, so that code is left alone and nothing depends on order."""

from dataclasses import dataclass
from xml.etree import ElementTree

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from practice_site.content.labels import Labels
from practice_site.content.references import Reference
from practice_site.markup.boxes import BoxProcessor
from practice_site.markup.certainty import CertaintyProcessor, below_heading
from practice_site.markup.citations import CITES, Bibliography, CitationProcessor
from practice_site.markup.figures import SCHEME, Charts
from practice_site.markup.line_breaks import LineBreakProcessor
from practice_site.markup.numbers_to_call import dial
from practice_site.markup.pictures import PictureFiles, PictureProcessor
from practice_site.markup.shape import ShapeProcessor
from practice_site.markup.tree import heading_level, put_text_in_place, with_parents


@dataclass(frozen=True)
class Facts:
    """What the pages of one language are written with."""

    t: Labels
    studies: dict[str, Reference]
    numbers: dict[str, str]
    charts: Charts


class PracticeMarkdown(Extension):
    """Extends Markdown for one language; `begin` is called for each page.

    `bibliography` holds what a page cites, `shape` what it is made of.
    """

    def __init__(self, facts: Facts) -> None:
        """Take the facts."""
        super().__init__()
        self._facts = facts
        self.begin(PictureFiles("", {}))

    def begin(self, pictures: PictureFiles) -> None:
        """Begin a page, whose pictures lie where `pictures` says."""
        self._pictures = pictures
        self.shape = ShapeProcessor()
        self.bibliography = Bibliography(self._facts.studies, self._facts.t["reference_number"])

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Register each processor beside those of Markdown and MkDocs, whose priorities are named."""
        inline, tree = md.inlinePatterns, md.treeprocessors
        inline.register(CitationProcessor(md), "citation", 175)  # after code (190), before links (160 to 170)
        inline.register(CertaintyProcessor(md, self._facts.t), "certainty", 174)
        tree.register(self.shape, "shape", 7)
        tree.register(_FactProcessor(md, self._facts, self.bibliography), "facts", 6)  # after attributes (8)
        tree.register(BoxProcessor(self._facts.t), "boxes", 4)  # after the table of contents (5)
        if self._facts.charts.language == "ja":
            tree.register(LineBreakProcessor(md), "line_breaks", 3)
        tree.register(PictureProcessor(self._pictures), "pictures", -5)  # after MkDocs has resolved addresses (0)


class _FactProcessor(Treeprocessor):
    """Fills in what comes from data, in the reader's order, in which citations are numbered."""

    def __init__(self, md: Markdown, facts: Facts, bibliography: Bibliography) -> None:
        super().__init__(md)
        self._facts = facts
        self._bibliography = bibliography

    def run(self, root: ElementTree.Element) -> None:
        for element, parent in with_parents(root):
            if CITES in element.attrib:
                numbers = self._bibliography.cite(element.attrib[CITES].split())
                put_text_in_place(element, parent, self.md.htmlStash.store(numbers))
            elif heading_level(element):
                self._badge_below(element, parent)
            elif element.tag == "a":
                dial(element, self._facts.numbers)
            elif element.tag == "p" and len(element) == 1 and element[0].tag == "img":
                self._figure(element, element[0])

    def _badge_below(self, heading: ElementTree.Element, parent: ElementTree.Element) -> None:
        if badge := below_heading(heading, self._facts.t):
            below = ElementTree.Element("p")
            below.text = self.md.htmlStash.store(badge)
            parent.insert(list(parent).index(heading) + 1, below)

    def _figure(self, paragraph: ElementTree.Element, picture: ElementTree.Element) -> None:
        source = picture.get("src", "")
        if source.startswith(SCHEME) and not (paragraph.text or "").strip() and not (picture.tail or "").strip():
            name = source.removeprefix(SCHEME)
            drawing = self._facts.charts.draw(name, picture.get("alt", ""), self._bibliography.cite)
            paragraph.remove(picture)
            paragraph.text = self.md.htmlStash.store(drawing)
