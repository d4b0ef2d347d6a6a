"""What a whole build and the preview say to mistakes in facts, pages, menu and templates."""

import re
import shutil
from collections.abc import Callable

import pytest

from tests.support.preview import previewing
from tests.support.project import Project, warnings


def without_english(project: Project) -> None:
    """Leave a page that no menu names without its English twin."""
    page = project.text("docs/privacy.ja.md")
    project.write("docs/lonely.ja.md", page.replace("title: ", "title: ひとりの", 1))


@pytest.mark.slow
@pytest.mark.parametrize("gone", ["docs/massage.ja.md", "docs/massage.md"])
def test_a_page_without_its_twin_stops_the_build_and_is_named(project: Project, gone: str) -> None:
    (project.root / gone).unlink()
    done = project.command("build")
    assert done.returncode == 1
    words = f"write {gone}" if gone.endswith(".ja.md") else f"{gone} を作ってください。"
    assert words in done.stderr
    assert "machinery" not in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_the_preview_shows_a_page_without_its_english_twin_and_says_what_is_missing(project: Project) -> None:
    without_english(project)
    with previewing(project) as preview:
        assert preview.shows("ja/lonely/", "ひとりの"), preview.told
        assert preview.shows("massage/", "Can massage help")
        assert "docs/lonely.md を作ってください。" in preview.told
        assert "Traceback" not in preview.told


@pytest.mark.slow
def test_a_title_that_is_a_number_is_told_and_the_preview_goes_on(project: Project) -> None:
    title = next(line for line in project.text("docs/massage.ja.md").splitlines() if line.startswith("title:"))
    project.edit("docs/massage.ja.md", title, "title: 2027")
    done = project.command("build")
    assert done.returncode == 1
    assert re.search(r"docs/massage\.ja\.md:\d+  title：「2027」は使えません。", done.stderr), done.stderr
    assert "machinery" not in done.stderr
    with previewing(project) as preview:
        assert preview.shows("ja/massage/", "2027"), preview.told
        assert "Traceback" not in preview.told
        project.edit("docs/massage.ja.md", "title: 2027", title)
        assert preview.shows("ja/massage/", title.removeprefix("title: ")), preview.told


@pytest.mark.slow
def test_a_saved_sentence_appears_in_the_preview_of_both_languages(project: Project) -> None:
    with previewing(project) as preview:
        assert preview.shows("massage/", "Can massage help"), preview.told
        assert preview.shows("massage/", '<link rel="stylesheet"'), "no time is spent on making pages small"
        project.edit("docs/massage.md", "Here is what studies can tell", "Here is all that studies can tell")
        project.edit("docs/massage.ja.md", "まとめました。\ntemplate", "一つにまとめました。\ntemplate")
        assert preview.shows("massage/", "all that studies can tell"), preview.told
        assert preview.shows("ja/massage/", "一つにまとめました"), preview.told
        project.edit("data/practice.yml", "Sample Practice Name", "Another Name")
        assert preview.shows("massage/", "Another Name"), preview.told


def test_mistakes_in_several_data_files_are_told_together(project: Project) -> None:
    project.edit("data/practice.yml", "phone: +81-78", "phone: 78")
    project.edit("data/helplines.yml", "checked_on: 2026-11-22", "checked_on: soon")
    project.edit("data/references.yml", "certainty: moderate", "certainty: sure")
    built = project.build(delivered=False)
    assert built.returncode != 0
    for words in (
        "data/practice.yml:15  phone: “78-000-0000” does not fit; expected",
        " · phone：「78-000-0000」は使えません。",
        "data/helplines.yml:1  checked_on: “soon”",
        "data/references.yml:309  references.19.certainty: “sure”",
    ):
        assert built.stderr.count(words) == 1, built.stderr
    assert "Traceback" not in built.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda p: (p.root / "docs/index.md").unlink(), "docs/index.md:1  the page is missing, and every page"),
        (lambda p: p.edit("overrides/partials/actions.html", "'booking.md'", "'book.md'"), "docs/book.md:1  "),
        (lambda p: p.edit("data/labels.yml", "skip:", "skipp:"), "data/labels.yml:1  skip is missing; a template"),
        (
            lambda p: p.edit("data/services.yml", "ja: ボディケアの施術", "ja: ﾏｯｻｰｼﾞ"),
            "services.0.name.ja says マッサージ, which only holders of the licence",
        ),
    ],
)
def test_what_nothing_can_be_shown_without_stops_the_build_with_where_it_is(
    project: Project, spoil: Callable[[Project], object], expected: str
) -> None:
    spoil(project)
    built = project.build(delivered=False)
    assert built.returncode != 0
    assert expected in built.stderr
    assert "Traceback" not in built.stderr


