"""Everything that may be wrong with what staff wrote, found before a page is built, and told all at once."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from mkdocs.config.defaults import MkDocsConfig

from practice_site import compat
from practice_site.checks import (
    addresses,
    certainty,
    citations,
    contrast,
    docs_folder,
    drafts,
    encoding,
    html,
    language,
    leftovers,
    menu,
    menu_words,
    names_known,
    numbers,
    numbers_to_call,
    page_names,
    pairs,
    placeholders,
    stale,
    tables,
    titles,
    translations,
    wording,
    writing,
)
from practice_site.checks.side_by_side import twins
from practice_site.content.sources import Source
from practice_site.issues import Issue
from practice_site.project import Project

OfSite = Callable[[list[Source], Project], list[Issue]]
_OF_THE_SITE: tuple[OfSite, ...] = (
    page_names.misnamed_or_alone,
    citations.uncited_studies,
    stale.dates_that_hide_age,
)
_OF_THE_FACTS: tuple[OfSite, ...] = (
    docs_folder.files_that_do_not_belong,
    docs_folder.pictures_not_fit,
    docs_folder.words_of_drawings,
    docs_folder.pages_at_one_address,
    wording.in_data,
    contrast.too_low,
    menu.said_twice,
)
OfPage = Callable[[Source, Project], list[Issue]]
OfPair = Callable[[Source, Source, Project], list[Issue]]
_OF_A_PAGE: tuple[OfPage, ...] = (
    encoding.saved_for_windows,
    encoding.characters_out_of_place,
    leftovers.printed_as_written,
    html.tags_not_allowed,
    html.attributes_not_allowed,
    addresses.not_for_visitors,
    writing.heading_out_of_line,
    writing.heading_without_its_own_id,
    writing.link_without_words,
    writing.picture_without_words,
    writing.picture_from_elsewhere,
    tables.rows_too_long,
    language.left_in_the_other_language,
    citations.unknown_studies,
    certainty.unknown_levels,
    certainty.stronger_than_studies,
    names_known.unknown_figures,
    names_known.figures_twice,
    names_known.unknown_helplines,
    numbers_to_call.another_in_the_words,
    placeholders.still_there,
    wording.on_page,
)
_OF_A_PAIR: tuple[OfPair, ...] = (
    pairs.differences,
    citations.cited_on_one_side_only,
    numbers.on_one_side_only,
    menu.of_a_pair,
)


def of_facts(pages: list[Source], project: Project) -> list[Issue]:
    """Return what is wrong beside the words of pages: with facts, colours, pictures and the names of files."""
    return [it for check in _OF_THE_FACTS for it in check(pages, project)]


def of_page(page: Source, project: Project) -> list[Issue]:
    """Return what is wrong with a page by itself."""
    return [it for check in _OF_A_PAGE for it in check(page, project)]


def of_pair(page: Source, twin: Source, project: Project) -> list[Issue]:
    """Return how two pages differ; where one breaks off, all else follows from it."""
    return encoding.cut_off(page, twin, project) or [it for check in _OF_A_PAIR for it in check(page, twin, project)]


@dataclass(frozen=True)
class Checks:
    """What is asked of facts, pages and pairs, each by itself, so that somebody may answer what was asked before."""

    of_facts: OfSite = of_facts
    unreadable: Callable[[Source], list[Issue]] = encoding.unreadable
    of_page: OfPage = of_page
    of_pair: OfPair = of_pair
    behind: OfPair = translations.behind

    def readable(self, project: Project) -> list[Source]:
        """Return the pages that can be read and have a name that can be used."""
        return [page for page in project.pages if page_names.usable(page) and not self.unreadable(page)]


def issues(project: Project, config: MkDocsConfig, checks: Checks | None = None) -> list[Issue]:
    """Return everything that is wrong, in the order of files and lines.

    Of a page that cannot be read, or whose name cannot be used, everything else would only confuse.
    """
    checks = checks or Checks()
    found = [it for check in _OF_THE_SITE for it in check(project.pages, project)] + _of_the_menu(project, config)
    found += checks.of_facts(project.pages, project)
    found += [it for page in filter(page_names.usable, project.pages) for it in checks.unreadable(page)]
    for page in (pages := checks.readable(project)):
        found += project.fronts[page.name].issues
        found += checks.of_page(page, project)
    wrong = {it.path for it in found if it.blocking}
    for page, twin in twins(pages):
        found += checks.of_pair(page, twin, project)
        if page.path not in wrong:  # else mending it changes the page again, or back
            found += checks.behind(page, twin, project)
    found += titles.shared_by_two_pages(pages, project)
    # Nobody sees a draft yet: its mistakes are told, and must not keep others from publishing.
    held = {f"docs/{name}" for name in project.drafts}
    found = [replace(it, blocking=it.blocking and it.path not in held) for it in set(found)]
    return sorted([*found, *drafts.that_every_page_links_to(pages, project)])


def _of_the_menu(project: Project, config: MkDocsConfig) -> list[Issue]:
    others = [(it.name, it.nav_translations) for it in compat.languages(config) if not it.default]
    boxes = [(it.name, it.admonition_translations) for it in compat.languages(config)]
    found = menu.untranslated(config.nav, others, project.settings) + menu.missing(config.nav, project.settings)
    found += menu.not_pages_or_twice(project.settings) + menu.boxes_untranslated(boxes, project.settings)
    return found + wording.in_menu(menu_words.titles(project.settings), project)
