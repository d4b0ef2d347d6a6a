"""The preview always answers: while something is wrong, it shows the last good pages with what is to be mended."""

import shutil
import signal
import socket
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError

import pytest
from playwright.sync_api import Browser

from tests.support.page import barriers
from tests.support.preview import PATIENCE, previewing
from tests.support.project import Project
from tests.support.server import free_port

BANNER = 'class="preview-told"'
EDITOR = '<a href="/admin/#/collections/{}">{}:{}</a> '


def change_nothing(project: Project) -> None:
    pass


def lose_a_bracket(project: Project) -> None:
    project.edit("data/practice.yml", "sample: true", "sample: [true")


def lose_an_indent(project: Project) -> None:
    project.edit("mkdocs.yml", "  - Topics", " - Topics")


def hand_hooks_to_the_theme(project: Project) -> None:
    project.edit("mkdocs.yml", "\nhooks:\n", "\n  hooks:\n")


def lose_the_home_page(project: Project) -> None:
    (project.root / "docs/index.md").unlink()


def lose_the_data(project: Project) -> None:
    shutil.rmtree(project.root / "data")


def lose_the_pages(project: Project) -> None:
    shutil.rmtree(project.root / "docs")


def leave_a_tag_open(project: Project) -> None:
    project.edit(
        "overrides/partials/footer.html",
        "{%",
        "{% if",
    )


def ask_for_a_filter_of_no_name(project: Project) -> None:
    project.edit("overrides/main.html", "{% block content %}", "{% block content %}{{ page | nothing }}")


# What takes its time while Python tidies up after it.
TIDIES = """

class Slow:
    def __del__(self):
        import time

        print("tidying", flush=True)
        time.sleep(20)


def add_pictures(*given):
    Slow()
    return _add(*given)
"""
BREAKS = [
    (lose_a_bracket, "data/practice.yml:1"),
    (lose_an_indent, "mkdocs.yml:12"),
    (hand_hooks_to_the_theme, "mkdocs.yml:1 hooks"),
    (lose_the_home_page, "docs/index.md:1"),
    (lose_the_data, "data:1"),
    (lose_the_pages, "docs:1"),
    (leave_a_tag_open, "overrides/partials/footer.html:"),
    (ask_for_a_filter_of_no_name, "overrides/main.html:"),
]
WRITTEN = ("docs", "data", "overrides", "mkdocs.yml")


def put(written: Project, project: Project) -> None:
    """Put what staff wrote in one copy into another, which a preview reads: never both half, as if it were whole."""
    (project.root / "mkdocs.yml").unlink()  # without it no page can be made
    for name in WRITTEN[:-1]:
        shutil.rmtree(project.root / name, ignore_errors=True)
        if (written.root / name).exists():
            shutil.copytree(written.root / name, project.root / name)
    shutil.copy(written.root / "mkdocs.yml", project.root)


@pytest.fixture
def spoilt(project: Project, tmp_path: Path) -> Callable[[Callable[[Project], None]], Project]:
    """Return a copy of what staff wrote with one mistake in it, and no other."""
    whole = tmp_path / "whole"
    for name in WRITTEN:
        source = project.root / name
        shutil.copytree(source, whole / name) if source.is_dir() else shutil.copy(source, whole)

    def copy(spoil: Callable[[Project], None]) -> Project:
        made = Project(Path(shutil.copytree(whole, tmp_path / "copies" / spoil.__name__)))
        spoil(made)
        return made

    return copy


@pytest.mark.slow
def test_a_preview_that_begins_with_a_mistake_lists_it_and_serves_the_editor_until_it_is_mended(
    project: Project, spoilt: Callable[[Callable[[Project], None]], Project]
) -> None:
    whole = spoilt(change_nothing)
    lose_the_data(project)
    with previewing(project) as preview:
        for spoil, place in BREAKS:
            put(spoilt(spoil), project)
            for page, language, other in (("", "en", "ja"), ("ja/massage/", "ja", "en")):
                assert preview.shows(page, f">{place}"), (place, preview.told)
                html = preview.html(page)
                assert f'<html lang="{language}">' in html
                assert html.index(f'<section class="preview-told alone" lang="{language}"') < html.index(
                    f'alone" lang="{other}"'
                )
                assert html.count(place) == 2
                assert 'href="/admin/"' in html
                assert "/livereload/" in html, "it goes by itself"
            assert "sveltia" in preview.html("admin/"), place
            assert '"collections"' in preview.html("admin/config.yml")
            assert "preSave" in preview.html("admin/editor.js")
            assert place.split()[0] in preview.told
        put(whole, project)
        assert preview.shows("massage/", "Can massage help"), preview.told
        assert preview.tells("すべて直りました。")
        assert BANNER not in preview.html("massage/")
        assert "Traceback" not in preview.told
        assert not (project.root / "build-error.log").exists()


