"""The pictures beside shared links, one for each page: drawn again whenever the words on them change."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import astuple
from functools import cached_property, partial
from pathlib import Path

from PIL import Image

from practice_site.cache.store import Store, key
from practice_site.checks.picture_files import faults
from practice_site.content import stylesheet
from practice_site.content.data_files import Language
from practice_site.content.photos import Photo
from practice_site.content.sources import Source
from practice_site.markup.line_breaks import parts
from practice_site.pages.share_drawing import RECIPE, SIZE, Paints, Words, empty, written
from practice_site.project import Project

Write = Callable[[Path, bytes], None]
_FOLDER = "assets/share"
_LENGTH = 8


class SharePictures:
    """Those of a project."""

    size = SIZE

    def __init__(self, project: Project) -> None:
        """Find the picture that stands on all of them: the first one of the site."""
        self._project = project
        self._photo = _photo(project)
        drawing = project.root / "overrides/partials/share-picture.png"  # of hero.svg; `make pictures` draws it
        self._path = project.docs / self._photo.file if self._photo else drawing

    def address(self, page: Source) -> str:
        """Return the address of a page's picture; its end changes with it, since networks keep what they know."""
        return f"{_name(page)}?{self._digest(page)[:_LENGTH]}"

    def words(self, language: Language) -> str | None:
        """Return what is seen beside the words, where that is a photo of the practice."""
        return self._photo.words[language] if self._photo else None

    def draw(self, site: Path, store: Store, write: Write) -> None:
        """Draw those of all published pages into a built site."""
        published = (page for page in self._project.pages if page.name not in self._project.drafts)
        pages = [page for page in published if not self._project.fronts[page.name].front.noindex]
        named = {page: key("share", self._digest(page)) for page in pages}
        store.ahead({name: partial(self._drawn, page) for page, name in named.items()})
        for page, name in named.items():
            write(site / _name(page), store.kept(name, partial(self._drawn, page)))

    def _drawn(self, page: Source) -> bytes:
        return written(self._empty, self._on(page), self._paints)

    def _on(self, page: Source) -> Words:
        """Return the words on the picture of a page."""
        title, name = self._project.fronts[page.name].front.title, self._project.data.practice.name[page.language]
        return Words(_parts(title, page.language), _parts(name, page.language))

    def _digest(self, page: Source) -> str:
        made_of = (RECIPE, self._digest_of_picture, astuple(self._paints), astuple(self._on(page)))
        return hashlib.sha256(repr(made_of).encode()).hexdigest()

    @cached_property
    def _digest_of_picture(self) -> str:
        return hashlib.sha256(self._path.read_bytes()).hexdigest()

    @cached_property
    def _empty(self) -> Image.Image:
        return empty(self._path, self._paints)

    @cached_property
    def _paints(self) -> Paints:
        css = (self._project.root / "overrides" / stylesheet.NAME).read_text(encoding="utf-8")
        shipped = {name: token.value for name, token in stylesheet.colours(css)["light"].items()}
        colours = shipped | self._project.data.look.colours_given("light")
        return Paints(*(colours[name] for name in ("background", "ink", "muted")))


def _photo(project: Project) -> Photo | None:
    """Return the photo of the first page, unless it is a drawing, which only a browser can turn into points."""
    hero = project.data.look.hero
    path = project.docs / hero.file if hero else None
    return hero if path and path.suffix.lower() != ".svg" and not faults(path) else None


def _name(page: Source) -> str:
    return f"{_FOLDER}/{page.slug}.{page.language}.jpg"


def _parts(words: str, language: Language) -> tuple[str, ...]:
    """Return words in parts between which a line may end: phrases in Japanese, else words with the space behind."""
    if language == "en":
        return tuple(f"{word} " for word in words.split())
    return tuple(part for phrase in parts(words) for part in re.findall("[^・]+・?|・", phrase))
