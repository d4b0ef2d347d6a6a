"""The whole machine: what happens at each event of MkDocs, in this order.

MkDocs builds English first. At its end the language plugin has MkDocs build Japanese, so that each event comes twice;
what is read or said once for both asks `compat.building_another_language`. An event that has work both before and after
the plugin's own is written as two functions.
"""

from datetime import date
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from practice_site import compat, theme_files
from practice_site.cache.checks import KeptChecks
from practice_site.cache.store import Store
from practice_site.cache.templates import kept_templates
from practice_site.checks import links, needed, stale
from practice_site.delivery import deliver, headers, own_build, pagefind, search_index
from practice_site.editor import config as editor
from practice_site.pages import built, colours, drafts, environment, error_page, preview, qr, template_cache, told
from practice_site.pages import nav as menus
from practice_site.project import Project

project: Project  # what staff wrote, read once for both languages
store: Store  # what earlier builds have finished
checks: KeptChecks  # what they have found, for both languages
indexes: pagefind.Indexes  # of the search, one for each language


def on_startup(command: str, **_: object) -> None:
    """Remember whether this is a preview."""
    preview.remember(command)


@compat.before_languages
def _config(config: MkDocsConfig) -> None:
    global project, store, indexes
    if not compat.building_another_language(config):
        project, store = Project(compat.root(config)), Store.of(compat.root(config))
        project.templates = kept_templates(store, project.root / "overrides")
        template_cache.keep_in(store)
        theme_files.list_no_icons(config)
        if not preview.is_on():
            own_build.begin(compat.root(config), config)
        indexes = pagefind.Indexes(Path(config.site_dir), store)
        needed.stop_without_facts(project, config)  # with every mistake of data/: nothing can be shown without it
        menus.put_in(config, project)
        links.retell(config)  # what MkDocs says of links, in the words of this project


@compat.after_languages
def _config_of_language(config: MkDocsConfig) -> None:
    config.site_name = project.data.practice.name[compat.language(config)]
    built.languages[compat.language(config)] = built.Built(project, config)  # with our Markdown: citations, figures …


on_config = CombinedEvent(_config, _config_of_language)


@compat.before_languages
def _files(files: Files, config: MkDocsConfig) -> None:
    theme_files.leave_out(files, config)
    drafts.mark(files, project, config)


@compat.after_languages
def _files_of_language(files: Files, config: MkDocsConfig) -> None:
    global checks
    if not compat.building_another_language(config):
        # Everything that is wrong with what staff wrote, and what has grown old.
        checks = KeptChecks(store, project, config)
        told.tell(checks.issues(project, config), stale.too_old_to_release(project, date.today()))
    needed.stop_without_pages(project, files)  # where one is missing that every page links to
    search_index.add_words(files, project, config)
    editor.add_configuration(files, project, config)
    qr.add_pictures(files, project, config)
    colours.put_in(files, project)
    language = built.languages[compat.language(config)]
    language.pages.find_pictures(files)
    language.keep(store, checks)


on_files = CombinedEvent(_files, _files_of_language)


def on_nav(nav: Navigation, **_: object) -> None:
    """Take drafts out of the menus."""
    drafts.leave_out(nav)


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """Hand MkDocs the Markdown alone: front matter is read as the files of data/ are."""
    return built.pages(config).body(page)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: object) -> None:
    """Give a page its front matter, and begin to count what it cites."""
    built.pages(config).begin(page)


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Keep what a page cites."""
    return built.pages(config).finish(html, page)


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Let templates escape what they print, and give them facts, words and filters."""
    template_cache.compile_once(env)
    pages = built.pages(config)
    environment.prepare(env, project, pages, files, config)
    env.globals["editor_policy"] = headers.EDITOR_POLICY
    pages.publish_pictures(files)  # all pages have been read: what they show, and never an original


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: object) -> None:
    """Give a page's template what the page cites."""
    context["references"] = built.pages(config).references(page)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    """Look for ids that a page gives and that its template gives as well."""
    built.pages(config).look_for_ids(output, page)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Keep one error page for each language."""
    return error_page.keep(output, template_name, config)


@compat.before_languages
def _post_build_of_language(config: MkDocsConfig) -> None:
    deliver.begin_index(config, built.held(), indexes)  # while the other language is built


@compat.after_languages
def _post_build(config: MkDocsConfig) -> None:
    if not compat.building_another_language(config):
        # Turn the site into what visitors download; a preview, and a test that only reads pages, waits for less.
        deliver.deliver(config, built.held(), indexes, project, store)
        store.save()
        own_build.end(config)


on_post_build = CombinedEvent(_post_build_of_language, _post_build)
