"""How a page is written: for people who hear it, who scan its links, and who find their way by its headings."""

import re
from itertools import pairwise

from practice_site.checks import leftovers
from practice_site.content.parts import Block, Section
from practice_site.content.sources import Source
from practice_site.issues import Issue, issue
from practice_site.project import Project

_EMPTY_WORDS = re.compile(
    r"(?:こちら|ここ|クリック|詳細|詳しくは|リンク|(?:click )?here|this link|link|read more|more)",
    re.IGNORECASE,
)
_SIGHTLESS = " \t\u00a0\u3000.。…>»→"
_SCHEME = re.compile(r"(?!figures?:|helplines?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_DRIVE = re.compile(r"[a-z]:", re.IGNORECASE)
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
_LETTER = re.compile(r"[^\W\d_]")


def heading_out_of_line(page: Source, project: Project) -> list[Issue]:
    """Return each heading that is a second title, or that skips a level."""
    found = []
    for before, section in pairwise([Section(1, 1), *_headed(page)]):
        if section.level == 1:
            found.append(issue(page.path, section.line, "heading_like_a_title"))
        elif section.level > before.level + 1:
            found.append(issue(page.path, section.line, "heading_skips", marks="#" * (before.level + 1)))
    return found


def heading_without_its_own_id(page: Source, project: Project) -> list[Issue]:
    """Return each heading without an id, and each whose id stands on the page twice: links could not lead there."""
    found = []
    seen: set[str] = set()
    odd = leftovers.spoilt(page)  # what is wrong with their braces has been told
    for section in (it for it in page.sections if it.blocks[:1] == [Block(it.line, "heading")] and it.line not in odd):
        name = section.attributes.get("id")
        if not section.heading:
            found.append(issue(page.path, section.line, "heading_without_words"))
        elif not name:
            found.append(issue(page.path, section.line, "heading_without_id"))
        elif name in seen:
            found.append(issue(page.path, section.line, "heading_id_twice", id=name))
        seen.add(name or "")
    return found


def _headed(page: Source) -> list[Section]:
    return [section for section in page.sections if section.heading or section.attributes]


def link_without_words(page: Source, project: Project) -> list[Issue]:
    """Return each link whose words do not say where it leads, or that has none; numbers to call bring their own."""
    found = []
    for section in page.sections:
        pictures = {picture.line for picture in section.pictures}
        for link in section.links:
            words = link.words.strip()
            if not words and not link.target.startswith("helpline:") and link.line not in pictures:
                found.append(issue(page.path, link.line, "link_without_words"))
            elif _EMPTY_WORDS.fullmatch(words.strip(_SIGHTLESS)):
                found.append(issue(page.path, link.line, "link_says_nothing", words=words))
    return found


def picture_without_words(page: Source, project: Project) -> list[Issue]:
    """Return each picture without words for people who cannot see it, or with words in the other language."""
    found = []
    for picture in (picture for section in page.sections for picture in section.pictures):
        words = picture.words.strip()
        if not words:
            found.append(issue(page.path, picture.line, "picture_without_words"))
        elif _LETTER.search(words) and bool(_JAPANESE.search(words)) != page.japanese:
            found.append(issue(page.path, picture.line, "picture_words_in_other_language"))
    return found


def picture_from_elsewhere(page: Source, project: Project) -> list[Issue]:
    """Return each picture from another site: visitors' browsers are told to load none, for their privacy."""
    return [
        issue(page.path, it.line, "link_to_own_computer" if _DRIVE.match(it.target) else "picture_from_elsewhere")
        for section in page.sections
        for it in section.pictures
        if it.target.startswith("//") or _SCHEME.match(it.target)
    ]
