"""Every page in every language: the way from one to the other, and pages that the theme knows only once."""

import re
from dataclasses import dataclass
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext, url_filter
from problems import Problem


@dataclass(frozen=True)
class Alternate:
    """A page in one of the site's languages: `url` is relative to the site's root, `absolute` is not."""

    language: str
    name: str
    url: str
    absolute: str
    current: bool


def alternates(config: MkDocsConfig, page: Page | None) -> list[Alternate]:
    """Return a page in each language, the default one first; for an error page, the home pages."""
    plugin = config.plugins["i18n"]
    found = []
    for language in plugin.config.languages:
        if page is None:
            url = language.link.lstrip("/")
        else:
            url = page.file.alternates[language.locale].url.removeprefix("./")
        absolute = f"{(config.site_url or '/').rstrip('/')}/{url}"
        current = language.locale == plugin.current_language
        found.append(Alternate(language.locale, language.name, url or "./", absolute, current))
    return found


def address(name: str, files: Files, config: MkDocsConfig) -> str:
    """Return the whole address of a page, by the name of its file, in the language that is being built."""
    return f"{config.site_url or '/'}{files.get_file_from_path(name).url.removeprefix('./')}"


def untranslated(config: MkDocsConfig) -> list[Problem]:
    """Return each title of the menu that has no words in another language: it would stand there in English."""
    text = Path(config.config_file_path).read_text(encoding="utf-8")
    titles = re.findall(r"^ +- ([^:\n]+): \S+\.md$", text, re.MULTILINE)
    others = [language for language in config.plugins["i18n"].config.languages if not language.default]
    return [
        Problem(
            "mkdocs.yml",
            text[: text.index(f"- {title}:")].count("\n") + 1,
            f"“{title}” has no words in {language.name}; add them under nav_translations.",
            f"「{title}」の{language.name}がありません。nav_translations に加えてください。",
        )
        for language in others
        for title in titles
        if title not in (language.nav_translations or {})
    ]


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Hand the templates the language, the alternates, and links to pages by the name of their file."""

    @jinja2.pass_context
    def page_link(context: TemplateContext, name: str) -> str:
        file = files.get_file_from_path(name)
        if file is None:
            raise PluginError(f"A template links to docs/{name}, and there is no such page.")
        return url_filter(context, file.url)

    @jinja2.pass_context
    def page_address(_: TemplateContext | None, name: str) -> str:
        return address(name, files, config)

    env.filters["page_link"] = page_link
    env.filters["page_address"] = page_address
    env.globals["locale"] = config.plugins["i18n"].current_language
    env.globals["alternates"] = lambda page: alternates(config, page)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Keep one error page for each language; the theme would write the last one over the others."""
    plugin = config.plugins["i18n"]
    if template_name == "404.html" and not plugin.is_default_language_build:
        path = Path(config.site_dir, plugin.current_language, template_name)
        write_file(output.encode("utf-8"), str(path))
        return ""
    return output
