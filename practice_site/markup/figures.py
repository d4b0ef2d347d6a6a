"""Charts from `data/figures.yml`, placed in a page by `![what it shows](figure:id)` and drawn as SVG at build."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import budoux
import jinja2
from markupsafe import Markup

from practice_site.content.data_files import Language
from practice_site.content.figures import Figure
from practice_site.content.labels import Labels

SCHEME = "figure:"
_ROOM = 260  # pixels that a label has on a phone of 320 px
_WIDE = 14  # pixels that a Japanese character takes
_PARSER = budoux.load_default_japanese_parser()


def wrap(text: str, language: Language, room: int = _ROOM, narrow: int = 8) -> list[str]:
    """Return a label in lines short enough for a small phone, also in a broad typeface; Japanese breaks in phrases."""
    parts = _PARSER.parse(text) if language == "ja" else text.split(" ")
    lines = [""]
    for part in parts:
        joined = f"{lines[-1]} {part}".strip() if language == "en" else lines[-1] + part
        if lines[-1] and sum(narrow if character < "⺀" else _WIDE for character in joined) > room:
            lines.append(part)
        else:
            lines[-1] = joined
    return lines


def number(value: float) -> str:
    """Return a number with two decimals and a true minus sign."""
    return f"{value:.2f}".replace("-", "−")


@dataclass(frozen=True)
class Charts:
    """Every figure, and what it takes to draw one for readers of a language."""

    figures: dict[str, Figure]
    template: jinja2.Template
    language: Language
    t: Labels

    def draw(self, name: str, alt: str, cite: Callable[[list[str]], Markup]) -> Markup:
        """Return a figure as HTML; its studies become citations of the page. Unknown ones are left out."""
        if name not in self.figures:
            return Markup()
        html = self.template.render(
            figure=self.figures[name],
            alt=alt,
            cite=cite,
            locale=self.language,
            t=self.t,
            number=number,
            wrap=partial(wrap, language=self.language),
        )
        return Markup(html.strip())  # noqa: S704 - from a template that escapes
