"""A page and its twin: what one has and the other lacks is named, whoever is right."""

import pairs
import pytest
from conftest import ROOT
from problems import Source, sources

ENGLISH = """---
title: A
---
!!! in-short

    - One.

## Sleep { #sleep }

See [this](massage.md#sleep) and ![a stone](assets/stone.png).

![What it shows](figure:dose)

## Safety { #safety }

| a | b |
| --- | --- |
| 1 | 2 |

!!! urgent "Stop"

    Stop.
"""
JAPANESE = (
    ENGLISH.replace("Sleep", "睡眠")
    .replace("Safety", "安全")
    .replace("Stop", "中止")
    .replace("massage.md", "massage.ja.md")
)


def differences(japanese: str) -> list[str]:
    return [str(problem) for problem in pairs.structure(Source("a.md", ENGLISH), Source("a.ja.md", japanese))]


def test_twins_with_the_same_structure_are_fine() -> None:
    assert differences(JAPANESE) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "## 安全 { #safety }",
            "## 安全 { #safe }",
            "docs/a.ja.md:1  見出し #safety がありません。docs/a.md:14 にはあります。",
        ),
        (
            "## 安全 { #safety }",
            "## 安全 { #safe }",
            "docs/a.md:1  the heading #safe is missing; docs/a.ja.md:14 has it.",
        ),
        ("## 安全", "### 安全", "docs/a.ja.md:14  見出し #safety は ### ですが、docs/a.md では ## です。"),
        ("figure:dose", "figure:doses", "docs/a.ja.md:8  #sleep に図「dose」がありません。docs/a.md にはあります。"),
        ("(massage.ja.md#sleep)", "(massage.ja.md)", "#sleep にリンク「massage.md#sleep」がありません。"),
        ("![a stone](assets/stone.png)", "", "#sleep に画像「assets/stone.png」がありません。"),
        ("!!! urgent", "!!! emergency", "#safety に囲み「urgent」がありません。"),
        ("| 1 | 2 |\n", "", "#safety に表の行数「3」がありません。"),
        ("!!! in-short", "!!! note", "docs/a.ja.md:4  冒頭に囲み「in-short」がありません。"),
        (JAPANESE[: JAPANESE.index("##")], "", "docs/a.ja.md:1  docs/a.md には最初の見出しの前に文がありますが"),
    ],
)
def test_what_one_side_lacks_is_named_in_the_language_of_its_file(old: str, new: str, expected: str) -> None:
    assert old in JAPANESE
    assert any(expected in line for line in differences(JAPANESE.replace(old, new))), differences(
        JAPANESE.replace(old, new)
    )


def test_sections_in_another_order_are_named() -> None:
    head, sleep, safety = JAPANESE.partition("## 睡眠")[0], "", ""
    sleep, safety = JAPANESE[len(head) :].split("## 安全")
    assert differences(f"{head}## 安全{safety}\n{sleep}") == ["docs/a.ja.md:8  見出しの順番が docs/a.md と違います。"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a.md"], ["docs/a.md:1  its Japanese twin is missing; write docs/a.ja.md."]),
        (["a.ja.md"], ["docs/a.ja.md:1  英語のページがありません。docs/a.md を作ってください。"]),
        (["a.md", "a.ja.md", "news.jp.md"], ["Rename it to docs/news.ja.md."]),
        (["contact.md", "contact.ja.md", "contact.en.md"], ["Rename it to docs/contact.md."]),
        (["a.md", "a.ja.md"], []),
    ],
)
def test_a_lonely_or_misnamed_page_is_named(names: list[str], expected: list[str]) -> None:
    found = [str(problem) for problem in pairs.names([Source(name, "") for name in names])]
    assert len(found) == len(expected)
    assert all(words in line for words, line in zip(expected, found, strict=True))


def test_the_shipped_twins_match() -> None:
    pages = sources(ROOT / "docs")
    assert pairs.names(pages) == []
    assert [pairs.structure(page, twin) for page, twin in pairs.twins(pages)] == [[]] * (len(pages) // 2)
