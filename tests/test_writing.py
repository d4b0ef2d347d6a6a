"""What staff get wrong in a page is told with its line, in the language of the file, in words they can act on."""

from pathlib import Path

import encoding
import front_matter
import pytest
import writing
from conftest import ROOT, Project
from link_messages import problem
from problems import Source, sources

TEMPLATES = ["article.html", "booking.html", "evidence.html", "help-now.html", "home.html", "search.html"]
HEAD = "---\ntitle: {title}\ndescription: {description}\n---\n\n"
ENGLISH = (
    HEAD.format(title="Sleep", description="What helps with sleep.")
    + "Text that is long enough to be seen as English.\n"
)
JAPANESE = (
    HEAD.format(title="睡眠", description="眠りに役立つこと。")
    + "日本語の文章が、ここに書いてあります。読んでください。\n"
)


def page(text: str, japanese: bool = False) -> Source:
    return Source("a.ja.md" if japanese else "a.md", text, text.encode())


def told(source: Source, docs: Path = ROOT / "docs") -> list[str]:
    found = encoding.problems(source) + front_matter.problems([source], TEMPLATES) + writing.problems(source, docs)
    return [str(problem) for problem in sorted(found)]


def test_good_pages_are_left_in_peace() -> None:
    assert told(page(ENGLISH)) == []
    assert told(page(JAPANESE, japanese=True)) == []


def test_the_shipped_pages_are_well_written() -> None:
    shipped = sources(ROOT / "docs")
    found = front_matter.problems(shipped, TEMPLATES)
    for source in shipped:
        found += encoding.problems(source) + writing.problems(source, ROOT / "docs")
    assert [str(problem) for problem in found] == []


@pytest.mark.parametrize(
    ("line", "english", "japanese"),
    [
        ('<a href="x">x</a>', "docs/a.md:8  <a> is HTML; write Markdown instead", "docs/a.ja.md:8  <a> はHTMLです。"),
        ('<img src="x">', "<img> is HTML", "<img> はHTMLです。"),
        ("![](x.png)", "the image has no words for people who cannot see it", "画像に説明がありません。"),
        ("[here](booking.md)", "“here” does not say where the link leads", "「here」では行き先がわかりません。"),
        ("[Click here](booking.md)", "“Click here” does not say", "「Click here」では"),
        ("[こちら](booking.md)", "“こちら” does not say", "「こちら」では行き先がわかりません。"),
        ("# One { #one }", "the title stands in the front matter already; begin with ##.", "見出しは ## から始めて"),
        ("#### One { #one }", "the heading skips a level; use ## here.", "見出しの段が飛んでいます。## に"),
        ("## One", "the heading needs an id", "同じ id が必要です"),
        (
            "## One { #one }\n\n## Two { #one }",
            "docs/a.md:10  #one stands on this page twice.",
            "#one がこのページに二つ",
        ),
        ('!!! urgnet "Stop"', "there is no box “urgnet”; choose in-short", "「urgnet」という囲みはありません。"),
    ],
)
def test_a_slip_in_the_text_is_named(line: str, english: str, japanese: str) -> None:
    assert any(english in words for words in told(page(f"{ENGLISH}\n{line}\n")))
    assert any(japanese in words for words in told(page(f"{JAPANESE}\n{line}\n", japanese=True)))


@pytest.mark.parametrize(
    "line", ["`<a href=x>`", "[Booking](booking.md)", "![A stone](assets/x.png)", "Call [](helpline:tell)"]
)
def test_what_is_right_is_not_named(line: str) -> None:
    assert told(page(f"{ENGLISH}\n{line}\n")) == []


def test_words_of_an_image_in_the_other_language_are_named() -> None:
    assert "docs/a.md:8  the words of the image are not English." in told(page(f"{ENGLISH}\n![石](x.png)\n"))
    assert "docs/a.ja.md:8  画像の説明が日本語ではありません。" in told(
        page(f"{JAPANESE}\n![A stone](x.png)\n", japanese=True)
    )


def test_a_section_in_the_other_language_is_named() -> None:
    words = "This section was pasted from the other page and nobody has written it again."
    assert told(page(f"{JAPANESE}\n## 睡眠 {{ #sleep }}\n\n{words}\n", japanese=True)) == [
        "docs/a.ja.md:8  この部分が日本語ではありません。"
    ]
    assert told(page(f"{ENGLISH}\n## Sleep {{ #sleep }}\n\n{'この部分は日本語のまま残っています。' * 2}\n")) == [
        "docs/a.md:8  this section is not in English."
    ]


def test_a_heavy_image_is_named_with_its_size(tmp_path: Path) -> None:
    (tmp_path / "big.png").write_bytes(bytes(400 * 1024))
    (tmp_path / "small.png").write_bytes(bytes(4 * 1024))
    text = f"{ENGLISH}\n![A stone](big.png)\n![A stone](/big.png)\n![A stone](small.png)\n"
    assert [words for words in told(page(text), tmp_path) if "KB" in words] == [
        "docs/a.md:8  big.png has 400 KB; make it smaller than 300 KB.",
        "docs/a.md:9  /big.png has 400 KB; make it smaller than 300 KB.",
    ]


