"""How a file is saved: one message for the cause, and the page is then left in peace."""

from pathlib import Path

import pytest

from practice_site.checks import encoding
from practice_site.content.sources import Source, source
from practice_site.project import Project

PROJECT = Project(Path(__file__).parents[2])
FRONT = "---\ntitle: A\ndescription: B\n---\n"


def saved(tmp_path: Path, content: bytes | str, name: str = "a.md") -> Source:
    (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return source(tmp_path / name, name)


def test_the_shipped_pages_are_saved_well() -> None:
    checks = (encoding.characters_out_of_place, encoding.saved_for_windows)
    for page in PROJECT.pages:
        assert encoding.unreadable(page) == []
        assert [found for check in checks for found in check(page, PROJECT)] == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"---\ntitle: A\n---\n" + "睡眠".encode("shift_jis"), "docs/a.md:4  the file is not saved as UTF-8"),
        (f"{FRONT}Text".encode("utf-16"), "docs/a.md:1  the file is not saved as UTF-8"),
        (f"{FRONT}Text\n睡眠".encode()[:-1], "docs/a.md:6  the file breaks off here, in the middle of a letter"),
        (b"{\\rtf1\\ansi Text}", "docs/a.md:1  this is an RTF document, not a text file"),
        (b"PK\x03\x04\x14\x00\x06\x00", "docs/a.md:1  this is a Word document, not a text file"),
        (b"<!DOCTYPE html>\n<p>x", "docs/a.md:1  this is a web page, not a text file"),
        (b"", "docs/a.md:1  the file is empty"),
        (b" \n\n", "docs/a.md:1  the file is empty"),
        (FRONT, "docs/a.md:1  the page is empty below its title."),
        ("---\ntitle: A\ndescrip", "docs/a.md:1  the second line --- is missing"),
        (f"{FRONT}{'[' * 10_001}\n", "docs/a.md:5  the paragraph that ends here has more than 10,000"),
        (f"{FRONT}a{' ' * 10_001}b\n", "docs/a.md:5  the paragraph that ends here has more than 10,000"),
        (f"{FRONT}a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> branch\n", "docs/a.md:6  two versions of the file"),
        (f"{FRONT}\n{FRONT}Text\n", "docs/a.md:6  title and description stand here a second time"),
        (f"{FRONT}{'word ' * 50_000}", "docs/a.md:1  the page has 250032 characters; divide it"),
        (f"{FRONT}Text\n\n## Safety {{ #safety\u200b }}\n", "docs/a.md:7  a character that cannot be seen"),
        (f"{FRONT}Text [@hou-2010\ufeff].\n", "docs/a.md:5  a character that cannot be seen"),
        (f'{FRONT}!!! urgent\u00a0"Stop"\n\n    Text\n', "docs/a.md:5  a character that cannot be seen"),
        (f"{FRONT}!!! urgent\n\n\u00a0\u00a0\u00a0\u00a0Text\n", "docs/a.md:7  a character that cannot be seen"),
        (f"{FRONT}##\u00a0Safety {{ #safety }}\n", "docs/a.md:5  a character that cannot be seen"),
    ],
)  # fmt: skip
def test_what_keeps_a_page_from_being_read_is_told_once(tmp_path: Path, content: bytes | str, expected: str) -> None:
    (found,) = encoding.unreadable(saved(tmp_path, content))
    assert str(found).startswith(expected)
    assert found.blocking


def test_a_japanese_page_is_told_in_japanese(tmp_path: Path) -> None:
    (found,) = encoding.unreadable(saved(tmp_path, "睡眠".encode("shift_jis"), "a.ja.md"))
    assert str(found) == "docs/a.ja.md:1  文字コードがUTF-8ではありません。UTF-8で保存し直してください。"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a\nb\x00c", "docs/a.md:6  a control character"),
        ("a\x0bb", "docs/a.md:5  a control character"),
        ("a \u202egnp.exe\u202c", "docs/a.md:5  a hidden character in this line turns the direction"),
    ],
)
def test_characters_that_mislead_are_refused(text: str, message: str) -> None:
    (found,) = encoding.characters_out_of_place(Source("a.md", FRONT + text), PROJECT)
    assert str(found).startswith(message)
    assert found.blocking


def test_what_word_leaves_in_the_text_is_mentioned_once() -> None:
    page = Source("a.md", f"{FRONT}A\u00a0b\nc\u200bd\u200be\nf")
    assert encoding.unreadable(page) == []
    (found,) = encoding.characters_out_of_place(page, PROJECT)
    assert not found.blocking
    assert str(found).startswith("docs/a.md:5  characters that cannot be seen stand in the text (lines: 2)")


def test_what_every_tool_can_read_is_only_mentioned(tmp_path: Path) -> None:
    page = saved(tmp_path, b"\xef\xbb\xbf" + f"{FRONT}Text\n".replace("\n", "\r\n").encode())
    assert encoding.unreadable(page) == []
    assert [found.blocking for found in encoding.saved_for_windows(page, PROJECT)] == [False, False]


def test_lines_in_the_text_are_no_second_front_matter() -> None:
    assert encoding.unreadable(Source("a.md", f"{FRONT}\n---\n\nText\n\n---\n")) == []


def test_a_page_that_broke_off_is_told_once() -> None:
    parts = "".join(f"\n## Part {name} {{ #{name} }}\n\nText.\n" for name in "abcd")
    whole = Source("x.ja.md", f"{FRONT}{parts}")
    broken = Source("x.md", f"{FRONT}{parts}"[:72])  # within a heading
    (found,) = encoding.cut_off(broken, whole, PROJECT)
    assert found.path == "docs/x.md"
    assert found.line == broken.text.count("\n") + 1
    assert "docs/x.ja.md goes on with #b, #c, #d" in str(found)
    assert encoding.cut_off(Source("x.md", whole.text), whole, PROJECT) == []
    without_one = Source("x.md", whole.text.replace("## Part b { #b }", ""))
    assert encoding.cut_off(without_one, whole, PROJECT) == []
