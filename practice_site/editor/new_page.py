"""What a new page begins with in both languages, from `page.md` and `page.ja.md`."""

from pathlib import Path
from string import Template

from practice_site.content.sources import Source

_HERE = Path(__file__).parent
_NAMES = {"en": "page.md", "ja": "page.ja.md"}


def templates() -> dict[str, Template]:
    """Return the whole page of each language, in which `make page` puts its name and the days."""
    return {language: Template((_HERE / name).read_text(encoding="utf-8")) for language, name in _NAMES.items()}


def bodies() -> dict[str, str]:
    """Return the text of each language, without what stands between the lines `---`."""
    return {
        language: Source(_NAMES[language], text.template).body.strip("\n") for language, text in templates().items()
    }
