"""The same numbers stand on both sides of a page, however each language writes them."""

import re
import unicodedata
from pathlib import Path

from data_files import Facts, load
from mkdocs.config.defaults import MkDocsConfig
from problems import Problem, Source
from pydantic import Field

_NAMES = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
]
_ENGLISH = {word: number for number, word in enumerate(_NAMES, start=2)}
_COUNTED = {letter: number for number, letter in enumerate("二三四五六七八九", start=2)}
_WORDS = re.compile(rf"\b({'|'.join(_ENGLISH)})\b", re.IGNORECASE)
_COUNTERS = re.compile(rf"([{''.join(_COUNTED)}])つ")
_NOT_TEXT = re.compile(r"\[@[^\]\n]*\]|\]\([^)\n]*\)|\{[^}\n]*\}|`[^`\n]*`|^[ \t]*\d+\.[ \t]", re.MULTILINE)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_MILLION = re.compile(r"(\d+(?:\.\d+)?) million")
_MYRIADS = re.compile(r"(?=\d+[億万])(?:(?P<oku>\d+)億)?(?:(?P<man>\d+)万)?(?P<rest>\d*)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


class Allowed(Facts):
    """A number that may stand on one side alone."""

    page: str = Field(description="the English file's name, such as index.md")
    number: str = Field(description='the number in quotes, such as "24"')
    reason: str = Field(min_length=1, description="the reason")


class Differences(Facts):
    """All of them."""

    allowed: list[Allowed] = Field(description="a list of page, number and reason")


def _myriads(match: re.Match[str]) -> str:
    return str(int(match["oku"] or 0) * 10**8 + int(match["man"] or 0) * 10**4 + int(match["rest"] or 0))


def numbers(page: Source) -> dict[str, int]:
    """Return each number of a page as plain digits, with the line where it stands first."""
    lines = [line for section in page.sections for line in section.lines] or [(1, "")]
    text = unicodedata.normalize("NFKC", "\n".join(text for _, text in lines))
    plain = _THOUSANDS.sub("", _NOT_TEXT.sub(" ", text))
    if page.japanese:
        plain = _COUNTERS.sub(lambda m: str(_COUNTED[m[1]]), _MYRIADS.sub(_myriads, plain))
    else:
        plain = _MILLION.sub(lambda m: str(int(float(m[1]) * 10**6)), plain)
        plain = _WORDS.sub(lambda m: str(_ENGLISH[m[1].lower()]), plain)
    found: dict[str, int] = {}
    for (number, _), text in zip(lines, plain.split("\n"), strict=True):
        for amount in _NUMBER.findall(text):
            if amount != "1":  # “one” is too often no number (“one of”, “this one”), and 一 likewise
                found.setdefault(amount, number)
    return found


def differences(page: Source, twin: Source, allowed: list[Allowed]) -> list[Problem]:
    """Return each number that only one of two twins says, unless it is allowed to."""
    known = {entry.number for entry in allowed if entry.page == page.name}
    sides = [(page, numbers(page), twin), (twin, numbers(twin), page)]
    return [
        Problem(
            here.path,
            line,
            f"the number {number} does not stand in {there.path}; correct one of the two, "
            "or allow it in data/differences.yml.",
            f"{number} という数字が {there.path} にありません。"
            "どちらかを直すか、data/differences.yml で認めてください。",
        )
        for (here, mine, there), (_, theirs, _) in zip(sides, reversed(sides), strict=True)
        for number, line in mine.items()
        if number not in theirs and number not in known
    ]


def read(config: MkDocsConfig) -> list[Allowed]:
    """Return the allowances of the project that `config` belongs to."""
    return load(Path(config.config_file_path).parent / "data/differences.yml", Differences).allowed
