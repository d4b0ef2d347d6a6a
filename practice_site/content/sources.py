"""Pages as staff wrote them: a Markdown file for each language, with its front matter and its parts."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from practice_site.content.data_files import Language
from practice_site.content.outline import outline
from practice_site.content.parts import Section

_ENDS = ("---", "...")
_NAMED = re.compile(r"[@＠]\s*([\w-]+)")


@dataclass(frozen=True)
class Source:
    """A Markdown file; `name` is relative to `docs/`."""

    name: str
    text: str
    raw: bytes = b""

    @cached_property
    def readable(self) -> bool:
        """Tell whether the file is UTF-8."""
        return "\N{REPLACEMENT CHARACTER}" not in self.text

    @property
    def path(self) -> str:
        """Return the name as staff know it."""
        return f"docs/{self.name}"

    @cached_property
    def language(self) -> Language:
        """Return the language that the name says."""
        return "ja" if self.name.endswith(".ja.md") else "en"

    @property
    def japanese(self) -> bool:
        """Tell whether this is the Japanese side of a pair."""
        return self.language == "ja"

    @cached_property
    def slug(self) -> str:
        """Return the name without its endings, the same for both sides of a pair."""
        return self.name.removesuffix(".ja.md").removesuffix(".md")

    @cached_property
    def twin(self) -> str:
        """Return the name of the same page in the other language."""
        return f"{self.slug}.md" if self.japanese else f"{self.slug}.ja.md"

    @cached_property
    def _split(self) -> tuple[str | None, int]:
        """Return the lines between the first two `---`, if they are there, and how many lines stand before the body."""
        lines = self.text.split("\n")
        if lines[0].rstrip() != "---":
            return None, 0
        end = next((number for number, line in enumerate(lines) if number and line.rstrip() in _ENDS), None)
        return (None, 0) if end is None else ("\n".join(lines[1:end]), end + 1)

    @property
    def front(self) -> str | None:
        """Return the YAML of the front matter, which begins on line 2, or nothing where there is none."""
        return self._split[0]

    @cached_property
    def body(self) -> str:
        """Return the Markdown below the front matter."""
        return "\n".join(self.text.split("\n")[self._split[1] :])

    @cached_property
    def sections(self) -> list[Section]:
        """Return the parts of the page."""
        return outline(self.body, self._split[1] + 1)

    @cached_property
    def named(self) -> list[str]:
        """Return what stands behind each @, also where nothing reads it: names of studies, and others."""
        return _NAMED.findall(self.body)


def source(path: Path, name: str) -> Source:
    """Return one Markdown file."""
    return of_bytes(name, path.read_bytes())


def of_bytes(name: str, raw: bytes) -> Source:
    """Return a Markdown file with this content; what is not UTF-8 shows as replacement characters."""
    return Source(name, raw.decode("utf-8-sig", errors="replace").replace("\r\n", "\n"), raw)


def sources(docs: Path) -> list[Source]:
    """Return every Markdown file of a folder, in the order of their names; MkDocs leaves hidden ones out too."""
    names = {path.relative_to(docs).as_posix(): path for path in docs.rglob("*.md") if not path.is_symlink()}
    return [source(names[name], name) for name in sorted(names) if not f"/{name}".count("/.")]
