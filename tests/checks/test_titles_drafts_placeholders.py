"""Titles of one's own, drafts that nobody misses, and no words of the form left over."""

from pathlib import Path

import pytest

from practice_site.checks import drafts, placeholders, titles
from practice_site.content.sources import Source
from practice_site.project import Project

SHIPPED = Project(Path(__file__).parents[2])


def project_of(*pages: Source) -> Project:
    project = Project(SHIPPED.root)
    project.pages, project.data, project.templates = list(pages), SHIPPED.data, SHIPPED.templates
    return project


def page(name: str, *lines: str, body: str = "Text.") -> Source:
    return Source(name, "\n".join(("---", *lines, "---", "", body)))


def test_the_shipped_pages_are_in_order() -> None:
    assert titles.shared_by_two_pages(SHIPPED.pages, SHIPPED) == []
    assert drafts.that_every_page_links_to(SHIPPED.pages, SHIPPED) == []
    assert [found for it in SHIPPED.pages for found in placeholders.still_there(it, SHIPPED)] == []


def test_two_pages_do_not_share_a_title_or_description() -> None:
    project = project_of(*(page(name, "title: A", "description:  b ") for name in ("a.md", "b.md", "a.ja.md")))
    assert [str(found) for found in titles.shared_by_two_pages(project.pages, project)] == [
        "docs/b.md:2  docs/a.md has the same title; every page needs its own.",
        "docs/b.md:3  docs/a.md has the same description; every page needs its own.",
    ]


def test_of_a_page_and_a_draft_the_draft_is_told() -> None:
    draft = page("a.md", "title: A", "description: b", "draft: true")
    project = project_of(draft, page("b.md", "title: A", "description: c"))
    assert [found.path for found in titles.shared_by_two_pages(project.pages, project)] == ["docs/a.md"]


@pytest.mark.parametrize("name", ["booking.md", "booking.ja.md"])
def test_a_page_that_every_page_links_to_cannot_be_a_draft(name: str) -> None:
    project = project_of(page(name, "title: A", "description: b", "draft: true"))
    (found,) = drafts.that_every_page_links_to(project.pages, project)
    assert (found.path, found.line) == (f"docs/{name}", 4)
    other = project_of(page("news.md", "title: A", "description: b", "draft: true"))
    assert drafts.that_every_page_links_to(other.pages, other) == []


def test_words_of_the_form_are_told_line_by_line_unless_the_page_is_a_draft() -> None:
    lines = ("title: A (change this)", "description: b")
    published = page("a.md", *lines, body="Text (change this).\nMore.\n")
    japanese = page("a.ja.md", "title: 題（仮）", "description: b")
    project = project_of(published, japanese)
    assert [found.line for found in placeholders.still_there(published, project)] == [2, 6]
    assert [found.line for found in placeholders.still_there(japanese, project)] == [2]
    draft = page("b.md", *lines, "draft: true")
    assert placeholders.still_there(draft, project_of(draft)) == []
