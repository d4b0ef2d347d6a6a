"""YAML as people write it, and what people never mean by it."""

from datetime import date

import pytest

from practice_site.content.yaml_lines import UnreadableError, as_typed, read


def test_words_and_times_stay_what_they_look_like() -> None:
    text = "a: no\nb: 10:00\nc: 078\nd: 1_000\ne: 2026-11-22\nf: -0.62\ng: 0x10\nh: 1e3\ni: ~\nj: true\n"
    values, _ = read(text)
    assert list(values.values()) == [
        "no",
        "10:00",
        "078",
        "1_000",
        date(2026, 11, 22),
        -0.62,
        "0x10",
        "1e3",
        None,
        True,
    ]


def test_each_field_has_its_line() -> None:
    _, lines = read("a:\n  - b: 1\n    c: 2\n  - d\n")
    assert lines[("a", 0, "c")] == 3
    assert lines[("a", 1)] == 4


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\na: 2\n", 2, "yaml_repeated"),
        ("a: 1\nb: {{ name }}\n", 2, "yaml_braces"),
        ("a: 1\nb: {{ name }}: 3\n", 2, "yaml_braces"),
        ("a: 1\nb: {{ name }} and more\nc: 1\n", 2, "yaml_braces"),
        ("a: 1\nb: {n} pages\nc: 1\n", 2, "yaml_braces"),
        ("a: 1\nb:\n  - {{ name }}\n", 3, "yaml_braces"),
        ("a: 2026-02-30\n", 1, "yaml_no_such_day"),
        ("a: &x [1]\nb: *x\n", 1, "yaml_alias"),
        ("a: &x\n  b: *x\n", 1, "yaml_alias"),
        ("a: !!python/object/apply:os.system [ls]\n", 1, "yaml_tag"),
        ("a: 1\nb：2\n", 2, "yaml_wide_colon"),
        ("a: 1\nb： 2\nc: 3\n", 2, "yaml_wide_colon"),
        ("a：1\nb: 2\nc: 3\n", 1, "yaml_wide_colon"),
        ("a: 1\nb：\n  c: 3\n", 2, "yaml_wide_colon"),
        ("a:\n  en: x\n  ja：言葉\nb: 2\n", 3, "yaml_wide_colon"),
        ("a:\n  - b：2\n    c: 3\n", 2, "yaml_wide_colon"),
        ("a: {en：x, ja：y}\n", 1, "yaml_wide_colon"),
        ("a:\n　　b: 1\n　　c: 2\n", 2, "yaml_invisible"),
        ("a:\n\u00a0\u00a0b: 1\n  c: 2\n", 2, "yaml_invisible"),
        ("a: 1\n\u200bb: 2\n", 2, "yaml_invisible"),
        ("a: 言葉\u2028言葉\nb: 2\n", 1, "yaml_invisible"),
        ('a: 1\nb: "\\u202e"\n', 2, "yaml_invisible"),
        ('a: 1\nb: "\\0"\n', 2, "yaml_invisible"),
        ("言葉: 言葉\n言葉言葉: \uffff\n", 2, "yaml_invisible"),
        ("a:\n\tb: 1\n", 2, "yaml_tab"),
        ('a: 1\nb: "never closed\nc: 2\nd: 3\n', 2, "yaml_quote_open"),
        ("a: 1\nb: 'never closed\n" + "c: 2\n" * 500 + "d: 'x'\n", 2, "yaml_quote_open"),
        ('a: 1\nb: "never closed\n' + "c: 2\n" * 500 + 'd: "x"\ne: "y"\n', 2, "yaml_quote_open"),
        ("a: 1\nb: 'New Year's Eve'\nc: 2\n", 2, "yaml_unreadable"),
        ('a: 1\nb: "C:\\windows"\n', 2, "yaml_backslash"),
        ("a:\n  b: 1\n   c: 2\n", 3, "yaml_unreadable"),
        ("x: 1\na:\n   b: 1\n  c: 2\nd: 3\n", 4, "yaml_unreadable"),
        ("a: 1\nb: [1\nc: 2\n", 2, "yaml_unreadable"),
        ("a: 1\nb:2\nc: 3\n", 2, "yaml_unreadable"),
        ("a: 1\n---\nb: 2\n", 2, "yaml_second_document"),
        ("---\n---\nb: 2\n", 2, "yaml_second_document"),
        ("a: &x {b: 1}\n<<: *x\n", 1, "yaml_alias"),
        ("a: 1\n? [b]\n: c\n", 2, "yaml_braces"),
        ("a: b\n" * 50_000, 1, "yaml_too_long"),
        ("a: 1\nb: \x07\n", 2, "yaml_invisible"),
        ("a: 1\nb: " + "[" * 100_000 + "\n", 2, "yaml_too_deep"),
        ("a: 1\nb: " + "{a: " * 40_000 + "\n", 2, "yaml_too_deep"),
    ],
)
def test_what_cannot_be_meant_is_told_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read(text)
    assert error.value.faults[0][:2] == (line, message)


def test_bombs_and_huge_numbers_are_not_worked_out() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(UnreadableError):
        read(bomb)
    values, _ = read(f"a: {'9' * 5000}\n")
    assert isinstance(values["a"], str)


def test_a_name_is_a_word_whatever_it_looks_like() -> None:
    values, lines = read("1: a\ntrue: b\n2026-11-22: c\nnull: d\n<<: {e: f}\n")
    assert list(values) == ["1", "true", "2026-11-22", "null", "<<"] == [place[0] for place in lines if len(place) == 1]


def test_values_are_told_as_they_were_typed() -> None:
    values, _ = read("a: 10.30\nb: +81\nc: True\nd: 007\n")
    assert [as_typed(value) for value in values.values()] == ["10.30", "+81", "true", "007"]
    assert values["a"] + values["b"] == 91.3


def test_a_byte_order_mark_and_one_line_of_hyphens_do_no_harm() -> None:
    assert read("\ufeff---\na: 1\n")[0] == {"a": 1}


def test_a_file_longer_than_any_of_ours_is_refused_unread() -> None:
    read("a: [" + "b," * 95_000 + "]")
    with pytest.raises(UnreadableError):
        read("a: b\n" * 1_000_000)