def test_an_empty_page_is_named() -> None:
    assert "docs/a.md:1  the page is empty below its title." in told(page(HEAD.format(title="A", description="B")))


@pytest.mark.parametrize(
    ("text", "english", "japanese"),
    [
        (
            "No front matter.\n",
            "docs/a.md:1  the page has to begin with a line ---",
            "docs/a.ja.md:1  ページの先頭に ---",
        ),
        (
            "---\ntitle: A\n\tdescription: B\n---\nText\n",
            "docs/a.md:3  a tab stands where spaces belong",
            "タブが入って",
        ),
        ("---\ntitle: Sleep: what helps\n---\nText\n", "docs/a.md:2  this line cannot be read", "この行が読めません"),
        ("---\n- a\n---\nText\n", "docs/a.md:2  the lines between ---", "「名前: 言葉」の形に"),
        ("---\ndescription: B\n---\nText\n", "docs/a.md:1  title is missing", "title がありません"),
        ("---\ntitle: A\ndescription:\n---\nText\n", "description is missing", "description がありません"),
        (
            HEAD.format(title="あ" * 90, description="B") + "Text",
            "docs/a.md:2  title has 90 characters; 70 are",
            "90字あります。40字",
        ),
        (
            "---\ntitle: A\ndescription: B\nreviewed: 22.11.2026\n---\nText\n",
            "docs/a.md:4  reviewed is not a date",
            "日付では",
        ),
        (
            "---\ntitle: A\ndescription: B\nreviewed: 2026-11-22\nnext_review: 2026-01-01\n---\nText\n",
            "docs/a.md:5  next_review 2026-01-01 does not come after",
            "より後になっていません",
        ),
    ],
)
def test_a_slip_in_the_front_matter_is_named(text: str, english: str, japanese: str) -> None:
    assert any(english in words for words in told(page(text))), told(page(text))
    assert any(japanese in words for words in told(page(text, japanese=True)))


def test_two_pages_do_not_share_a_title_or_description() -> None:
    found = [
        str(problem) for problem in front_matter.problems([Source("a.md", ENGLISH), Source("b.md", ENGLISH)], TEMPLATES)
    ]
    assert found == [
        "docs/b.md:2  docs/a.md has the same title; every page needs its own.",
        "docs/b.md:3  docs/a.md has the same description; every page needs its own.",
    ]


def test_how_a_file_is_saved(tmp_path: Path) -> None:
    (tmp_path / "a.ja.md").write_bytes(b"---\ntitle: A\n---\n" + "睡眠".encode("shift_jis"))
    (tmp_path / "b.md").write_bytes(b"\xef\xbb\xbf" + ENGLISH.replace("\n", "\r\n").encode())
    bad, odd = sources(tmp_path)
    assert [str(problem) for problem in encoding.problems(bad)] == [
        "docs/a.ja.md:4  文字コードがUTF-8ではありません。UTF-8で保存し直してください。"
    ]
    assert [problem.blocking for problem in encoding.problems(odd)] == [False, False]
    assert told(Source("b.md", odd.text)) == []


def test_what_mkdocs_says_of_links_is_told_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "a.ja.md").write_text("一\n\n[睡眠](b.md#sleep)\n", encoding="utf-8")
    message = "Doc file 'a.ja.md' contains a link 'b.md#sleep', but the doc 'b.md' does not contain an anchor '#sleep'."
    assert str(problem(message, tmp_path)) == "docs/a.ja.md:3  リンク b.md#sleep の行き先の見出しがありません。"
    missing = "Doc file 'a.ja.md' contains a link 'b.md#sleep', but the target is not found among documentation files."
    assert (
        str(problem(missing, tmp_path)) == "docs/a.ja.md:3  リンク b.md#sleep の行き先のページやファイルがありません。"
    )
    assert problem("Documentation built in 1 second", tmp_path) is None


def test_many_mistakes_are_told_in_one_build_without_a_traceback(project: Project) -> None:
    project.edit("docs/massage.ja.md", "description: ", "descripton: ")
    project.edit("docs/exercise.md", "reviewed: 2026-11-22", "reviewed: soon")
    project.edit("docs/together.md", "exercise.md#safety", "exercise.md#safe")
    project.edit("docs/privacy.ja.md", "[連絡の方法](booking.md)", "[こちら](contact.md)")
    (project.root / "docs/accessibility.md").write_bytes("睡眠".encode("shift_jis"))
    result = project.build()
    assert result.returncode != 0
    assert "Traceback" not in result.stderr
    for words in (
        "docs/massage.ja.md:1  description がありません。",
        "reviewed is not a date; write it like 2026-11-22.",
        "the link exercise.md#safe leads to a section that does not exist.",
        "「こちら」では行き先がわかりません。",
        "リンク contact.md の行き先のページやファイルがありません。",
        "docs/accessibility.md:1  the file is not saved as UTF-8",
    ):
        assert words in result.stderr, result.stderr
