"""No English stands in the Japanese menu: each of its titles has words there, however mkdocs.yml writes it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.utils import yaml_load

from practice_site.checks.menu import boxes_untranslated, not_pages_or_twice, untranslated
from practice_site.commands import page
from tests.support.html import parsed, words
from tests.support.project import TODAY, Project

ROOT = Path(__file__).parents[2]


def told(tmp_path: Path, settings: str, words: dict[str, str] | None) -> list[tuple[int, str]]:
    path = tmp_path / "mkdocs.yml"
    path.write_text(settings, encoding="utf-8")
    found = untranslated(yaml_load(settings)["nav"], [("日本語", words)], path)
    assert {issue.path for issue in found} <= {"mkdocs.yml"}
    return [(issue.line, issue.en) for issue in found]


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ("Moving: exercise.md", "Moving"),
        ("Moving: exercise.md # note", "Moving"),
        ('"A: b": x.md', "A: b"),
        ("'Moving': exercise.md", "Moving"),
        ("? Moving\n    : exercise.md", "Moving"),
        ("{Moving: exercise.md}", "Moving"),
        ("2027: exercise.md", "2027"),
        ("Legal:\n    - privacy.md", "Legal"),
    ],
)
def test_a_title_without_words_is_named_with_its_line(tmp_path: Path, entry: str, title: str) -> None:
    settings = f"site_name: Moving\nextra: {{x: !ENV X}}\nnav:\n  - Home: index.md\n  - {entry}\n"
    assert told(tmp_path, settings, {"Home": "ホーム"}) == [
        (5, f"“{title}” has no words in 日本語; add them under nav_translations.")
    ]
    assert told(tmp_path, settings, {"Home": "ホーム", title: "言葉"}) == []


def test_menus_within_menus_count_and_the_layout_does_not(tmp_path: Path) -> None:
    settings = "nav:\n  - Header:\n      - Legal:\n          - Privacy: privacy.md\n          - thanks.md\n"
    assert [line for line, _ in told(tmp_path, settings, None)] == [3, 4]


def test_a_title_that_stands_twice_is_told_once(tmp_path: Path) -> None:
    assert len(told(tmp_path, "nav:\n  - A: a.md\n  - Footer:\n      - A: b.md\n", {})) == 1


def test_the_shipped_menu_has_its_words() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    languages = config.plugins["i18n"].config.languages
    others = [(language.name, language.nav_translations) for language in languages if not language.default]
    assert others
    assert untranslated(config.nav, others, ROOT / "mkdocs.yml") == []


@pytest.mark.parametrize("words", [None, "", "  ", "Moving", 5, ["a"]])
def test_words_that_are_none_of_the_language_are_no_words(tmp_path: Path, words: object) -> None:
    assert len(told(tmp_path, "nav:\n  - Moving: exercise.md\n", {"Moving": words})) == 1  # type: ignore[dict-item]


def test_letters_alone_may_be_the_same_in_both_languages(tmp_path: Path) -> None:
    assert told(tmp_path, "nav:\n  - FAQ: faq.md\n", {"FAQ": "FAQ"}) == []


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("Blog: https://blog.example.jp/", "the menu leads to pages of this site alone"),
        ("Blog: javascript:alert(1)", "the menu leads to pages of this site alone"),
        ("Blog: mailto:a@example.jp", "the menu leads to pages of this site alone"),
        ("Private: privacy.md", "privacy.md stands in the menu twice; keep one."),
        ("Private: /privacy.md", "privacy.md stands in the menu twice; keep one."),
        ("privacy.md", "privacy.md stands in the menu twice; keep one."),
    ],
)
def test_an_entry_that_would_not_be_shown_or_twice_is_told(tmp_path: Path, entry: str, expected: str) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text(f"nav:\n  - Footer:\n      - Privacy: privacy.md\n      - {entry}\n", encoding="utf-8")
    (found,) = not_pages_or_twice(path)
    assert str(found).startswith("mkdocs.yml:4  ")
    assert expected in found.en


def test_the_box_without_a_title_of_its_own_has_words_in_each_language(tmp_path: Path) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text("nav: []\nplugins: []\n", encoding="utf-8")
    languages = [("English", {"in-short": "In short"}), ("日本語", {"in-short": None}), ("한국어", None)]
    found = boxes_untranslated(languages, path)  # type: ignore[arg-type]
    assert [(it.line, it.en.partition(";")[0]) for it in found] == [
        (2, "the box “in-short” has no words in 日本語"),
        (2, "the box “in-short” has no words in 한국어"),
    ]


def begun(project: Project, more: str = "menu: header\norder: 5\nmenu_name: Necks\n", japanese: str = "首") -> None:
    """Begin a page that says itself where it stands."""
    english, twin = page.pages("neck-care", TODAY)
    name = f"menu_name: {japanese}\n" if japanese else ""
    for ending, text, said in ((".md", english.replace("menu: footer\n", ""), more), (".ja.md", twin, name)):
        project.write(f"docs/neck-care{ending}", text.replace("draft: true\n", said))


def both_ways(project: Project) -> None:
    project.menus_in_settings()
    project.edit("docs/privacy.md", "---\ntitle", "---\nmenu: header\ntitle")


def menu(project: Project, path: str, name: str) -> list[str]:
    return [words(link) for link in parsed(project.site / path / "index.html").css(name)]


@pytest.mark.slow
def test_a_page_may_say_itself_in_which_menu_it_stands(project: Project) -> None:
    begun(project)
    for ending, old, new in ((".md", "(change this)", "words"), (".ja.md", "（仮）", "")):
        project.edit(f"docs/neck-care{ending}", old, new)
    project.stamp("neck-care")
    built = project.build(delivered=False)
    assert built.returncode == 0, built.stderr
    assert menu(project, "massage", "#menu a")[0] == "Necks"
    assert menu(project, "ja/massage", "#menu a")[0] == "首"
    assert "Necks" not in menu(project, "massage", ".site-footer nav a")


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda it: begun(it, japanese=""), "this page has a name for the menu, and docs/neck-care.ja.md has none"),
        (lambda it: begun(it, more="menu: top\n"), "“top” does not fit; expected header, topics or footer"),
        (lambda it: begun(it, more="menu: header\norder: 0\n"), "“0” does not fit; expected a whole number"),
        (both_ways, "mkdocs.yml names this page"),
        (lambda it: it.edit("docs/privacy.ja.md", "---\ntitle", "---\nmenu: header\ntitle"), "英語のページだけに"),
    ],
)
def test_what_a_page_says_wrongly_of_its_menu_is_told(
    project: Project, spoil: Callable[[Project], None], expected: str
) -> None:
    spoil(project)
    assert [it for it in project.told() if expected in it]
