"""Everything that templates are given beside MkDocs' own: facts, words, and filters."""

from datetime import timedelta

import jinja2
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime
from mkdocs.utils.templates import TemplateContext, url_filter

from practice_site import compat
from practice_site.content.data_files import Language
from practice_site.content.helplines import tel
from practice_site.content.photos import Photo
from practice_site.content.plan import SIZES
from practice_site.content.practice import phone_in_words
from practice_site.content.references import Reference, language_of
from practice_site.issues import IssuesError, issue
from practice_site.markup.certainty import badge
from practice_site.markup.citations import Cited
from practice_site.markup.line_breaks import phrases
from practice_site.markup.words import WordsAsHtml
from practice_site.pages import business_data, languages, nav, page_data, timetable
from practice_site.pages.dates import date_in_words
from practice_site.pages.markdown import Pages
from practice_site.pages.share_pictures import SharePictures
from practice_site.project import Project

_SECTION = "<h2 id="  # the titles of boxes have none


def prepare(env: jinja2.Environment, project: Project, pages: Pages, files: Files, config: MkDocsConfig) -> None:
    """Give the templates of one language what they show."""
    _facts(env, project, compat.language(config))
    _practice(env, project, pages)
    _filters(env, project, config)
    _links(env, project, files, config)
    _for_machines(env, project, files, config)


def _facts(env: jinja2.Environment, project: Project, language: Language) -> None:
    data = project.data
    env.globals.update(
        locale=language,
        t=data.labels.by_language[language],
        labels_in=lambda other: data.labels.by_language[other],  # the error page speaks both
        timetable=timetable.as_json(data.practice, language, data.holidays),
        helplines=data.helplines.for_readers_of(language),
        helplines_checked_on=data.helplines.checked_on,
        triage=data.triage,
        plan=data.plan,
        plan_sizes=SIZES,
        studies_by_topic=_by_topic(project, language),
        menu=nav.menu,
    )


def _practice(env: jinja2.Environment, project: Project, pages: Pages) -> None:
    """Give them what the practice is, and what it shows of itself."""
    data, today = project.data, timetable.today()
    given = [
        photo.file for facts in (data.people, data.practice, data.services, data.look) for photo in Photo.all_in(facts)
    ]
    given += [name for name in (data.look.logo, data.look.logo_on_dark) if name]
    env.globals.update(
        practice=data.practice,
        people=data.people,
        services=data.services,
        rules=data.rules,
        notices=data.notices.not_over(today),
        today=today,
        look=data.look,
        photos={name: pages.picture(name) for name in given},
        share=SharePictures(project),
    )
    env.filters["source"] = lambda page: project.by_name[page.file.src_uri]
    env.tests.update(
        offered_by_person=lambda service, person: person in (service.offered_by or []),
        priced=lambda service: service.priced,
        section_of=lambda section, name: section.startswith(f'{_SECTION}"{name}"'),
    )


def _by_topic(project: Project, language: Language) -> dict[str, list[Reference]]:
    """Return every study by the words of its first topic, in the file's order."""
    t = project.data.labels.by_language[language]
    topics: dict[str, list[Reference]] = {}
    for reference in project.data.references.references:
        topics.setdefault(t[f"topic_{reference.claims[0].replace('-', '_')}"], []).append(reference)
    return topics


def _sections(html: str) -> list[Markup]:
    """Return a page's content in parts, so that a template can put something of its own between its sections."""
    before, *sections = html.split(_SECTION)
    return [Markup(before), *(Markup(f"{_SECTION}{section}") for section in sections)]  # noqa: S704 - MkDocs made it


def _filters(env: jinja2.Environment, project: Project, config: MkDocsConfig) -> None:
    language = compat.language(config)
    t = project.data.labels.by_language[language]
    env.filters.update(
        sections=_sections,
        phrases=phrases if language == "ja" else escape,
        tel=tel,
        phone_in_words=phone_in_words,
        date_in_words=date_in_words,
        language_of=language_of,
        certainty=lambda level: badge(level, t, "p"),
    )


def _links(env: jinja2.Environment, project: Project, files: Files, config: MkDocsConfig) -> None:
    as_html = WordsAsHtml(project.data.helplines.numbers())

    @jinja2.pass_context
    def page_link(context: TemplateContext, name: str) -> str:
        file = files.get_file_from_path(name)
        if file is None:
            raise IssuesError([issue(f"docs/{name}", 1, "page_linked_by_templates")])
        return url_filter(context, file.url)

    @jinja2.pass_context
    def page_address(_: TemplateContext | None, name: str) -> str:
        return languages.page_address(name, files, config)

    @jinja2.pass_context
    def as_markdown(context: TemplateContext, words: str) -> Markup:
        return as_html(words, lambda name: page_link(context, name))

    env.filters.update(page_link=page_link, page_address=page_address, as_markdown=as_markdown)
    env.globals["alternates"] = lambda page: languages.alternates(config, page)


def _for_machines(env: jinja2.Environment, project: Project, files: Files, config: MkDocsConfig) -> None:
    language = compat.language(config)
    home, booking = (languages.page_address(name, files, config) for name in ("index.md", "booking.md"))
    business = business_data.business(project.data, timetable.today(), language, home, booking)

    def json_ld(page: Page, cited: list[Cited]) -> Markup:
        return page_data.as_script(page_data.page_data(page, language, (config.site_name, home), cited))

    env.filters["json_ld"] = json_ld
    env.globals["business_json_ld"] = page_data.as_script(business) if business else ""
    env.globals["a_year_from_now"] = (get_build_datetime() + timedelta(days=365)).strftime("%Y-%m-%dT00:00:00Z")
