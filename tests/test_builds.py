"""What the build does with other facts and other pages than the shipped ones."""

import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, Project

FULL = (ROOT / "tests/practice-full.yml").read_text(encoding="utf-8")
EMPTY = """
sample: false
name: {en: Stone House, ja: 石の家}
trade_name: null
address: null
postal_code: null
phone: null
email: hello@example.com
booking_url: null
line_url: null
form_endpoint: null
step_free_access: null
public_holidays: null
special_days: null
opening_hours: null
closed_days: null
services: null
languages: null
licence: null
stations: null
"""


def html(project: Project, page: str) -> str:
    return (project.root / "site" / page / "index.html").read_text(encoding="utf-8")


def test_facts_that_are_given_are_shown_in_both_languages(project: Project) -> None:
    project.write("data/practice.yml", FULL)
    assert project.build().returncode == 0
    english, japanese = html(project, "booking"), html(project, "ja/booking")
    for fact in ("Body care session, 60 minutes, ¥8,000, tax included", "7 minutes on foot", "Lift from the street"):
        assert fact in english
    for fact in (
        "ボディケアの施術、60分、8,000円（税込）",
        "徒歩7分",
        "道路からエレベーターあり",
        "国家資格",
        "658-0047",
    ):
        assert fact in japanese
    for page, name in ((english, "Mikage%2C%20Higashinada-ku"), (japanese, "%E5%BE%A1%E5%BD%B1")):
        assert re.search(rf'href="https://www.google.com/maps/search/[^"]*{name}', page)
        assert "<iframe" not in page
    assert "Stone House Ltd." in english
    assert "石の家合同会社" in japanese


def test_facts_that_are_not_given_are_left_out_with_their_headings(project: Project) -> None:
    project.write("data/practice.yml", EMPTY)
    assert project.build().returncode == 0
    booking, home = html(project, "booking"), html(project, "")
    for absent in (
        "Opening hours",
        "What you can book",
        "Where to find us",
        "tel:",
        "LINE",
        "Book online",
        "None",
        "null",
    ):
        assert absent not in booking, absent
    assert "hero__facts" in home
    assert "Nearby" not in home
    assert "None" not in home


