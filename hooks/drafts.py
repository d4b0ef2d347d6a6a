"""`draft: true` in a page or in its twin: the preview shows both pages, and a build leaves both out."""

from pathlib import Path

import front_matter
import menu
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from problems import Problem, Source, line_of, sources


def _said(page: Source) -> object:
    """Return what a page says of `draft`; most say nothing, and need not be read for that."""
    return front_matter.read(page)[0].get("draft", False) if "draft" in page.text else False


def names(pages: list[Source]) -> set[str]:
    """Return the names of all drafts: a published page needs its twin, so one `draft: true` holds back both."""
    return {name for page in pages if _said(page) is True for name in (page.name, page.twin)}


def problems(pages: list[Source], linked: set[str]) -> list[Problem]:
    """Return each `draft` that is unclear, or that would leave the links of the templates (`linked`) dead."""
    found = []
    for page in pages:
        if not isinstance(said := _said(page), bool):
            en = "draft is neither true nor false; write true while the page must not be published."
            ja = "draft には true か false を書いてください。true の間、ページは公開されません。"
        elif said and linked & {page.name, page.twin}:
            en = "other pages always link to this page, so it cannot be a draft; write draft: false."
            ja = "ほかのページが必ずリンクしているため、下書きにできません。draft: false にしてください。"
        else:
            continue
        found.append(Problem(page.path, line_of(page.text, "draft"), en, ja))
    return found


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Mark the drafts before the language plugin, which hands the mark on to the files that it makes of these."""
    drafts = names(sources(Path(config.docs_dir)))
    # For MkDocs the other languages of a preview are a build, which would leave out what it knows to be a draft.
    shown = config.extra["preview"] and config.plugins["i18n"].building
    config.extra["marked_here"] = drafts if shown else set()
    for file in files.documentation_pages():
        if file.src_uri in drafts:
            file.inclusion = InclusionLevel.NOT_IN_NAV if shown else InclusionLevel.DRAFT


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Take drafts out of the menus and of the list of all topics, where MkDocs leaves them in."""
    if not config.extra["preview"]:
        nav.items, nav.pages = menu.without_drafts(nav.items), menu.without_drafts(nav.pages)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Mark a draft in the preview where MkDocs takes it for a page like any other."""
    return f"<p>下書き</p>{html}" if page.file.src_uri in config.extra["marked_here"] else html
