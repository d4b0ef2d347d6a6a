"""YAML as people write it, and what people never mean by it."""

import time
from datetime import date

import pytest

from practice_site.content.yaml_lines import UnreadableError, read


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
        ("a: 1\nb: {{ name }}: 3\n", 2, "yaml_unreadable"),
        ("a: 2026-02-30\n", 1, "yaml_no_such_day"),
        ("a: &x [1]\nb: *x\n", 1, "yaml_alias"),
        ("a: &x\n  b: *x\n", 1, "yaml_alias"),
        ("a: !!python/object/apply:os.system [ls]\n", 1, "yaml_tag"),
        ("a: 1\nb：2\n", 2, "yaml_wide_colon"),
        ("a:\n\tb: 1\n", 2, "yaml_tab"),
        ('a: 1\nb: "never closed\nc: 2\nd: 3\n', 2, "yaml_unreadable"),
        ("a: 1\nb: \x07\n", 2, "yaml_invisible"),
        ("a: 1\nb: " + "[" * 100_000 + "\n", 2, "yaml_too_deep"),
        ("a: 1\nb: " + "{a: " * 100_000 + "\n", 2, "yaml_too_deep"),
    ],
)
def test_what_cannot_be_meant_is_told_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read(text)
    assert error.value.faults[0][:2] == (line, message)


def test_bombs_and_huge_numbers_cost_no_time() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    started = time.perf_counter()
    with pytest.raises(UnreadableError):
        read(bomb)
    values, _ = read(f"a: {'9' * 5000}\n")
    assert isinstance(values["a"], str)
    assert time.perf_counter() - started < 1