def test_without_sample_the_warning_and_noindex_go_except_on_error_pages(project: Project) -> None:
    project.write("data/practice.yml", EMPTY)
    assert project.build().returncode == 0
    for page in ("", "massage", "ja", "ja/booking"):
        assert "Sample details" not in html(project, page)
        assert "サンプル表示" not in html(project, page)
        assert "noindex" not in html(project, page)
    assert "noindex" in (project.root / "site/404.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("gone", ["docs/massage.ja.md", "docs/massage.md"])
def test_a_page_without_its_twin_fails_the_build_and_names_it(project: Project, gone: str) -> None:
    (project.root / gone).unlink()
    result = project.build()
    assert result.returncode != 0
    words = f"write {gone}." if gone.endswith(".ja.md") else f"{gone} を作ってください。"
    assert words in result.stderr


def test_a_misspelt_language_is_noticed(project: Project) -> None:
    project.write("docs/news.jp.md", "# News\n")
    result = project.build()
    assert result.returncode != 0
    assert "Rename it to docs/news.ja.md." in result.stderr


def test_links_to_pages_and_sections_that_do_not_exist_fail_the_build(project: Project) -> None:
    project.edit("docs/massage.md", "[help lines](help-now.md)", "[help lines](help.md)")
    project.edit("docs/together.md", "exercise.md#safety", "exercise.md#safe")
    result = project.build()
    assert result.returncode != 0
    assert "help.md" in result.stderr
    assert "#safe" in result.stderr


def test_a_template_that_links_to_a_missing_page_stops_the_build(project: Project) -> None:
    project.edit("overrides/partials/actions.html", "'booking.md'", "'book.md'")
    result = project.build()
    assert result.returncode != 0
    assert "docs/book.md" in result.stderr


def test_an_image_as_an_editor_inserts_it_works_in_both_languages(project: Project) -> None:
    (project.root / "docs/assets").mkdir(exist_ok=True)
    project.write("docs/assets/stone.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"/>')
    project.edit("docs/privacy.md", "## When you read", "![A stone](/assets/stone.svg)\n\n## When you read")
    project.edit("docs/privacy.ja.md", "## 読むとき", "![石](/assets/stone.svg)\n\n## 読むとき")
    project.stamp("privacy")
    result = project.build()
    assert result.returncode == 0, result.stderr
    for page in ("privacy", "ja/privacy"):
        image = re.search(r"<img [^>]*stone.svg[^>]*>", html(project, page))
        assert image
        found = dict(re.findall(r'([a-z]+)="?([^" >]+)', image[0]))
        assert {"width": "120", "height": "80", "loading": "lazy", "decoding": "async"}.items() <= found.items()
        source = project.root / "site" / page / found["src"]
        assert source.resolve() == (project.root / "site/assets/stone.svg").resolve()


def test_a_saved_sentence_appears_in_the_preview_of_both_languages(project: Project, tmp_path: Path) -> None:
    log = tmp_path / "serve.log"
    port = 8800 + (hash(tmp_path) % 1000)
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with log.open("w") as output, subprocess.Popen(command, cwd=project.root, stdout=output, stderr=output) as server:
        try:
            assert wait_for(port, "massage/", "Can massage help"), log.read_text()
            assert wait_for(port, "massage/", '<link rel="stylesheet"'), (
                "the preview spends no time on making pages small"
            )
            project.edit("docs/massage.md", "Here is what studies can tell", "Here is all that studies can tell")
            project.edit("docs/massage.ja.md", "まとめました。\ntemplate", "一つにまとめました。\ntemplate")
            assert wait_for(port, "massage/", "all that studies can tell"), log.read_text()
            assert wait_for(port, "ja/massage/", "一つにまとめました"), log.read_text()
            project.edit("data/practice.yml", "Sample Practice Name", "Another Name")
            assert wait_for(port, "massage/", "Another Name"), log.read_text()
        finally:
            server.terminate()


def wait_for(port: int, page: str, words: str, seconds: float = 30) -> bool:
    """Tell whether a page of the preview holds the words before the time is up."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{page}", timeout=5) as response:
                if words in response.read().decode():
                    return True
        except OSError:
            pass
        time.sleep(0.2)
    return False


def test_mistakes_in_several_data_files_are_told_together(project: Project) -> None:
    project.edit("data/practice.yml", "phone: +81-78", "phone: 78")
    project.edit("data/helplines.yml", "checked_on: 2026-11-22", "checked_on: soon")
    project.edit("data/references.yml", "certainty: moderate", "certainty: sure")
    result = project.build()
    assert result.returncode != 0
    for words in (
        "data/practice.yml:8: phone:",
        "data/helplines.yml:1: checked_on:",
        "data/references.yml:9: references.0.certainty",
    ):
        assert result.stderr.count(words) == 1, result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda p: p.edit("mkdocs.yml", ": massage.md", ": masage.md"), "mkdocs.yml:11  the menu names masage.md"),
        (lambda p: p.edit("mkdocs.yml", "            Exercise: 運動\n", ""), "“Exercise” has no words in 日本語"),
        (
            lambda p: p.edit("mkdocs.yml", "      - First visit: first-visit.md\n", ""),
            "stands in no menu; add it to nav",
        ),
        (lambda p: (p.root / "docs/index.md").unlink(), "docs/index.md:1  the page is missing, and every page"),
        (lambda p: p.edit("data/labels.yml", "skip:", "skipp:"), "data/labels.yml:1: skip: is missing; a template"),
        (
            lambda p: p.edit("data/practice.yml", "ja: ボディケアの施術", "ja: ﾏｯｻｰｼﾞ"),
            "licence: has to be true for a name or a service called マッサージ",
        ),
        (
            lambda p: (p.root / "docs/massage.ja.md").rename(p.root / "docs/massage.jp.md"),
            "Rename it to docs/massage.ja.md.",
        ),
    ],
)
def test_a_slip_outside_the_text_stops_the_build_with_where_it_is(
    project: Project, spoil: Callable[[Project], object], expected: str
) -> None:
    spoil(project)
    built = project.build()
    assert built.returncode != 0
    assert expected in built.stderr
    assert "Traceback" not in built.stderr


def test_a_page_in_another_encoding_is_told_once_and_nothing_else_of_it(project: Project) -> None:
    (project.root / "docs/privacy.ja.md").write_bytes("---\ntitle: プライバシー\n---\n本文".encode("shift_jis"))
    told = [line for line in project.build().stderr.splitlines() if "privacy" in line]
    assert len(told) == 1
    assert "UTF-8" in told[0]
