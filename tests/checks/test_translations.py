"""A translation is up to date or says what changed; stamping writes one line and nothing else."""

import subprocess
from pathlib import Path

import click
import pytest

from practice_site.checks import translations
from practice_site.commands.stamp import stamp
from practice_site.content.sources import Source, source
from practice_site.project import Project

PROJECT = Project(Path(__file__).parents[2])
PAGE = "---\ntitle: A\nreviewed: 2026-11-22\n---\n\nOne two three.\n\nFour.\n"
TWIN = "---\ntitle: あ\n---\n\nいち。\n"


def fingerprint(text: str) -> str:
    return translations.fingerprint(Source("a.md", text))


def project(tmp_path: Path, page: str = PAGE, twin: str = TWIN) -> Project:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.md").write_bytes(page.encode())
    (docs / "a.ja.md").write_bytes(twin.encode())
    return Project(tmp_path)


def behind(project: Project) -> list[str]:
    page, twin = (source(project.docs / name, name) for name in ("a.md", "a.ja.md"))
    return [str(found) for found in translations.behind(page, twin, project)]


def test_only_words_count_as_a_change() -> None:
    same = fingerprint(PAGE)
    assert fingerprint(PAGE.replace(" two ", "\n  two  ").replace("\n\nFour", "\n\n\nFour")) == same
    assert fingerprint(PAGE.replace("2026-11-22", "2027-01-01")) == same
    assert fingerprint(PAGE.replace("title: A", "title: 'A'")) == same
    assert fingerprint(PAGE.replace("title: A", "title: A\nlead:")) == same
    assert fingerprint(PAGE.replace("Four", "Five")) != same
    assert fingerprint(PAGE.replace("title: A", "title: B")) != same
    assert fingerprint(PAGE.replace("title: A", "title: A\nlead: B")) != same


def test_the_shipped_translations_are_up_to_date() -> None:
    pages = {page.name: page for page in PROJECT.pages}
    for page in pages.values():
        assert page.japanese or translations.behind(page, pages[page.twin], PROJECT) == []


def test_a_changed_page_says_that_its_translation_is_behind_and_what_changed(tmp_path: Path) -> None:
    changing = project(tmp_path)
    stamp(tmp_path, "a")
    git = ["git", "-C", str(tmp_path), "-c", "user.name=x", "-c", "user.email=x@example.com"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        subprocess.run([*git, *command], check=True)
    assert behind(changing) == []
    (changing.docs / "a.md").write_text(PAGE.replace("Four.", "Five."), encoding="utf-8")
    assert behind(changing) == [
        "docs/a.ja.md:2  docs/a.md が変わりました。このページも直してから、make stamp page=a を実行してください。"
        "変わったところ：− Four. / + Five."
    ]
    stamp(tmp_path, "a")
    assert behind(changing) == []
    assert (changing.docs / "a.ja.md").read_text(encoding="utf-8").count("translates:") == 1


def test_without_git_the_message_does_without_the_changes(tmp_path: Path) -> None:
    (found,) = behind(project(tmp_path, twin=TWIN.replace("---\n", "---\ntranslates: 0123456789\n", 1)))
    assert found.endswith("make stamp page=a を実行してください。")


def test_a_translation_without_a_stamp_is_asked_for_one(tmp_path: Path) -> None:
    (found,) = behind(project(tmp_path))
    assert found.startswith("docs/a.ja.md:1  docs/a.md が変わりました。")


LINE = f"translates: {fingerprint(PAGE)}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (TWIN, TWIN.replace("---\n", f"---\n{LINE}\n", 1)),
        (
            TWIN.replace("title: あ\n", "title: あ\ntranslates: en-0\n"),
            TWIN.replace("title: あ\n", f"title: あ\n{LINE}\n"),
        ),
        (TWIN.replace("---\n", "--- \n", 1), TWIN.replace("---\n", f"--- \n{LINE}\n", 1)),
        (TWIN.replace("\n", "\r\n"), TWIN.replace("---\n", f"---\n{LINE}\n", 1).replace("\n", "\r\n")),
        ("\ufeff" + TWIN, "\ufeff" + TWIN.replace("---\n", f"---\n{LINE}\n", 1)),
        ("---\n---\nいち\ntranslates: x", f"---\n{LINE}\n---\nいち\ntranslates: x"),
        (TWIN + "\r\n\x0c\u2028\u0085", TWIN.replace("---\n", f"---\n{LINE}\n", 1) + "\r\n\x0c\u2028\u0085"),
    ],
)
def test_stamping_writes_its_line_and_leaves_every_other_byte(tmp_path: Path, before: str, after: str) -> None:
    stamping = project(tmp_path, twin=before)
    english = (stamping.docs / "a.md").read_bytes()
    assert stamp(tmp_path, "a").en == "docs/a.ja.md now says that it is up to date with docs/a.md."
    assert (stamping.docs / "a.ja.md").read_bytes() == after.encode()
    assert (stamping.docs / "a.md").read_bytes() == english
    assert behind(stamping) == []


