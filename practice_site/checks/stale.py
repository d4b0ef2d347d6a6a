"""What grows old by itself, and dates that hide it: help lines and reviews. Age must not stop staff at work."""

from datetime import date, timedelta

from practice_site.content.sources import Source
from practice_site.issues import Issue, issue, line_of
from practice_site.project import Project

MAX_AGE_DAYS = 90
_LATEST_REVIEW = timedelta(days=2 * 366)
_TIME_ZONES = timedelta(days=1)  # Japan is a day ahead of the computer that builds, for part of each day
_FIRST_YEAR = 2000  # nobody wrote a page of this site before


def too_old_to_release(project: Project, today: date) -> list[Issue]:
    """Return everything that is too old to be published on `today`; nobody sees drafts, however old they are."""
    pages = [page for page in project.pages if page.name not in project.drafts]
    return helplines_checked_long_ago(project, today) + reviews_overdue(pages, project, today)


def helplines_checked_long_ago(project: Project, today: date) -> list[Issue]:
    """Return what has to be said when the numbers to call were checked too long ago."""
    age = (today - project.data.helplines.checked_on).days
    if age <= MAX_AGE_DAYS:
        return []
    return [issue("data/helplines.yml", _line_of_check(project), "helplines_old", age=age)]


def reviews_overdue(pages: list[Source], project: Project, today: date) -> list[Issue]:
    """Return each page whose next review lies before `today`."""
    due = {page: project.fronts[page.name].front.next_review for page in pages}
    return [
        issue(page.path, line_of(page.text, "next_review"), "review_overdue", due=day)
        for page, day in due.items()
        if day and day < today
    ]


def dates_that_hide_age(pages: list[Source], project: Project) -> list[Issue]:
    """Return dates of checks and reviews that cannot be, and reviews that nobody now at work will live to see."""
    today = date.today()
    found = []
    checked = project.data.helplines.checked_on
    if checked > today + _TIME_ZONES:
        line = _line_of_check(project)
        found.append(issue("data/helplines.yml", line, "date_to_come", field="checked_on", day=checked))
    for page in pages:
        front = project.fronts[page.name].front
        for field, day, message in (
            ("reviewed", front.reviewed and front.reviewed > today + _TIME_ZONES, "date_to_come"),
            ("reviewed", front.reviewed and front.reviewed.year < _FIRST_YEAR, "date_too_early"),
            ("next_review", front.next_review and front.next_review > today + _LATEST_REVIEW, "review_too_late"),
        ):
            if day:
                found.append(
                    issue(page.path, line_of(page.text, field), message, field=field, day=getattr(front, field))
                )
    return found


def _line_of_check(project: Project) -> int:
    return line_of((project.root / "data/helplines.yml").read_text(encoding="utf-8"), "checked_on")
