"""Words left in the other language, paragraph by paragraph; names, addresses, titles and short glosses are fine."""

import re

from practice_site.checks.paragraphs import paragraphs
from practice_site.content.parts import Text
from practice_site.content.sources import Source
from practice_site.issues import Issue, issue, line_of
from practice_site.project import Project

_JAPANESE = "ぁ-ゖァ-ヺー一-鿿々〆ｦ-ﾟ"
# What may be in any language: addresses of the web, glosses in brackets, titles in quotation marks.
_EITHER = re.compile(
    r"https?://\S+|[A-Za-z0-9.+-]+@[A-Za-z0-9.-]+|[（(][^（()）]{1,80}[)）]|「[^「」]{1,200}」|『[^『』]{1,200}』|“[^“”]{1,200}”|\"[^\"\n]{1,200}\""
)
_OF_A_STUDY = re.compile(r"\bet al\b|\bdoi\b|\bPMID\b|\d{4};\s?\d", re.IGNORECASE)
# Names and addresses begin with capitals; a sentence holds words that do not.
_ENGLISH_WORD = re.compile(r"(?<![\w'’-])(?:a|[a-z][\w'’-]+)")
_MOST_ENGLISH = {False: 2, True: 5}  # such words in a row: alone, and within a Japanese paragraph
_MOST_HIRAGANA = {False: 4, True: 9}  # a Japanese name has few; a sentence ends in them


def left_in_the_other_language(page: Source, project: Project) -> list[Issue]:
    """Return each paragraph, and each part of the front matter, that is not in the page's language."""
    front = project.fronts[page.name].front if page.name in project.fronts else None
    of_front = ((field, str(getattr(front, field, None) or "")) for field in ("title", "description", "lead"))
    texts = [[Text(line_of(page.text, field), words)] for field, words in of_front if words != page.slug]
    titles = _titles(project)
    found = []
    for paragraph in [*texts, *_without_links(page)]:
        lines = [text.line for text in paragraph]
        words = "\n".join(text.words for text in paragraph)
        if _foreign(words, page) and _foreign(_without(words, titles), page):
            found.append(issue(page.path, lines[0], "in_the_other_language"))
    return found


def _without_links(page: Source) -> list[list[Text]]:
    """Return the paragraphs of a page without the words of links to other sites, which may be in their language."""
    links = [link for section in page.sections for link in section.links if link.target.startswith("http")]
    pictures = {(picture.line, picture.words) for section in page.sections for picture in section.pictures}

    def own(text: Text) -> Text:
        return Text(text.line, _without(text.words, [link.words for link in links if link.line == text.line]))

    own_words = [it for it in paragraphs(page) if (it[0].line, it[0].words) not in pictures]
    return [[own(text) for text in paragraph] for paragraph in own_words]


def _titles(project: Project) -> list[str]:
    studies = project.data.references.references
    return [words for study in studies for words in (study.title, study.authors, study.container)]


def _without(words: str, taken: list[str]) -> str:
    for known in taken:
        words = words.replace(known, "") if known else words
    return words


def _foreign(words: str, page: Source) -> bool:
    words = _EITHER.sub(" ", words)
    if page.japanese:
        if _OF_A_STUDY.search(words):
            return False
        within = bool(re.search(f"[{_JAPANESE}]", words))
        stretches = re.split(f"[{_JAPANESE}。、]+", words)
        return any(len(_ENGLISH_WORD.findall(stretch)) > _MOST_ENGLISH[within] for stretch in stretches)
    within = bool(re.search(r"[A-Za-z]{2}", words))
    stretches = re.findall(rf"[{_JAPANESE}。、・！？\d\s]+", words)
    return any(len(re.findall("[ぁ-ゖ]", stretch)) > _MOST_HIRAGANA[within] for stretch in stretches)
