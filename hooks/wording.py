"""Words that must not be published, from `data/wording.yml`, found however they are written."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from data_files import Facts, Words, load
from mkdocs.config.defaults import MkDocsConfig
from problems import Problem, Source
from pydantic import Field

_AROUND = 20  # characters on each side in which an allowing word has to stand
_NOT_TEXT = re.compile(r"\]\([^)]*\)|\[@[^\]]*\]|\{[^}]*\}|`[^`]*`|https?://\S+")
_BETWEEN = re.compile(r"[\s*_\u200b\u2060]")


class Rule(Facts):
    """Words, and what to write instead."""

    words: Words
    instead: str | None = Field(default=None, description="what to write instead")


class Rules(Facts):
    """The rules of one language."""

    block: list[Rule] = Field(description="a list of words and instead")
    warn: list[Rule] = Field(description="a list of words and instead")


class Allowance(Facts):
    """Where a word is right after all: within a phrase, or near one of some words."""

    words: Words
    phrases: Words | None = None
    near: Words | None = None
    reason: str = Field(min_length=1, description="the reason")


class Wording(Facts):
    """All of them."""

    en: Rules = Field(description="block: and warn:")
    ja: Rules = Field(description="block: and warn:")
    allow: list[Allowance] = Field(description="a list of words, phrases or near, and reason")
    own_service: Rule = Field(description="words and instead")


def compact(text: str) -> tuple[str, list[int]]:
    """Return Japanese text in one width and without anything between its letters, and where each letter stood."""
    letters, places = [], []
    for place, letter in enumerate(text):
        if letter in "\uff9e\uff9f" and letters:  # a half-width mark belongs to the letter before it
            letters[-1] = unicodedata.normalize("NFKC", letters[-1] + {"\uff9e": "\u3099", "\uff9f": "\u309a"}[letter])
        elif not _BETWEEN.match(letter):
            for plain in unicodedata.normalize("NFKC", letter).lower():
                letters.append(plain)
                places.append(place)
    return "".join(letters), places


@lru_cache
def _pattern(words: tuple[str, ...], japanese: bool) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    if japanese:
        return re.compile("|".join(re.escape(compact(word)[0]) for word in longest_first))
    parts = (r"\s+".join(re.escape(part) for part in word.lower().split()) for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


def problems(page: Source, wording: Wording, licence: bool | None) -> list[Problem]:
    """Return each word of a page that must not, or had better not, be published.

    `licence` says whether the practice may call its own service マッサージ.
    """
    visible = _NOT_TEXT.sub(lambda match: " " * len(match[0]), page.text)
    rules = wording.ja if page.japanese else wording.en
    blocked = [*rules.block, *([] if licence or not page.japanese else [wording.own_service])]
    found = []
    for blocking, group in ((True, blocked), (False, rules.warn)):
        pattern = _pattern(tuple(word for rule in group for word in rule.words), page.japanese)
        # Most pages hold no such word: where each letter stood is worked out for the others alone.
        if not any(_hits(pattern, _quick(visible, page.japanese), wording, page.japanese)):
            continue
        text, places = compact(visible) if page.japanese else (_quick(visible, False), range(len(visible)))
        instead = {_key(word, page.japanese): rule.instead for rule in group for word in rule.words}
        for match in _hits(pattern, text, wording, page.japanese):
            word = _key(match[0], page.japanese)
            line = page.text.count("\n", 0, places[match.start()]) + 1
            found.append(_problem(page.path, line, word, instead[word], blocking))
    return found


def _quick(text: str, japanese: bool) -> str:
    """Return what `compact` returns, without the places."""
    if japanese:
        return _BETWEEN.sub("", unicodedata.normalize("NFKC", text)).lower()
    return text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def _hits(pattern: re.Pattern[str], text: str, wording: Wording, japanese: bool) -> Iterator[re.Match[str]]:
    for match in pattern.finditer(text):
        if not _allowed(_key(match[0], japanese), match, text, wording.allow, japanese):
            yield match


def _key(word: str, japanese: bool) -> str:
    return compact(word)[0] if japanese else " ".join(word.lower().split())


def _allowed(word: str, match: re.Match[str], text: str, allowances: list[Allowance], japanese: bool) -> bool:
    around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
    return any(
        _key(near, japanese) in " ".join(around.split())
        for allowance in allowances
        if word in (_key(known, japanese) for known in allowance.words)
        for near in (*(allowance.phrases or ()), *(allowance.near or ()))
    )


def _problem(path: str, line: int, word: str, instead: str | None, blocking: bool) -> Problem:
    advice = f"Write instead: {instead}." if instead else "Leave it out."
    advice_ja = f"「{instead}」のように書いてください。" if instead else "書かないでください。"
    if blocking:
        said = f"“{word}” may not be published. {advice}", f"「{word}」は使えません。{advice_ja}"
    else:
        said = f"“{word}” is better avoided. {advice}", f"「{word}」は避けたほうがよい言葉です。{advice_ja}"
    return Problem(path, line, *said, blocking=blocking)


def in_data(path: Path, wording: Wording, licence: bool | None) -> list[Problem]:
    """Return the same for a data file, whose lines hold both languages; titles of studies are quotations."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"^\s*(?:-\s+)?(?:title|container|note):.*$|#.*$", "", text, flags=re.MULTILINE)
    name = f"data/{path.name}"
    sides = (Source(name, text), Source(f"{name}.ja.md", text))
    found = [problem for side in sides for problem in problems(side, wording, licence)]
    return [Problem(name, problem.line, problem.en, problem.ja, problem.blocking) for problem in found]


def read(config: MkDocsConfig) -> Wording:
    """Return the words of the project that `config` belongs to."""
    return load(Path(config.config_file_path).parent / "data/wording.yml", Wording)
