"""Every page has a title and a description of its own: search results and tabs show nothing else."""

from practice_site.content.sources import Source
from practice_site.issues import Issue, issue, line_of
from practice_site.project import Project


def shared_by_two_pages(pages: list[Source], project: Project) -> list[Issue]:
    """Return each page whose title or description another page has; of a page and a draft, the draft is told."""
    found = []
    first: dict[tuple[str, str, str], Source] = {}
    for page in sorted(pages, key=lambda page: page.name in project.drafts):
        front = project.fronts[page.name].front
        for field in ("title", "description"):
            words = " ".join(str(getattr(front, field)).split()).casefold()
            other = first.setdefault((field, page.language, words), page)
            if other is not page:
                line = line_of(page.text, field)
                found.append(issue(page.path, line, "shared_by_two_pages", field=field, page=other.path))
    return found
