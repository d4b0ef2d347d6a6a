"""What has to be right before a page can be made at all; `foundations` looks even before MkDocs begins."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from practice_site.checks import docs_folder, settings
from practice_site.issues import IssuesError, issue
from practice_site.project import Project


def stop_without_facts(project: Project, config: MkDocsConfig) -> None:
    """Raise `IssuesError` with every mistake of the data files and every link in `docs/`, before MkDocs reads it."""
    if changed := settings.that_all_pages_rest_on(project, config):
        raise IssuesError(changed)
    found = docs_folder.links_to_elsewhere(project)
    if not project.pages:
        raise IssuesError([*found, issue("docs", 1, "folder_without_pages")])
    try:
        _ = project.data
    except IssuesError as error:
        found += error.issues
    if found:
        raise IssuesError(found)


def stop_without_pages(project: Project, files: Files) -> None:
    """Raise `IssuesError` for pages that are not there and that every page links to."""
    missing = sorted(name for name in project.templates.linked if not files.get_file_from_path(name))
    if missing:
        raise IssuesError([issue(f"docs/{name}", 1, "page_linked_by_templates") for name in missing])
