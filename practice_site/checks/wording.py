"""Words that must not be published, from `data/wording.yml`, looked for wherever readers meet words."""

from collections.abc import Iterator

from practice_site.checks.judging import hits
from practice_site.checks.paragraphs import paragraphs
from practice_site.content import yaml_lines
from practice_site.content.data_files import LANGUAGES, Language
from practice_site.content.parts import Text
from practice_site.content.sources import Source
from practice_site.content.yaml_lines import Place
from practice_site.issues import Issue
from practice_site.project import Project

_FILES = (
    "practice",
    "people",
    "services",
    "rules",
    "notices",
    "labels",
    "figures",
    "helplines",
    "references",
    "plan",
    "triage",
)
_NOT_OURS = {
    "id",
    "note",
    "source",
    "authors",
    "container",
    "doi",
    "url",
    "file",
    "offered_by",
}  # for staff, or said by others


def on_page(page: Source, project: Project) -> list[Issue]:
    """Return each word of a page, and of what it says of itself, that must not or had better not be published."""
    try:
        front, lines = yaml_lines.read(page.front or "")
    except yaml_lines.UnreadableError:
        front, lines = None, {}
    values = [[Text(1 + lines[place], words)] for place, words in _strings(front, ())]
    asides = [[text] for section in page.sections for text in section.asides]
    return sorted(hits(page.path, [*values, *paragraphs(page), *asides], page.language, project))


def in_data(pages: list[Source], project: Project) -> list[Issue]:
    """Return the same for the words of `data/` that reach visitors; what has no language is judged in both."""
    found: list[Issue] = []
    for name in _FILES:
        values, lines = yaml_lines.read((project.root / f"data/{name}.yml").read_text(encoding="utf-8"))
        strings = [(place, words) for place, words in _strings(values, ()) if not _of_others(name, place)]
        for language in LANGUAGES:
            own = [[Text(lines[at], words)] for at, words in strings if _language(at) in (language, None)]
            found += hits(f"data/{name}.yml", own, language, project)
    return sorted(set(found))


def in_menu(titles: list[tuple[int, str, Language]], project: Project) -> list[Issue]:
    """Return the same for the titles of the menu, each with its line in mkdocs.yml."""
    found: list[Issue] = []
    for language in LANGUAGES:
        own = [[Text(line, words)] for line, words, its in titles if its == language]
        found += hits("mkdocs.yml", own, language, project)
    return sorted(found)


def _strings(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(inner, (*place, str(key)))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _strings(inner, (*place, index))


def _name(place: Place) -> str:
    return next((step for step in reversed(place) if isinstance(step, str)), "")


def _language(place: Place) -> Language | None:
    return next((language for language in LANGUAGES if f"_{_name(place)}".endswith(f"_{language}")), None)


def _of_others(file: str, place: Place) -> bool:
    if file == "references":
        return not any(str(step).startswith(("finding_", "second_finding")) for step in place)
    return _name(place) in _NOT_OURS
