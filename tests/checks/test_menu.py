"""No English stands in the Japanese menu: each of its titles has words there, however mkdocs.yml writes it."""

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.utils import yaml_load

from practice_site.checks.menu import untranslated

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
