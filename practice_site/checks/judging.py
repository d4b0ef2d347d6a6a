"""Words are judged in their sentence: it may deny them, and `data/wording.yml` may allow them there."""

import re
from collections.abc import Iterator

from practice_site.checks.denials import denied
from practice_site.checks.letters import line_of_letter, plain
from practice_site.content.data_files import Language
from practice_site.content.parts import Text
from practice_site.content.wording import Allowance
from practice_site.issues import Issue, issue, said
from practice_site.project import Project

_END = re.compile(r"[。!?]|\.(?=\s|$)")
_ADDRESS = re.compile(r"https?://\S+")


def hits(path: str, paragraphs: list[list[Text]], language: Language, project: Project) -> list[Issue]:
    """Return each word of the paragraphs of a file that must not or had better not be published, once for each line."""
    wording = project.data.wording
    rules = wording.ja if language == "ja" else wording.en
    own = [] if project.data.people.may_say_massage or language == "en" else [wording.own_service]
    words = {
        plain(word, language): (rule, rule not in rules.warn)
        for rule in (*rules.block, *own, *rules.warn)
        for word in rule.words
    }
    whole = plain("\n".join(text.words for paragraph in paragraphs for text in paragraph), language)
    if not any(word in whole for word in words):  # most pages hold none, and are read once
        return []
    found: dict[Issue, None] = {}
    for paragraph in paragraphs:
        for line, word in _in_paragraph(paragraph, list(words), language, wording.allow):
            rule, blocking = words[word]
            advice = said("write_instead", instead=rule.instead) if rule.instead else said("leave_it_out")
            message = "word_not_to_publish" if blocking else "word_better_avoided"
            found[issue(path, line, message, blocking=blocking, word=word, advice=advice)] = None
    return list(found)


def _in_paragraph(
    paragraph: list[Text], words: list[str], language: Language, allowances: list[Allowance]
) -> Iterator[tuple[int, str]]:
    lines = [(text.line, _ADDRESS.sub("", text.words)) for text in paragraph]
    text = plain("\n".join(words for _, words in lines), language)
    taken: set[int] = set()
    for word in sorted((word for word in words if word in text), key=len, reverse=True):
        edge = "" if language == "ja" else r"\b"
        pattern = f"{edge if word[0].isalnum() else ''}{re.escape(word)}{edge if word[-1].isalnum() else ''}"
        for match in re.finditer(pattern, text):
            if match.start() in taken:
                continue  # a part of a longer one
            taken.update(range(*match.span()))
            before = max((end.end() for end in _END.finditer(text, 0, match.start())), default=0)
            after = _END.search(text, match.end())
            sentence = text[before : after.end() if after else len(text)]
            start, end = match.start() - before, match.end() - before
            if not (denied(sentence, start, end, language) or _allowed(word, sentence, start, allowances, language)):
                yield line_of_letter(lines, match.start(), language), word


def _allowed(word: str, sentence: str, start: int, allowances: list[Allowance], language: Language) -> bool:
    """Tell whether an allowance for a word stands in its sentence: as a phrase around it, or anywhere near."""
    for allowance in allowances:
        if word not in (plain(known, language) for known in allowance.words):
            continue
        if any(plain(near, language) in sentence for near in allowance.near or ()):
            return True
        for phrase in (plain(phrase, language) for phrase in allowance.phrases or ()):
            if phrase in sentence[max(0, start - len(phrase)) : start + len(word) + len(phrase)]:
                return True
    return False
