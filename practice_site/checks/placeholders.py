"""What `make page` wrote and nobody has replaced yet is never published."""

from practice_site.content.sources import Source
from practice_site.issues import Issue, issue
from practice_site.project import Project

ENGLISH, JAPANESE = "(change this)", "（仮）"  # as in page.md and page.ja.md of the commands


def still_there(page: Source, project: Project) -> list[Issue]:
    """Return each line that is still a placeholder, unless the page is a draft."""
    if page.name in project.drafts:
        return []
    mark = JAPANESE if page.japanese else ENGLISH
    lines = enumerate(page.text.split("\n"), start=1)
    return [issue(page.path, number, "placeholder_left", mark=mark) for number, line in lines if mark in line]
