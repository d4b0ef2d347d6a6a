"""A page and its twin: what one has and the other lacks is named once, whoever is right."""

from pathlib import Path

import pytest

from practice_site.checks import leftovers, page_names, pairs, side_by_side
from practice_site.content.sources import Source
from practice_site.project import Project

PROJECT = Project(Path(__file__).parents[2])
ENGLISH = """---
title: A
---
!!! in-short

    - One. { certainty=low }

## Sleep { #sleep certainty=low }

See [this](massage.md#sleep) and ![a stone](assets/stone.png).

![What it shows](figure:dose)

## Safety { #safety }

| a | b |
| --- | --- |
| 1 | { certainty=low } |

!!! urgent "Stop"

    Stop.

## More { #more }

Text.
"""
JAPANESE = (
    ENGLISH.replace("Sleep", "睡眠")
    .replace("Safety", "安全")
    .replace("Stop", "中止")
    .replace("massage.md", "massage.ja.md")
)


def differences(english: str, japanese: str) -> list[str]:
    return [str(found) for found in pairs.differences(Source("a.md", english), Source("a.ja.md", japanese), PROJECT)]


def test_twins_with_the_same_structure_are_fine() -> None:
    assert differences(ENGLISH, JAPANESE) == []


# Each is one mistake in the Japanese page, and one message.
@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "## 安全 { #safety }",
            "## 安全 { #safe }",
            "docs/a.ja.md:14  この見出しの id は #safe ですが、docs/a.md:14 では #safety です。同じにしてください。",
        ),
        ("## 安全", "### 安全", "docs/a.ja.md:14  見出しの段階が「###」ですが、docs/a.md:14 では「##」です。"),
        ("figure:dose", "figure:doses", "docs/a.ja.md:12  図が「doses」ですが、docs/a.md:12 では「dose」です。"),
        ("(massage.ja.md#sleep)", "(massage.ja.md)", "docs/a.ja.md:10  リンクが「massage.md」ですが、docs/a.md:10"),
        (
            "[this](massage.ja.md#sleep)",
            "this",
            "docs/a.ja.md:8  この見出しの下にリンク「massage.md#sleep」がありません。",
        ),
        ("![a stone](assets/stone.png)", "", "この見出しの下に画像「assets/stone.png」がありません。docs/a.md:10 には"),
        (
            "!!! urgent",
            "!!! emergency",
            "docs/a.ja.md:20  囲みが「emergency」ですが、docs/a.md:20 では「urgent」です。",
        ),
        ('!!! urgent "中止"\n\n    中止', "中止", "docs/a.ja.md:14  この見出しの下に囲み「urgent」がありません。"),
        (
            "!!! in-short",
            '!!! small-start "題"',
            "docs/a.ja.md:4  囲みが「small-start」ですが、docs/a.md:4 では「in-short」",
        ),
        ("| 1 | { certainty=low } |\n", "| 1 | { certainty=low } |\n| 2 | 3 |\n", "表（行×列）が「3×2」ですが"),
        ("| a | b |\n| --- | --- |", "| a | b | c |\n| --- | --- | --- |", "表（行×列）が「2×3」ですが、docs/a.md:16"),
        (
            "{ #sleep certainty=low }",
            "{ #sleep }",
            "docs/a.ja.md:8  この見出しの下に見出しの確かさ「low」がありません。docs/a.md:8",
        ),
        (
            "{ #sleep certainty=low }",
            "{ #sleep certainty=moderate }",
            "docs/a.ja.md:8  見出しの確かさが「moderate」ですが、docs/a.md:8 では「low」です。",
        ),
        (
            "    - One. { certainty=low }\n",
            "    - One. { certainty=low }\n    - Two.\n",
            "docs/a.ja.md:4  この見出しの下の箇条書きの数が「2」ですが、docs/a.md:4 では「1」です。",
        ),
        ("One. { certainty=low }", "One.", "docs/a.ja.md:4  この見出しの下に確かさ「low」がありません。docs/a.md:6"),
        ("| { certainty=low } |", "| x |", "docs/a.ja.md:14  この見出しの下に確かさ「low」がありません。docs/a.md:18"),
        (JAPANESE[4 + JAPANESE.index("---\n!!!") : JAPANESE.index("##")], "", "docs/a.ja.md:1  docs/a.md:4 には最初の"),
        # Its contents now stand below the heading before: that follows from the cause, and is not told.
        ("## 安全 { #safety }\n", "", "docs/a.ja.md:8  docs/a.md:14 にある見出し #safety がありません"),
        (JAPANESE[JAPANESE.index("See") :], "", "docs/a.md:14 の #safety をはじめ、見出しが2個ありません。"),
        (JAPANESE[JAPANESE.index("!!!") :], "", "docs/a.md:8 の #sleep をはじめ、見出しが4個ありません。"),
    ],
)
def test_one_mistake_is_named_once_in_the_language_of_its_file(old: str, new: str, expected: str) -> None:
    assert old in JAPANESE
    (found,) = differences(ENGLISH, JAPANESE.replace(old, new, 1))
    assert expected in found