@pytest.mark.parametrize("slug", ["a", "a.md", "a.ja.md", "docs/a.md", " a "])
def test_a_page_may_be_named_in_every_likely_way(tmp_path: Path, slug: str) -> None:
    assert behind(project(tmp_path))
    stamp(tmp_path, slug)
    assert behind(Project(tmp_path)) == []


def test_stamping_twice_writes_nothing_and_says_so(tmp_path: Path) -> None:
    project(tmp_path)
    stamp(tmp_path, "a")
    before = (tmp_path / "docs/a.ja.md").read_bytes()
    assert stamp(tmp_path, "a").en == "docs/a.ja.md already says so; nothing was written."
    assert (tmp_path / "docs/a.ja.md").read_bytes() == before


@pytest.mark.parametrize(
    ("twin", "expected"),
    [
        (TWIN.encode("shift_jis"), ("docs/a.ja.md is not saved as UTF-8", "UTF-8で保存し直してください")),
        (TWIN.encode("utf-16"), ("docs/a.ja.md is not saved as UTF-8", "UTF-8で保存し直してください")),
        ("いち。\n".encode(), ("between --- at the top of docs/a.ja.md cannot be read", "先頭の --- と ---")),
        (
            "---\ntitle: あ\nいち。\n".encode(),
            ("between --- at the top of docs/a.ja.md cannot be read", "先頭の --- と"),
        ),
        ('---\ntitle: "あ\n---\n'.encode(), ("between --- at the top of docs/a.ja.md cannot be read", "先頭の --- と")),
        (b"---\n{title: a, translates: b}\n---\n", ("cannot be read", "読めません")),
        (b"---\ntranslates: >\n  en-0\n---\n", ("cannot be read", "読めません")),
    ],
)
def test_what_cannot_be_read_is_refused_in_both_languages(
    tmp_path: Path, twin: bytes, expected: tuple[str, str]
) -> None:
    project(tmp_path)
    (tmp_path / "docs/a.ja.md").write_bytes(twin)
    with pytest.raises(click.ClickException) as refused:
        stamp(tmp_path, "a")
    assert all(words in refused.value.message for words in expected)
    assert (tmp_path / "docs/a.ja.md").read_bytes() == twin


@pytest.mark.parametrize("page", [PAGE.replace("title: A", "title: A: B"), "One two three.\n"])
def test_an_english_page_that_cannot_be_read_is_refused_too(tmp_path: Path, page: str) -> None:
    project(tmp_path, page=page)
    with pytest.raises(click.ClickException, match=r"at the top of docs/a\.md cannot be read"):
        stamp(tmp_path, "a")


@pytest.mark.parametrize("slug", ["nothing", "", "../a", "b"])
def test_stamping_a_page_that_does_not_exist_says_how_it_is_done(tmp_path: Path, slug: str) -> None:
    project(tmp_path)
    (tmp_path / "docs/b.md").write_text(PAGE, encoding="utf-8")
    with pytest.raises(click.ClickException, match="Write for example: make stamp page=massage"):
        stamp(tmp_path, slug)
