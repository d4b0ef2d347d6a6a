"""What the editor calls each field, and what it says below it, from `words.yml`."""

from pathlib import Path

from pydantic import RootModel

from practice_site.content.data_files import Bilingual, Facts, load
from practice_site.editor.fields import Caption, Field, Place

_WORDS = Path(__file__).with_name("words.yml")


class Words(Facts):
    """What the editor calls a field, and what it says below it."""

    en: str
    ja: str
    hint: Bilingual | None = None


class WordFile(RootModel[dict[str, Words]]):
    """All of them, by the end of their place in the data."""


def captions() -> Caption:
    """Return a function that gives label and hint of a place, in both languages; raises `KeyError` without words."""
    words = load(_WORDS, WordFile).root

    def caption(place: Place) -> Field:
        ends = [".".join(place[start:]) for start in range(len(place))]
        found = words[next((end for end in ends if end in words), ends[0])]
        label = found.en if found.en == found.ja else f"{found.en} · {found.ja}"
        return {"label": label} | ({"hint": f"{found.hint.en} {found.hint.ja}"} if found.hint else {})

    return caption
