"""The same numbers on both sides of a page: ordinary ways of writing them pass, real differences are caught."""

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from practice_site.checks import numbers
from practice_site.content.differences import Allowed
from practice_site.content.sources import Source
from practice_site.project import Project

PROJECT = Project(Path(__file__).parents[2])


def told(english: str, japanese: str, allowed: list[Allowed] | None = None) -> list[str]:
    page, twin = Source("a.md", f"## A {{ #a }}\n{english}\n"), Source("a.ja.md", f"## A {{ #a }}\n{japanese}\n")
    data = SimpleNamespace(data=SimpleNamespace(differences=SimpleNamespace(allowed=allowed or [])))
    return [str(found) for found in numbers.on_one_side_only(page, twin, cast(Project, data))]


@pytest.mark.parametrize(
    ("english", "japanese"),
    [
        ("22 November 2026", "2026年11月22日"),
        ("Nov 22, 2026", "2026年11月22日"),
        ("November 22nd", "11月22日"),
        ("May may help on 3 May", "5月3日は役立つ"),
        ("2026", "令和8年"),
        ("in 2019", "令和元年"),
        ("twenty minutes", "20分"),
        ("a twenty-minute walk", "20分の散歩"),
        ("ten minutes", "十分"),
        ("enough for today", "今日は十分です"),
        ("half an hour", "30分"),
        ("an hour and a half", "90分"),
        ("90 minutes", "1時間半"),
        ("two and a half hours", "2時間半"),
        ("an hour", "60分"),
        ("two hours", "120分"),
        ("two people", "二人"),
        ("two things", "二つのこと"),
        ("forty people", "四十人"),
        ("thirty-five", "三十五"),
        ("three months", "三か月"),
        ("three months", "3ヶ月"),
        ("six months", "半年"),
        ("a year and a half", "18か月"),
        ("a fortnight", "2週間"),
        ("seven days", "一週間"),
        ("two or three days", "二、三日"),
        ("every three days", "三日に一度"),
        ("twice", "2回"),
        ("twice a day", "一日二回"),
        ("once a week", "週1回"),
        ("three times as many", "3倍"),
        ("9 pm", "21時"),
        ("9 p.m.", "午後9時"),
        ("from 2 to 4 pm", "14時から16時"),
        ("8.30 am", "午前8時30分"),
        ("half past nine", "9時半"),
        ("10:00 to 19:30", "10時から19時30分"),
        ("noon and midnight", "正午と0時"),
        ("3,000", "3千"),
        ("3,000 steps", "三千歩"),
        ("15,000 people", "1万5千人"),
        ("120 million", "1.2億"),
        ("332 million people", "3億3,200万人"),
        ("1.2 billion", "12億"),
        ("one million yen", "100万円"),
        ("191,130 adults", "成人１９１，１３０人"),
        ("a hundred people", "百人"),
        ("hundreds of people, and millions", "何百人もの人、数百万人"),
        ("18% lower", "18パーセント低い"),
        ("20 percent", "二割"),
        ("half of them", "50%"),
        ("two thirds", "3分の2"),
        ("one in five", "5人に1人"),
        ("the second time, the third", "2回目、三つ目"),
        ("first of all", "一番目に"),
        ("the 21st century", "21世紀"),
        ("in their twenties", "20代"),
        ("in the 1990s", "1990年代"),
        ("10–15 minutes", "10〜15分"),
        ("ten to fifteen minutes", "10～15分"),
        ("a dozen, and two dozen", "12個と24個"),
        ("both hands, a pair", "両手、二人一組"),
        ("0.62", "０．６２"),
        ("close to zero", "ほぼゼロ"),
        ("8,000 steps", "約8000歩"),
        ("two weeks and fourteen trials", "2週間、14件"),
        ("078-000-0000", "078-000-0000"),
        ("COVID-19 and vitamin B12", "COVID-19とビタミンB12"),
        ("one of them, see [this](x.md#a1) [@hou-2010]", "そのうちの一つ"),
        ("`5` and { certainty=low }", "六つ目の次は万一に備えて"[3:]),
    ],
)
def test_the_same_number_written_in_two_ways_is_the_same(english: str, japanese: str) -> None:
    assert told(english, japanese) == []


@pytest.mark.parametrize(
    ("english", "japanese"),
    [
        ("22 November 2026", "2026年12月22日"),
        ("22 November 2026", "2026年11月23日"),
        ("2026", "令和9年"),
        ("twenty minutes", "12分"),
        ("half an hour", "20分"),
        ("an hour", "90分"),
        ("two people", "三人"),
        ("three months", "二か月"),
        ("twice", "3回"),
        ("five times", "六回"),
        ("9 pm", "20時"),
        ("9 pm", "午後8時"),
        ("3,000", "3万"),
        ("15,000", "1万5百"),
        ("120 million", "1.3億"),
        ("18%", "2割"),
        ("ten to fifteen", "10〜20分"),
        ("0.62", "0.26"),
        ("fourteen days", "3週間"),
        ("day and night", "24時間"),
        ("![17 trials](x.png)", "![71件](x.png)"),
        ('!!! urgent "Call 119"\n\n    Now.', '!!! urgent "110に電話"\n\n    今すぐ。'),
    ],
)
def test_a_real_difference_is_told_once(english: str, japanese: str) -> None:
    assert len(told(english, japanese)) == 1


def test_a_number_that_differs_is_told_once_with_the_place_of_the_other() -> None:
    assert told("Some 31%\nand 28%", "31%と82%") == [
        "docs/a.ja.md:2  82 という数字は、docs/a.md:3 では 28 です。"
        "どちらかを直すか、data/differences.yml で両方を認めてください。"
    ]


def test_a_number_that_only_one_side_says_is_named_on_its_side() -> None:
    assert told("31% and 28%", "31%") == [
        "docs/a.md:2  the number 28 does not stand in docs/a.ja.md; correct one of the two, "
        "or allow it in data/differences.yml."
    ]
    assert told("31%", "31%と28件") == [
        "docs/a.ja.md:2  28 という数字が docs/a.md にありません。"
        "どちらかを直すか、data/differences.yml で認めてください。"
    ]


def test_an_allowed_number_is_left_in_peace() -> None:
    allowed = [Allowed(page="a.md", number="24", reason="x")]
    assert told("day and night", "24時間", allowed) == []
    assert len(told("day and night", "25時間", allowed)) == 1


def test_what_is_no_number_after_all_stops_nothing() -> None:
    assert told("x " + "9" * 5000, "x " + "9" * 5000) == []
    assert told("just in case", "万が一、万一、千万無量、" + "三" * 5000) == []


def test_the_shipped_pages_say_the_same_numbers_and_need_every_allowance() -> None:
    """An allowance that nothing needs would let a mistake pass later."""
    pages = {page.name: page for page in PROJECT.pages}
    for page in pages.values():
        if page.japanese:
            continue
        twin = pages[page.twin]
        assert numbers.on_one_side_only(page, twin, PROJECT) == []
        allowed = {entry.number for entry in PROJECT.data.differences.allowed if entry.page == page.name}
        nobody = cast(Project, SimpleNamespace(data=SimpleNamespace(differences=SimpleNamespace(allowed=[]))))
        assert len(numbers.on_one_side_only(page, twin, nobody)) == len(allowed)
