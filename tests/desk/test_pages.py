"""Pages are renamed and deleted in both languages together, and no link is left behind."""

from pathlib import Path

import pytest

from practice_site.checks import menu_words
from practice_site.commands import page as page_command
from practice_site.commands.telling import Refused
from practice_site.desk import menu, pages
from tests.support.project import TODAY, Project

pytestmark = pytest.mark.slow


def snapshot(project: Project) -> dict[str, bytes]:
    paths = [path for name in ("docs", "data") for path in (project.root / name).rglob("*") if path.is_file()]
    return {path.relative_to(project.root).as_posix(): path.read_bytes() for path in [*paths, menu_of(project)]}


def menu_of(project: Project) -> Path:
    return project.root / "mkdocs.yml"


def linked(project: Project) -> list[str]:
    return [line for line in project.told() if "hard-days" in line or "days-of-rest" in line]


def test_a_renamed_page_keeps_its_links_its_place_and_its_japanese_in_step(project: Project) -> None:
    project.menus_in_settings()
    before, told = snapshot(project), project.told()
    changed = pages.rename(project.root, "hard-days", "days-of-rest")
    after = snapshot(project)
    assert {path for path in before if path not in after} == {"docs/hard-days.md", "docs/hard-days.ja.md"}
    assert {path for path in after if path not in before} == {"docs/days-of-rest.md", "docs/days-of-rest.ja.md"}
    assert changed == sorted(
        path for path in after if path in before and after[path] != before[path] and path != "mkdocs.yml"
    )
    assert len(changed) >= 4
    for path, raw in after.items():
        assert b"hard-days.md" not in raw, path
        assert b"hard-days.ja.md" not in raw, path
        old = before.get(path.replace("days-of-rest", "hard-days"), b"")
        different = [line for line in raw.splitlines() if line not in old.splitlines()]
        for line in different:
            assert b"days-of-rest" in line or line.startswith(b"translates: "), (path, line)
    assert "- Hard days: days-of-rest.md" in project.text("mkdocs.yml")
    assert project.told() == told


def test_a_site_with_a_renamed_page_builds(project: Project) -> None:
    pages.rename(project.root, "massage", "about-massage")
    done = project.build(delivered=False)
    assert done.returncode == 0, done.stderr
    assert "<h1" in project.html("about-massage")
    assert "<h1" in project.html("ja/about-massage")
    assert not (project.site / "massage").exists()


def test_links_of_every_form_follow_and_nothing_else(project: Project) -> None:
    lines = (
        "[a](massage.md) and [b](/massage.md#safety 'Title'), [c](<massage.md>) and [d\nwraps](massage.md?x#y)",
        "`code` massage.md ![x](/assets/moves/walk.svg) [other](massage.mdx) [e](massage.ja.md)",
        "| [in a cell](massage.md) | two |\n| --- | --- |\n| massage.md | [f](./massage.md#safety) |",
        "## Why [g](massage.md) { #why }",
    )
    project.write("docs/new.md", "---\ntitle: massage.md\n---\r\n" + "\n\n".join(lines).replace("\n", "\r\n"))
    project.write("data/synonyms.yml", project.text("data/synonyms.yml") + "# [x](massage.md)\n")
    project.edit("data/triage.yml", "[Help now](help-now.md)", "[Help now](help-now.md) [m](massage.md#safety)")
    project.write("data/differences.yml", "allowed:\n  - {page: massage.md, number: '3', reason: massage.md is long}\n")
    pages.rename(project.root, "massage", "touch")
    text = (project.root / "docs/new.md").read_bytes().decode()
    assert text == ("---\ntitle: massage.md\n---\r\n" + "\n\n".join(lines).replace("\n", "\r\n")).replace(
        "](massage.md)", "](touch.md)"
    ).replace("/massage.md#", "/touch.md#").replace("<massage.md>", "<touch.md>").replace(
        "](massage.md?", "](touch.md?"
    ).replace("massage.ja.md", "touch.ja.md")
    assert "[m](touch.md#safety)" in project.text("data/triage.yml")
    assert "page: touch.md, number: '3', reason: massage.md is long" in project.text("data/differences.yml")
    assert "# [x](massage.md)" in project.text("data/synonyms.yml")


