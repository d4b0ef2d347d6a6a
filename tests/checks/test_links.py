"""What MkDocs says of links is told with its line, in the words and the language of the file."""

import logging
from pathlib import Path

import pytest

from practice_site.checks import links

ABOUT = "Doc file 'a.ja.md' contains a link"


def told(message: str, folder: Path) -> list[str]:
    return [str(found) for found in links.issues(message, folder, folder / "mkdocs.yml")]


@pytest.mark.parametrize(
    "link", ["[睡眠](b.md#sleep)", "[睡眠](<b.md#sleep>)", "[睡眠][s]\n\n[s]: b.md#sleep", "![石](b.md#sleep)"]
)
def test_a_dead_link_is_told_with_its_line_however_it_is_written(tmp_path: Path, link: str) -> None:
    (tmp_path / "a.ja.md").write_text(f"---\ntitle: x\n---\n\n`b.md#sleep`\n\n{link}\n", encoding="utf-8")
    anchor = f"{ABOUT} 'b.md#sleep', but the doc 'b.md' does not contain an anchor '#sleep'."
    assert told(anchor, tmp_path) == ["docs/a.ja.md:7  リンク b.md#sleep の行き先の見出しがありません。"]
    missing = f"{ABOUT} 'b.md#sleep', but the target is not found among documentation files."
    assert told(missing, tmp_path) == ["docs/a.ja.md:7  リンク b.md#sleep の行き先のページやファイルがありません。"]


def test_other_messages_are_left_alone(tmp_path: Path) -> None:
    assert told("Documentation built in 1 second", tmp_path) == []


def test_a_link_to_a_draft_and_a_draft_in_the_menu_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.ja.md").write_text("---\ntitle: x\ndraft: true\n---\n一\n\n[新](../news.md)\n", encoding="utf-8")
    (line,) = told(f"{ABOUT} to 'news.md' which is excluded from the built site.", tmp_path)
    assert line.startswith("docs/a.ja.md:7  news.md は下書きで、まだ公開されません。")
    menu = "A reference to 'a.ja.md' is included in the 'nav' configuration, but this file is excluded from the site."
    (found,) = links.issues(menu, tmp_path, tmp_path)
    assert (found.line, found.blocking) == (3, False)


def test_a_menu_entry_without_a_page_is_told_with_its_line_beside_a_remark_too(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        "nav: # as gone.md was\n  - Home: index.md\n  - A: gone.md # soon\n", encoding="utf-8"
    )
    message = "A reference to 'gone.md' is included in the 'nav' configuration, which is not found in the files."
    assert told(message, tmp_path)[0].startswith("mkdocs.yml:3  the menu names gone.md, and there is no page")


def test_each_page_that_stands_in_no_menu_is_told(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("nav:\n  - News: news.md\n", encoding="utf-8")
    message = (
        'The following pages exist in the docs directory, but are not included in the "nav":\n  - a.md\n  - b.ja.md'
    )
    assert [line.partition("  ")[0] for line in told(message, tmp_path)] == ["docs/a.md:1", "docs/b.ja.md:1"]


def test_a_misspelt_entry_of_the_menu_is_told_alone(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("nav:\n  - Footer:\n      - Privacy: privaci.md\n", encoding="utf-8")
    pages = "privacy.md\n  - privacy.ja.md\n  - news.md"
    message = f'The following pages exist in the docs directory, but are not included in the "nav":\n  - {pages}'
    assert [line.partition("  ")[0] for line in told(message, tmp_path)] == ["docs/news.md:1"]


def test_a_link_to_a_draft_weighs_as_much_as_a_dead_one(tmp_path: Path) -> None:
    (tmp_path / "a.ja.md").write_text("[新](news.md)\n", encoding="utf-8")
    retell = links._Retell()
    retell.docs = tmp_path
    record = logging.makeLogRecord({"msg": f"{ABOUT} to 'news.md' which is excluded.", "levelno": logging.INFO})
    assert retell.filter(record)
    assert record.levelno == logging.WARNING
    assert record.getMessage().startswith("docs/a.ja.md:1  news.md は下書き")
