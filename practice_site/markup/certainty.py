"""`{ certainty=low }` at the end of a line or among a heading's braces shows how sure research is."""

from re import Match
from xml.etree import ElementTree

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markupsafe import Markup

from practice_site.content.labels import Labels
from practice_site.content.parts import CERTAINTY
from practice_site.content.references import STRENGTH

ATTRIBUTE = "certainty"
_BADGE = Markup(
    '<{tag} class="certainty certainty--{level}">'
    '<svg viewBox="0 0 61 16" aria-hidden="true" focusable="false"><use href="#stones-{level}"/></svg> '
    "<span>{label}</span><strong>{words}</strong></{tag}>"
)


def badge(level: str, t: Labels, tag: str) -> Markup:
    """Return the stones and words of a level as HTML; nothing for an unknown one, a check tells staff."""
    if level not in STRENGTH:
        return Markup()
    name = level.replace("-", "_")
    return _BADGE.format(
        tag=Markup(tag),  # noqa: S704 - p or span
        level=level,
        label="" if level == "contested" else t["certainty_label"],  # there, how sure is what they disagree about
        words=t[f"certainty_{name}"],
    )


class CertaintyProcessor(InlineProcessor):
    """Puts a badge at the end of a line, also of one in a table."""

    def __init__(self, md: Markdown, t: Labels) -> None:
        """Take the words of a language."""
        super().__init__(rf"[ \t]*(?m:{CERTAINTY})", md)
        self._t = t

    def handleMatch(self, m: Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override] # noqa: N802 - Markdown's name
        """Return the badge, kept from being read as Markdown."""
        space = "" if data[: m.start(0)].endswith("。") else " "
        return f"{space}{self.md.htmlStash.store(badge(m['level'], self._t, 'span'))}", m.start(0), m.end(0)


def below_heading(heading: ElementTree.Element, t: Labels) -> Markup:
    """Take the mark out of a heading's attributes, and return the badge to stand below it, if there is one."""
    level = heading.attrib.pop(ATTRIBUTE, None)
    return badge(level, t, "p") if level is not None else Markup()
