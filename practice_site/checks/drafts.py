"""`draft: true` in a page or in its twin: the preview shows both pages, and a build leaves both out."""

from practice_site.content.sources import Source
from practice_site.issues import Issue, issue, line_of
from practice_site.project import Project


def that_every_page_links_to(pages: list[Source], project: Project) -> list[Issue]:
    """Return each draft that would leave the links of the templates dead."""
    return [
        issue(page.path, line_of(page.text, "draft"), "draft_linked_everywhere")
        for page in pages
        if project.fronts[page.name].front.draft and project.templates.linked & {page.name, page.twin}
    ]
