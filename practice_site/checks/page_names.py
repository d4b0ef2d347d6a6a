"""Each page has a name that becomes its address, and a twin: MkDocs would drop, or show in English, what has not."""

import re

from practice_site.content.data_files import Language
from practice_site.content.sources import Source
from practice_site.issues import Issue, issue, said
from practice_site.project import Project

_ENDINGS: dict[Language, str] = {"en": ".md", "ja": ".ja.md"}
_LANGUAGE = re.compile(r"(?P<page>.+)\.(?P<ending>[A-Za-z]{2}(?:[-_][A-Za-z]{2})?)\.md")
_USABLE = re.compile(r"[A-Za-z0-9_/-]+")
# What the Finder, Windows and cloud services add to the name of a copy.
_COPY = re.compile(
    r"(?P<original>.+?)(?: \d+| ?\(\d+\)|[ _-]+copy(?: \d+)?|(?: - | )?(?:のコピー|コピー)(?: ?\d+)?)", re.I
)


def misnamed_or_alone(pages: list[Source], project: Project) -> list[Issue]:
    """Return each page whose name cannot be used, and each without its twin; a wrong name explains a missing twin."""
    names = {page.name for page in pages}
    lonely = [page for page in pages if usable(page) and page.twin not in names]
    found = []
    for page in pages:
        if not usable(page):
            name_issue, right = _misnamed(page, names, [it.twin for it in lonely])
            found.append(name_issue)
            lonely = [it for it in lonely if it.twin != right]
    for page in lonely:
        language = said(f"language_{'en' if page.japanese else 'ja'}")
        found.append(issue(page.path, 1, "page_alone", language=language, twin=f"docs/{page.twin}"))
    return found


def usable(page: Source) -> bool:
    """Tell whether a page can be shown under its name; of any other page, everything else would only confuse."""
    return _USABLE.fullmatch(page.slug) is not None


def _misnamed(page: Source, names: set[str], missing: list[str]) -> tuple[Issue, str]:
    """Return what to say of a name, and the name that the page should have."""
    if (match := _LANGUAGE.fullmatch(page.name)) and match["ending"] != "ja":
        right = match["page"] + _ENDINGS["en" if match["ending"] == "en" else "ja"]
        return issue(page.path, 1, "page_ending_unknown", ending=match["ending"], right=f"docs/{right}"), right
    for ending in reversed(_ENDINGS.values()):
        match = _COPY.fullmatch(page.name.removesuffix(ending))
        if match and (original := match["original"] + ending) in names:
            return issue(page.path, 1, "page_is_copy", original=f"docs/{original}"), ""
    fitting = [name for name in missing if name.endswith(".ja.md") == page.japanese]
    right = fitting[0] if len(fitting) == 1 else ""
    words = f"docs/{right}" if right else said("page_name_example", ending=_ENDINGS[page.language])
    return issue(page.path, 1, "page_name_unusable", right=words), right
