"""What lies in docs/ is published: pages and pictures belong there, and nothing that only fell into it."""

import re
from collections.abc import Iterator
from pathlib import Path

from practice_site.checks import drawings
from practice_site.checks.judging import hits
from practice_site.checks.picture_files import ENDINGS as PICTURES
from practice_site.checks.picture_files import faults
from practice_site.content.data_files import LANGUAGES
from practice_site.content.parts import Text
from practice_site.content.sources import Source
from practice_site.issues import Issue, issue
from practice_site.project import Project

_OWNERSHIP = re.compile(r"google[0-9a-f]+\.html")  # how a search engine asks whether a site is one's own
_PAGE = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")  # in capitals MkDocs takes .MD for a page too
_FILLED_BY_THE_BUILD = ("ja", "ja.md", "ja.ja.md", "admin", "admin.md", "admin.ja.md", "pagefind")
_DRAWN_BY_THE_BUILD = "assets/qr."


def links_to_elsewhere(project: Project) -> list[Issue]:
    """Return each link among the files, and what is none: MkDocs would follow it, even round in circles, or break."""
    found = []
    for path in _files(project.docs):
        name = f"docs/{path.relative_to(project.docs).as_posix()}"
        if not name.isprintable():  # as one that another computer has written in another alphabet
            readable = name.encode("utf-8", "replace").decode().replace("\n", "?")
            found.append(issue(readable, 1, "file_name_broken"))
        elif path.is_symlink():
            found.append(issue(name, 1, "link_in_docs"))
        elif not path.is_file():
            found.append(issue(name, 1, "no_page_or_picture"))
    return found


def files_that_do_not_belong(pages: list[Source], project: Project) -> list[Issue]:
    """Return each file that is no page or picture, or would replace a file of the site itself."""
    found = []
    for path in (it for it in _files(project.docs) if it.is_file() and not it.is_symlink()):
        name = path.relative_to(project.docs).as_posix()
        if message := _message(path, name, project):
            found.append(issue(f"docs/{name}", 1, message))
    return found


def pictures_not_fit(pages: list[Source], project: Project) -> list[Issue]:
    """Return what is wrong with each picture, whether a page shows it or not: all of them are published."""
    return [
        Issue(f"docs/{path.relative_to(project.docs).as_posix()}", 1, *words)
        for path in _files(project.docs)
        if path.suffix.lower() in PICTURES and path.is_file() and not path.is_symlink()
        for words in faults(path)
    ]


def words_of_drawings(pages: list[Source], project: Project) -> list[Issue]:
    """Return the words of drawings that must not be published; whoever sees a drawing reads them in any language."""
    paths = [it for it in _files(project.docs) if it.suffix.lower() == ".svg" and it.is_file() and not it.is_symlink()]
    words = {
        f"docs/{path.relative_to(project.docs).as_posix()}": [[Text(1, drawings.words(path))]]
        for path in paths
        if not faults(path)
    }
    return sorted(
        {it for name, text in words.items() for language in LANGUAGES for it in hits(name, text, language, project)}
    )


def _files(folder: Path) -> Iterator[Path]:
    """Yield what MkDocs would publish: hidden files stay out. Links are told, and never followed."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        else:
            yield path


def _message(path: Path, name: str, project: Project) -> str | None:
    by_the_build = name.split("/")[0] in _FILLED_BY_THE_BUILD or name.startswith(_DRAWN_BY_THE_BUILD)
    if by_the_build or (project.root / "overrides" / name).exists():
        return "replaces_the_site"
    ending = path.suffix.lower()
    if path.suffix == ".md" or ending in PICTURES or _OWNERSHIP.fullmatch(name):
        return None
    return "page_ending" if ending in _PAGE else "no_page_or_picture"


def pages_at_one_address(pages: list[Source], project: Project) -> list[Issue]:
    """Return each page that would be written over another one, as massage.md and massage/index.md."""
    found = []
    first: dict[tuple[str, str], Source] = {}
    for page in pages:
        folder, _, last = page.slug.rpartition("/")
        address = folder if last in ("index", "README") else page.slug
        other = first.setdefault((page.language, address), page)
        if other is not page:
            found.append(issue(page.path, 1, "pages_at_one_address", page=other.path))
    return found
