"""`draft: true` in a page or in its twin: the preview shows both pages, and a build leaves both out."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from practice_site import compat
from practice_site.pages import nav as menus
from practice_site.pages import preview
from practice_site.project import Project

_MARK = "<p>下書き</p>"


def _is_shown_unmarked(config: MkDocsConfig) -> bool:
    """Tell whether MkDocs would leave drafts out of a preview: the other languages are a build to it."""
    return preview.is_on() and compat.building_another_language(config)


def mark(files: Files, project: Project, config: MkDocsConfig) -> None:
    """Mark the drafts before the language plugin, which hands the mark on to the files that it makes of these."""
    for file in files.documentation_pages():
        if file.src_uri in project.drafts:
            file.inclusion = InclusionLevel.NOT_IN_NAV if _is_shown_unmarked(config) else InclusionLevel.DRAFT


def leave_out(nav: Navigation) -> None:
    """Take drafts out of the menus and of the list of all topics, where MkDocs leaves them in."""
    if not preview.is_on():
        nav.items, nav.pages = menus.without_drafts(nav.items), menus.without_drafts(nav.pages)


def marked(html: str, page: Page, project: Project, config: MkDocsConfig) -> str:
    """Return a page's content, marked in the preview where MkDocs takes a draft for a page like any other."""
    return _MARK + html if page.file.src_uri in project.drafts and _is_shown_unmarked(config) else html