@pytest.mark.slow
def test_a_running_preview_keeps_the_last_good_pages_with_a_banner_until_all_is_mended(
    project: Project, spoilt: Callable[[Callable[[Project], None]], Project]
) -> None:
    whole = spoilt(change_nothing)
    with previewing(project) as preview:
        assert preview.shows("ja/massage/", "<h1>"), preview.told
        assert BANNER not in preview.html("massage/")
        for spoil, place in BREAKS:
            put(spoilt(spoil), project)
            assert preview.shows("massage/", f">{place}"), (place, preview.told)
            for page, words in (
                ("massage/", "You see the last pages"),
                ("ja/massage/", "最後に作れたページ"),
                ("404.html", ""),
            ):
                html = preview.html(page)
                assert BANNER in html
                assert place in html
                assert words in html
                assert 'role="alert"' in html
                assert "/livereload/" in html
            assert "Can massage help" in preview.html("massage/")
            assert BANNER not in preview.html("admin/")
            assert '"collections"' in preview.html("admin/config.yml")
        put(whole, project)
        assert preview.tells("すべて直りました。"), preview.told
        assert BANNER not in preview.html("massage/")
        assert "Traceback" not in preview.told


@pytest.mark.slow
def test_a_mistake_of_a_page_is_listed_in_the_language_of_the_page_that_is_looked_at(project: Project) -> None:
    with previewing(project) as preview:
        assert preview.shows("massage/", "Can massage help"), preview.told
        project.edit("docs/massage.ja.md", "[@packheiser-2024]", "[@nobody-2024]")
        assert preview.shows("ja/", BANNER), preview.told
        line = project.line("docs/massage.ja.md", "[@nobody-2024]")
        link = EDITOR.format("pages/entries/massage", "docs/massage.ja.md", line)
        for page, words in (("booking/", "is not in"), ("ja/booking/", "ありません")):
            entry = preview.html(page).partition(link)[2].partition("</li>")[0]
            assert "[@nobody-2024]" in entry
            assert words in entry
        project.edit("data/services.yml", "ja: ボディケアの施術", "ja: ﾏｯｻｰｼﾞ")
        line = project.line("data/services.yml", "ﾏｯｻｰｼﾞ")
        assert preview.shows("", "data/services.yml"), preview.told
        assert "/admin/#/collections/data/entries/services" in preview.html("")


@pytest.mark.slow
def test_remarks_are_folded_away(project: Project) -> None:
    project.edit("data/helplines.yml", "checked_on: 2026-11-22", "checked_on: 2020-01-01")
    with previewing(project) as preview:
        assert preview.shows("", BANNER), preview.told
        html = preview.html("ja/")
        assert 'role="status"' in html
        assert "<details><summary>お知らせ（このままでも公開できます）：1件" in html
        assert "data/helplines.yml" in html
        project.edit("docs/massage.md", "[@packheiser-2024]", "[@nobody-2024]")
        assert preview.shows("", 'role="alert"'), preview.told
        html = preview.html("")
        assert "<details open><summary>To mend: " in html
        assert "</details><details><summary>Remarks, which stop nothing: 1" in html


@pytest.mark.slow
def test_the_banner_comes_and_goes_by_itself_and_can_be_folded_with_the_keyboard(
    project: Project, browser: Browser
) -> None:
    with previewing(project) as preview:
        assert preview.shows("massage/", "Can massage help"), preview.told
        page = browser.new_page()
        page.goto(f"{preview.address}/massage/")
        page.evaluate("scrollTo(0, 900)")
        lose_a_bracket(project)
        page.locator(".preview-told").wait_for(timeout=PATIENCE * 1000)
        page.wait_for_function("scrollY === 900")
        assert barriers(page) == []
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.locator(".preview-told ul").wait_for(state="hidden")
        project.edit("data/practice.yml", "sample: [true", "sample: true")
        page.locator(".preview-told").wait_for(state="detached", timeout=PATIENCE * 1000)
        page.wait_for_function("scrollY === 900")
        page.close()