def test_what_the_english_page_lacks_is_named_there() -> None:
    assert differences(ENGLISH.replace("![What it shows](figure:dose)", ""), JAPANESE) == [
        "docs/a.md:8  the figure “dose” is missing under this heading; docs/a.ja.md:12 has it."
    ]


@pytest.mark.parametrize("heading", ["## 睡眠", "睡眠\n----", "## 睡眠 { #sleep certainty=weak }"])
def test_a_certainty_that_is_lost_or_unknown_is_told_with_its_cause_alone(heading: str) -> None:
    japanese = JAPANESE.replace("## 睡眠 { #sleep certainty=low }", heading)
    assert differences(ENGLISH, japanese) == []


@pytest.mark.parametrize(
    "heading", ["## 安全", "## 安全 ｛ #safety ｝", "## 安全 { #safety\u200b }", "##安全 { #safety }", "安全\n----"]
)
def test_a_heading_without_its_id_has_no_other_consequences(heading: str) -> None:
    japanese = JAPANESE.replace("## 安全 { #safety }", heading)
    assert differences(ENGLISH, japanese) == []


def test_markup_that_became_nothing_has_no_other_consequences() -> None:
    for old, new in (
        ('!!! urgent "中止"', "!!! urgent 「中止」"),
        ("{ #sleep certainty=low }", "{ #sleep certainty = low }"),
        ("![What it shows](figure:dose)", "![What it shows](figure:dose) と"),
    ):
        japanese = Source("a.ja.md", JAPANESE.replace(old, new))
        assert len(leftovers.printed_as_written(japanese, PROJECT)) == 1
        assert pairs.differences(Source("a.md", ENGLISH), japanese, PROJECT) == []


def test_sections_in_another_order_are_named() -> None:
    head = JAPANESE.partition("## 睡眠")[0]
    sleep, safety = JAPANESE[len(head) :].split("## 安全")
    assert differences(ENGLISH, f"{head}## 安全{safety}\n{sleep}") == [
        "docs/a.ja.md:8  見出しの順番が docs/a.md と違います。"
    ]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a.md", "a.ja.md"], []),
        (["a.md"], ["docs/a.md:1  its Japanese twin is missing; write docs/a.ja.md."]),
        (["a.ja.md"], ["docs/a.ja.md:1  英語のページがありません。docs/a.md を作ってください。"]),
        (["a.md", "a.ja.md", "news.jp.md"], ["Rename it to docs/news.ja.md."]),
        (["news.md", "news.jp.md"], ["Rename it to docs/news.ja.md."]),
        (["contact.md", "contact.ja.md", "contact.en.md"], ["Rename it to docs/contact.md."]),
        (["a.md", "a.ja.md", "a 2.ja.md"], ["docs/a 2.ja.md:1  docs/a.ja.md のコピーのようです。削除するか"]),
        (["a.md", "a.ja.md", "a.ja 2.md"], ["this looks like a copy of docs/a.ja.md; delete it"]),
        (["a.md", "a.ja.md", "a copy.md"], ["this looks like a copy of docs/a.md; delete it"]),
        (["a.md", "a.ja.md", "aのコピー.md"], ["this looks like a copy of docs/a.md; delete it"]),
        (["privacy.md", "プライバシー.ja.md"], ["半角の英数字とハイフンだけにしてください。docs/privacy.ja.md に"]),
        (["プライバシー.md", "privacy.ja.md"], ["docs/プライバシー.md:1  the name of a page becomes its address"]),
        (["a.md", "a.ja.md", "お知らせ.ja.md"], ["docs/news.ja.md のような名前 に変えてください。"]),
        (["help/a.md", "help/a.ja.md"], []),
    ],
)
def test_a_lonely_or_misnamed_page_is_named_once(names: list[str], expected: list[str]) -> None:
    pages = [Source(name, "") for name in names]
    found = [str(it) for it in page_names.misnamed_or_alone(pages, PROJECT)]
    assert len(found) == len(expected)
    assert all(words in line for words, line in zip(expected, found, strict=True))


def test_the_shipped_twins_match() -> None:
    assert page_names.misnamed_or_alone(PROJECT.pages, PROJECT) == []
    twins = list(side_by_side.twins(PROJECT.pages))
    assert len(twins) == len(PROJECT.pages) // 2
    assert [pairs.differences(page, twin, PROJECT) for page, twin in twins] == [[]] * len(twins)
