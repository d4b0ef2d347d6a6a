"""Figures and numbers to call that pages ask for by a name: nothing would stand where it is unknown."""

from practice_site.content.sources import Source
from practice_site.issues import Issue, issue
from practice_site.project import Project


def unknown_figures(page: Source, project: Project) -> list[Issue]:
    """Return each figure that a page asks for and nobody has defined."""
    known = {figure.id for figure in project.data.figures.figures}
    asked = [
        (picture.line, picture.target.removeprefix("figure:"))
        for section in page.sections
        for picture in section.pictures
        if picture.target.startswith("figure:") and picture.alone
    ]
    return [issue(page.path, line, "figure_unknown", id=name) for line, name in asked if name not in known]


def figures_twice(page: Source, project: Project) -> list[Issue]:
    """Return each figure that stands on the page above, too: its parts are named once on a page."""
    asked = [
        (picture.line, picture.target)
        for section in page.sections
        for picture in section.pictures
        if picture.target.startswith("figure:") and picture.alone
    ]
    return [
        issue(page.path, line, "figure_twice", id=target.removeprefix("figure:"))
        for place, (line, target) in enumerate(asked)
        if target in (other for _, other in asked[:place])
    ]


def unknown_helplines(page: Source, project: Project) -> list[Issue]:
    """Return each number to call that a page asks for and that is not there."""
    known = project.data.helplines.numbers()
    asked = [
        (link.line, link.target.removeprefix("helpline:"))
        for section in page.sections
        for link in section.links
        if link.target.startswith("helpline:")
    ]
    return [issue(page.path, line, "helpline_unknown", id=name) for line, name in asked if name not in known]