@pytest.mark.slow
def test_a_page_that_waits_for_the_first_pages_shows_them_by_itself(project: Project, browser: Browser) -> None:
    lose_a_bracket(project)
    with previewing(project) as preview:
        assert preview.shows("ja/massage/", "まだ表示できません"), preview.told
        page = browser.new_page()
        page.goto(f"{preview.address}/ja/massage/")
        assert barriers(page) == []
        project.edit("data/practice.yml", "sample: [true", "sample: true")
        page.locator("article h1").wait_for(timeout=PATIENCE * 1000)
        assert page.locator(".preview-told").count() == 0
        page.close()


@pytest.mark.slow
def test_a_site_below_a_folder_is_shown_there_and_leads_there(project: Project) -> None:
    project.edit("mkdocs.yml", "https://www.example.com/", "https://www.example.com/practice/")
    lose_a_bracket(project)
    with previewing(project) as preview:
        assert preview.shows("practice/ja/", "practice.yml:1"), preview.told
        assert 'href="/practice/admin/"' in preview.html("")
        assert '"collections"' in preview.html("admin/config.yml")
        project.edit("data/practice.yml", "sample: [true", "sample: true")
        assert preview.shows("ja/massage/", "<h1>"), preview.told


@pytest.mark.slow
def test_a_taken_port_leads_to_the_next_and_is_told(project: Project) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, previewing(project, taken.getsockname()[1]) as preview:
        port = taken.getsockname()[1]
        assert preview.tells(f"already uses port {port}.\nポート {port} は")
        assert preview.tells("http://127.0.0.1:")
        assert f"http://127.0.0.1:{port}/" not in preview.told
        assert "Traceback" not in preview.told


def test_it_says_at_once_where_to_look_and_how_to_stop_and_stops_with_one_sentence(project: Project) -> None:
    port = free_port()
    with project.start("practice_site", "serve", "--port", str(port)) as process:
        assert process.stderr
        english, japanese = process.stderr.readline(), process.stderr.readline()
        for line in (english, japanese):
            assert f"http://127.0.0.1:{port}/" in line
            assert "/admin/" in line
            assert "Ctrl-C" in line
        process.send_signal(signal.SIGINT)
        out, told = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (0, "")
    assert told.splitlines() == [
        "The preview is closed. To open it again: make serve",
        "確認画面を閉じました。もう一度開くには：make serve",
    ]


@pytest.mark.slow
def test_an_address_that_leads_nowhere_shows_the_error_page_of_the_site(project: Project) -> None:
    with previewing(project) as preview:
        assert preview.shows("", "<h1"), preview.told
        with pytest.raises(HTTPError) as caught:
            preview.html("nowhere/")
        assert caught.value.code == 404
        assert 'data-kind="404"' in caught.value.read().decode()


@pytest.mark.slow
def test_what_only_a_developer_can_read_is_kept_and_the_preview_goes_on(project: Project) -> None:
    project.write("practice_site/pages/qr.py", "import nothing_of_that_name\n")
    with previewing(project) as preview:
        assert preview.shows("ja/", "build-error.log"), preview.told
        assert "nothing_of_that_name" in project.text("build-error.log")
        assert "Traceback" not in preview.told


def test_no_word_of_the_preview_is_published(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 20
    assert [path for path in pages if "preview-told" in path.read_text(encoding="utf-8")] == []


@pytest.mark.slow
def test_it_stops_even_where_python_drops_what_stops_it(project: Project) -> None:
    text = project.text("practice_site/pages/qr.py")
    project.write("practice_site/pages/qr.py", text.replace("add_pictures", "_add") + TIDIES)
    with project.start("practice_site", "serve", "--port", str(free_port())) as process:
        assert process.stdout
        assert process.stdout.readline() == "tidying\n"
        process.send_signal(signal.SIGINT)
        told = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 0
    assert "Exception ignored in" in told
    assert told.endswith("確認画面を閉じました。もう一度開くには：make serve\n")


# A file goes while it is read, as when a folder is replaced, and is there again.
REPLACED = """
from pathlib import Path

_once = [True]


def on_env(env, **_):
    if _once:
        _once.clear()
        Path("docs/massage.md").touch()
        raise FileNotFoundError("docs/massage.md")
"""


@pytest.mark.slow
def test_a_build_that_a_replaced_folder_breaks_is_not_told_but_begun_again(project: Project) -> None:
    project.write("replaced.py", REPLACED)
    project.edit("mkdocs.yml", "\nhooks:\n", "\nhooks:\n  - replaced.py\n")
    with previewing(project) as preview:
        assert preview.shows("massage/", "Can massage help"), preview.told
        assert BANNER not in preview.html("massage/")
        assert "build-error.log" not in preview.told
    assert not (project.root / "build-error.log").exists()
