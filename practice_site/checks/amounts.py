"""What numbers a line of text says, in digits and in words, and how else the other language may say each of them."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from babel.dates import get_month_names
from kanjize import kanji2number
from text_to_num import alpha2digit

from practice_site.content.data_files import Language


class Amount(NamedTuple):
    """A number; where it is not `certain` that it is meant as one, the other language need not say it."""

    value: float
    readings: frozenset[float]
    certain: bool = True


def amounts(words: str, language: Language) -> Iterator[Amount]:
    """Yield the numbers of a line."""
    text = re.sub(r"(?<=\d),(?=\d{3})|:00(?!\d)", "", unicodedata.normalize("NFKC", words))
    text = re.sub(r"(?<=\d)\.(?=\d\d ?[ap]\.?m\b)", ":", text)  # 8.30 am
    yield from _english(text) if language == "en" else _japanese(text)


# How many smaller ones a unit has: an hour is 60 minutes, a year 12 months.
_SMALLER = {"hour": 60, "時間": 60, "day": 24, "日": 24, "week": 7, "週": 7, "year": 12, "年": 12}
_HALF = (0.5, 50, 30, 6, 12)  # of one, of all, of an hour, of a year, of a day


def _readings(value: float, unit: str | None, *, half: bool, afternoon: bool) -> frozenset[float]:
    found = {value}
    if half:
        found.add(value + 0.5)
    if afternoon and 1 <= value < 12:
        found.add(value + 12)
    if afternoon and value >= 12:
        found.add(value - 12)
    return frozenset(found | {round(number * _SMALLER.get(unit or "", 1), 6) for number in found})


# English. Month names, “half” or “twice” may answer a number of the other language, and ask for none.
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12}
_SCALED = re.compile(rf"(?<!\d)(\d+(?:\.\d+)?) ({'|'.join(_SCALES)})\b")
_VAGUE = re.compile(r"\b(?:ten|dozen|hundred|thousand|million|billion)s\b", re.IGNORECASE)
_TENS = re.compile(r"\b(twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies\b", re.IGNORECASE)
_IN_ENGLISH = re.compile(
    r"(?<![A-Za-z])(?P<number>\d+(?:\.\d+)?|\ban?(?= (?:hour|week|year)\b))(?P<ordinal>(?:st|nd|rd|th)\b)?"
    r"(?P<half> and a half)?[ -]?(?P<unit>hour|day|week|year)?s?(?P<half_after> and a half)?"
)
_AFTERNOON = re.compile(r"\d ?p\.?m\b|afternoon|evening|night|午後|夜", re.IGNORECASE)
_ENGLISH_HINTS: dict[str, tuple[float, ...]] = {
    **dict.fromkeys(("twice", "double", "both", "pair", "couple", "either"), (2,)),
    **dict.fromkeys(("thrice", "triple"), (3,)),
    "half": _HALF,
    "quarter": (0.25, 25, 15, 3, 4),
    "quarters": (4,),
    "thirds": (3,),
    "dozen": (12,),
    "fortnight": (2, 14),
    "decade": (10,),
    "century": (100,),
    "noon": (12,),
    "midday": (12,),
    "midnight": (0, 12, 24),
    **{
        name: (number,)
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale="en").items()
    },
}


def _english(text: str) -> Iterator[Amount]:
    text = _TENS.sub(r"\1y", _VAGUE.sub(" ", re.sub(r"(?<=[A-Za-z])-(?=[A-Za-z])", " ", text)))
    text = _SCALED.sub(lambda match: f"{float(match[1]) * _SCALES[match[2]]:.0f}", text)
    text = _SCALED.sub(lambda match: f"{float(match[1]) * 12:.0f}", alpha2digit(text, "en", 0))  # two dozen
    afternoon = _AFTERNOON.search(text) is not None
    for match in _IN_ENGLISH.finditer(text):
        value = float(match["number"]) if match["number"][0] != "a" else 1.0
        half = bool(match["half"] or match["half_after"])
        readings = _readings(value, match["unit"], half=half, afternoon=afternoon)
        # “one”, “first” and “second” are too often no number: “one of them”, “on second thoughts”.
        yield Amount(value, readings, certain=value != 1 and not (match["ordinal"] and value < 20))
    for word in re.findall(r"[A-Za-z]+", text):
        hint = _ENGLISH_HINTS.get(word) or _ENGLISH_HINTS.get(word.lower())
        if hint:
            yield Amount(hint[0], frozenset(hint), certain=False)


# Japanese. Kanji are certain to be a number only before a counter: 十分 is “enough” as well as ten minutes.
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_KANJI = "〇零一二三四五六七八九十百千万億兆"
_COUNTER = "つ|人|名|回|[かカヶヵケ]月|[かカヶヵケ]国|週間|日間|年間|時間|分間|件|倍|割|歳|本|枚|種類|段階"
_IN_JAPANESE = re.compile(
    rf"(?<![A-Za-z])(?P<vague>[数何幾])?(?P<era>{'|'.join(_ERAS)})?(?P<number>(?:\d+(?:\.\d+)?|[{_KANJI}]|(?<=[和成正治])元){{1,20}})"
    rf"(?P<counted>(?={_COUNTER}))?(?P<unit>時間|日|週|年|割|ダース)?間?(?P<half>半)?"
)
_JAPANESE_HINTS: dict[str, tuple[float, ...]] = {
    "半": _HALF,
    **dict.fromkeys(("両", "双", "倍", "半分", "半数", "ペア", "対"), (2,)),
    "四半": (3, 0.25, 15, 25),
    "正午": (12,),
    "ゼロ": (0,),
    "ダース": (12,),
}


def _japanese(text: str) -> Iterator[Amount]:
    afternoon = _AFTERNOON.search(text) is not None
    for match in _IN_JAPANESE.finditer(text):
        written = match["number"].replace("元", "1")
        digits = re.search(r"\d", written) is not None
        try:
            value = float(written) if re.fullmatch(r"[\d.]+", written) else float(kanji2number(written))
        except ValueError:  # no number after all, as 万一
            continue
        readings = set(_readings(value, match["unit"], half=bool(match["half"]), afternoon=afternoon))
        if match["era"]:
            readings.add(_ERAS[match["era"]] + value)
        if match["unit"] in ("割", "ダース"):
            readings.add(value * (10 if match["unit"] == "割" else 12))
        counted = match["counted"] is not None and not match["vague"] and not set(written) <= set("万億兆")
        yield Amount(value, frozenset(readings), certain=value != 1 and (digits or counted))
    for word, hint in _JAPANESE_HINTS.items():
        if word in text:
            yield Amount(hint[0], frozenset(hint), certain=False)