@pytest.mark.slow
def test_a_page_that_the_menu_misspells_is_told_with_the_line_of_the_menu(project: Project) -> None:
    project.menus_in_settings()
    project.edit("mkdocs.yml", ": massage.md", ": masage.md")
    told = {line for line in warnings(project.build(delivered=False)) if line.startswith("mkdocs.yml:")}
    (said,) = told
    assert said.startswith(f"mkdocs.yml:{project.line('mkdocs.yml', ': masage.md')}  the menu names masage.md")


@pytest.mark.slow
def test_a_page_that_stands_in_no_menu_is_told(project: Project) -> None:
    project.edit("docs/first-visit.md", "menu: header\n", "")
    told = warnings(project.build(delivered=False))
    assert [line.partition(":")[0] for line in told] == ["docs/first-visit.md", "docs/first-visit.ja.md"]
    assert "stands in no menu" in told[0]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "title"),
    [
        ("            Exercise: 運動\n", "", "Exercise"),
        ("- Exercise: exercise.md\n", "- Moving: exercise.md # note\n", "Moving"),
        ("- Exercise: exercise.md\n", '- "A: b": exercise.md\n', "A: b"),
        ("- Exercise: exercise.md\n", "- Moving:\n          - exercise.md\n", "Moving"),
    ],
)
def test_an_english_title_in_the_japanese_menu_is_told(project: Project, old: str, new: str, title: str) -> None:
    project.menus_in_settings()
    project.edit("mkdocs.yml", old, new)
    line = project.line("mkdocs.yml", f"- {title}" if title != "A: b" else '- "A: b"')
    (told,) = [it for it in project.told() if title in it]
    assert told.startswith(f"mkdocs.yml:{line}  “{title}” has no words in 日本語")


@pytest.mark.parametrize("menu", ["Header", "Footer"])
def test_a_menu_under_another_name_is_told_since_templates_ask_for_it(project: Project, menu: str) -> None:
    project.edit("mkdocs.yml", f"  - {menu}:", f"  - {menu}s:")
    project.edit("mkdocs.yml", "nav_translations:\n", f"nav_translations:\n            {menu}s: メニュー\n")
    told = [it for it in project.told() if re.search(rf"\b{menu}\b", it)]
    assert [it.partition(":")[0] for it in told] == ["mkdocs.yml"]


def test_a_page_in_another_encoding_is_told_once_and_nothing_else_of_it(project: Project) -> None:
    (project.root / "docs/privacy.ja.md").write_bytes("---\ntitle: プライバシー\n---\n本文".encode("shift_jis"))
    (told,) = [it for it in project.told() if "privacy" in it]
    assert re.match(r"docs/privacy\.ja\.md:\d+  文字コードがUTF-8ではありません。", told)


@pytest.mark.slow
def test_old_help_lines_and_reviews_do_not_stop_a_build_but_are_mentioned_once(project: Project) -> None:
    project.edit("data/helplines.yml", "checked_on: 2026-11-22", "checked_on: 2020-01-01")
    reviewed = "reviewed: 2026-11-24\nnext_review: 2027-11-24"
    for name in ("massage.md", "massage.ja.md"):
        project.edit(f"docs/{name}", reviewed, "reviewed: 2019-01-01\nnext_review: 2020-01-01")
    built = project.build(delivered=False)
    assert built.returncode == 0, built.stderr
    assert built.stderr.count("  checked_on is ") == 1
    assert built.stderr.count("  the next review was due on 2020-01-01") == 1
    assert built.stderr.count("見直しの日（2020-01-01）") == 1


@pytest.mark.slow
def test_a_changed_page_waits_for_its_translation_and_its_stamp(project: Project) -> None:
    project.edit("docs/massage.md", "Many people feel calmer after", "Most people feel calmer after")
    (told,) = warnings(project.build(delivered=False))
    assert told.startswith("docs/massage.ja.md:")
    assert "docs/massage.md が変わりました。" in told
    assert project.command("stamp", "massage").returncode == 0
    assert project.build(delivered=False).returncode == 0


@pytest.mark.slow
def test_a_build_by_mkdocs_itself_that_is_refused_leaves_the_last_site(project: Project) -> None:
    shutil.copytree(project.root / "docs/assets", project.site / "assets")
    project.write("site/index.html", "the last good site")
    for spoil in (
        lambda: project.edit("docs/massage.md", "[@packheiser-2024]", "[@nobody-2024]"),
        lambda: project.edit("data/practice.yml", "sample: true", "sample: [true"),
    ):
        spoil()
        assert project.build().returncode != 0
        assert (project.site / "index.html").read_text(encoding="utf-8") == "the last good site"
