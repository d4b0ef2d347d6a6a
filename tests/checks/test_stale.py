"""What grows old by itself is told in time, and no date hides it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from practice_site.checks import stale
from practice_site.content.sources import Source
from practice_site.project import Project

SHIPPED = Project(Path(__file__).parents[2])
TODAY = date.today()


def project_of(*pages: Source) -> Project:
    project = Project(SHIPPED.root)
    project.pages, project.data, project.templates = list(pages), SHIPPED.data, SHIPPED.templates
    return project


def page(*lines: str, name: str = "x.md") -> Source:
    return Source(name, "\n".join(("---", "title: A", "description: b", *lines, "---", "", "Text.")))


def test_a_page_past_its_review_is_named_and_one_on_its_day_is_not() -> None:
    project = project_of(page("next_review: 2026-11-22"), page(name="y.md"))
    assert stale.reviews_overdue(project.pages, project, date(2026, 11, 22)) == []
    (found,) = stale.reviews_overdue(project.pages, project, date(2026, 11, 23))
    assert str(found).startswith("docs/x.md:4  the next review was due on 2026-11-22")


def test_a_draft_may_be_as_old_as_it_likes() -> None:
    project = project_of(page("next_review: 2020-01-01", "draft: true"))
    assert not any(found.path == "docs/x.md" for found in stale.too_old_to_release(project, TODAY))


def test_help_lines_grow_old_after_90_days() -> None:
    checked = SHIPPED.data.helplines.checked_on
    assert stale.helplines_checked_long_ago(SHIPPED, checked + timedelta(days=90)) == []
    (found,) = stale.helplines_checked_long_ago(SHIPPED, checked + timedelta(days=91))
    assert str(found).startswith("data/helplines.yml:1  checked_on is 91 days ago; ")
    assert "checked_on が91日前です。" in str(found)


def test_the_shipped_dates_are_possible() -> None:
    assert stale.dates_that_hide_age(SHIPPED.pages, SHIPPED) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("reviewed: 2099-01-01", "reviewed 2099-01-01 is still to come"),
        ("reviewed: 0001-01-01", "reviewed 0001-01-01 is long before this site began"),
        ("next_review: 9999-12-31", "next_review 9999-12-31 is more than two years away"),
        (f"next_review: {TODAY + timedelta(days=740)}", "is more than two years away"),
    ],
)
def test_a_date_that_would_hide_how_old_a_page_is_is_refused(line: str, message: str) -> None:
    project = project_of(page(line))
    (found,) = stale.dates_that_hide_age(project.pages, project)
    assert found.blocking
    assert str(found).startswith("docs/x.md:4  ")
    assert message in str(found)


def test_today_in_japan_and_a_review_in_two_years_are_fine() -> None:
    project = project_of(page(f"reviewed: {TODAY + timedelta(days=1)}", f"next_review: {TODAY + timedelta(days=730)}"))
    assert stale.dates_that_hide_age(project.pages, project) == []


def test_help_lines_checked_in_the_future_are_refused(tmp_path: Path) -> None:
    project = Project(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "overrides").mkdir()
    (tmp_path / "docs").symlink_to(SHIPPED.root / "docs")
    for path in (SHIPPED.root / "data").glob("*.yml"):
        (tmp_path / "data" / path.name).write_bytes(path.read_bytes())
    lines = tmp_path / "data/helplines.yml"
    checked = f"checked_on: {SHIPPED.data.helplines.checked_on}"
    lines.write_text(lines.read_text(encoding="utf-8").replace(checked, "checked_on: 2062-11-22"), encoding="utf-8")
    (found,) = stale.dates_that_hide_age([], project)
    assert str(found).startswith("data/helplines.yml:1  checked_on 2062-11-22 is still to come")