def test_a_link_that_cannot_be_changed_alone_stops_everything(project: Project) -> None:
    path = "docs/together.md"
    project.write(path, f"{project.text(path)}\n[a](massage.md) `](massage.md)`\n")
    before = snapshot(project)
    with pytest.raises(Refused, match=r"docs/together\.md"):
        pages.rename(project.root, "massage", "touch")
    assert snapshot(project) == before


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("massage", "Touch", "cannot be an address"),
        ("massage", "", "Say what the page"),
        ("massage", "../up", "cannot be an address"),
        ("massage", "exercise", "exists already"),
        ("massage", "desk", "uses the address"),
        ("massage", "massage", "has this name already"),
        ("booking", "contact", "need this page"),
        ("index", "home", "need this page"),
        ("nowhere", "somewhere", "no page “nowhere”"),
        ("../README", "somewhere", "no page"),
    ],
)
def test_what_cannot_be_renamed_stays_as_it_is(project: Project, old: str, new: str, said: str) -> None:
    before = snapshot(project)
    with pytest.raises(Refused, match=said):
        pages.rename(project.root, old, new)
    assert snapshot(project) == before


def test_a_page_that_others_lead_to_is_not_deleted_until_none_does(project: Project) -> None:
    page_command.begin(project.root, "stretching", TODAY)
    begun = snapshot(project)
    project.write("docs/together.md", project.text("docs/together.md") + "\nSee [it](stretching.md).\n")
    project.edit("data/triage.yml", "[Help now](help-now.md)", "[Help now](help-now.md) [it](stretching.md)")
    before = snapshot(project)
    with pytest.raises(pages.LinkedError) as refused:
        pages.delete(project.root, "stretching")
    line = project.line("docs/together.md", "See [it]")
    in_page, in_data = refused.value.uses
    assert in_page == ("docs/together.md", line, "it")
    assert in_data.path == "data/triage.yml"
    assert snapshot(project) == before
    for path in ("docs/together.md", "data/triage.yml"):
        (project.root / path).write_bytes(begun[path])
    pages.delete(project.root, "stretching")
    left = snapshot(project)
    assert "docs/stretching.md" not in left
    assert "docs/stretching.ja.md" not in left
    assert b"stretching" not in left["mkdocs.yml"]
    assert project.told() == [line for line in project.told() if "stretching" not in line]


@pytest.mark.parametrize("slug", ["booking", "index", "thanks", "nowhere", "", "../README"])
def test_what_the_site_needs_is_not_deleted(project: Project, slug: str) -> None:
    before = snapshot(project)
    with pytest.raises(Refused):
        pages.delete(project.root, slug)
    assert snapshot(project) == before


def test_the_list_tells_titles_drafts_and_what_the_site_needs(project: Project) -> None:
    page_command.begin(project.root, "stretching", TODAY)
    found = {it.slug: it for it in pages.entries(project.root)}
    assert next(iter(found)) == "index"
    assert found["massage"].titles[0] == "Can massage help when you feel low?"
    assert found["stretching"].draft
    assert {slug for slug, it in found.items() if it.needed} >= {"index", "booking", "help-now", "privacy", "thanks"}
    assert not found["massage"].needed


def test_with_a_broken_template_no_page_can_be_lost(project: Project) -> None:
    project.write("overrides/partials/footer.html", "{% if %}")
    assert all(it.needed for it in pages.entries(project.root))


def pages_of(settings: bytes, tmp_path: Path) -> list[str]:
    path = tmp_path / "read.yml"
    path.write_bytes(settings)
    return [name for _, name in menu_words.pages(path)]


@pytest.mark.parametrize(
    ("text", "renamed", "without"),
    [
        ("nav: # menu\r\n- a.md # first\r\n- T: b.md\r\n", "nav: # menu\r\n- c.md # first\r\n- T: b.md\r\n", ["b.md"]),
        ("nav:\n- M:\n  - 'T': \"/a.md\"\n  - b.md\n", "nav:\n- M:\n  - 'T': \"/c.md\"\n  - b.md\n", ["b.md"]),
        (
            "nav:\n- b.md\nnot_in_nav: |\n  a.md\n  a.ja.md\n",
            "nav:\n- b.md\nnot_in_nav: |\n  c.md\n  c.ja.md\n",
            ["b.md"],
        ),
        ("nav: [a.md, b.md]\n", "nav: [c.md, b.md]\n", None),
        ("nav:\n- M:\n  - a.md\n- b.md\n", "nav:\n- M:\n  - c.md\n- b.md\n", None),
    ],
)
def test_the_line_in_the_menu_is_found_by_the_parser(
    text: str, renamed: str, without: list[str] | None, tmp_path: Path
) -> None:
    assert menu.renamed(text.encode(), "a", "c").decode() == renamed
    if without is None:
        with pytest.raises(Refused):
            menu.without(text.encode(), "a")
    else:
        left = menu.without(text.encode(), "a")
        assert pages_of(left, tmp_path) == without
        assert b"a.md" not in left
