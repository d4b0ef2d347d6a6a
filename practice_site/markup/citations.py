"""`[@id]` in a page becomes a numbered link; the numbers follow the order in which readers meet them."""

from dataclasses import dataclass, field
from re import Match
from xml.etree import ElementTree

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markupsafe import Markup

from practice_site.content.citations import CITATION, ids
from practice_site.content.references import Reference

CITES = "data-cites"  # on the element that stands in for a citation until all are numbered
_LINK = Markup('<a id="{place}" href="#ref-{id}" role="doc-noteref" aria-label="{label}">{number}</a>')
# The word joiner keeps a number from beginning a line of its own, as Japanese would let it.
_NUMBERS = Markup('&#8288;<sup class="cite">{links}</sup>')


@dataclass
class Cited:
    """A reference on one page: its number there, and the anchors of the places that cite it."""

    reference: Reference
    number: int
    places: list[str] = field(default_factory=list)


class Bibliography:
    """What one page cites; `accessible_name` is what listeners hear for a number, with `{n}` for the number itself."""

    def __init__(self, studies: dict[str, Reference], accessible_name: str) -> None:
        """Begin with nothing cited."""
        self._studies = studies
        self._accessible_name = accessible_name
        self._cited: dict[str, Cited] = {}

    @property
    def entries(self) -> list[Cited]:
        """Return what is cited, in the order of the numbers."""
        return list(self._cited.values())

    def cite(self, names: list[str]) -> Markup:
        """Return the numbers of one citation as HTML; unknown studies are left out, a check tells staff."""
        links = [self._link(name) for name in names if name in self._studies]
        return _NUMBERS.format(links=Markup(", ").join(links)) if links else Markup()

    def _link(self, name: str) -> Markup:
        entry = self._cited.setdefault(name, Cited(self._studies[name], len(self._cited) + 1))
        entry.places.append(f"cite-{name}-{len(entry.places) + 1}")
        label = self._accessible_name.format(n=entry.number)
        return _LINK.format(place=entry.places[-1], id=name, label=label, number=entry.number)


class CitationProcessor(InlineProcessor):
    """Marks citations where they stand: Markdown meets them in an order that is not the reader's."""

    def __init__(self, md: Markdown) -> None:
        """Take the space before a citation with it."""
        super().__init__(rf"[^\S\n]*{CITATION}", md)

    def handleMatch(self, m: Match[str], data: str) -> tuple[ElementTree.Element, int, int]:  # type: ignore[override] # noqa: N802 - Markdown's name
        """Return an element that names the studies."""
        return ElementTree.Element("sup", {CITES: " ".join(ids(m["ids"]))}), m.start(0), m.end(0)
