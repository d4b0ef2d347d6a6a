"""Everything that touches the insides of MkDocs 1.6.1 and mkdocs-static-i18n 1.3.1, but for `one_page.py`.

The language plugin builds English first. Then, inside its own `on_post_build`, it has MkDocs build every other language
with the same configuration and the same plugins. It works at priority -100.
"""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import mkdocs.commands.build
from markdown import Extension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from practice_site.content.data_files import Language

before_languages: Callable[..., Any] = event_priority(0)
after_languages: Callable[..., Any] = event_priority(-110)


# The language plugin.


def _i18n(config: MkDocsConfig) -> Any:  # noqa: ANN401 - the plugin's attributes have no types
    return config.plugins["i18n"]


def languages(config: MkDocsConfig) -> list[Any]:
    """Return the settings of each language, the default one first: `locale`, `name`, `nav_translations` …"""
    return list(_i18n(config).config.languages)


def words_of_menu(config: MkDocsConfig) -> dict[str, Any]:
    """Return the Japanese words for the titles of the menu, to which others can be added."""
    settings = next(it for it in languages(config) if not it.default)
    settings.nav_translations = settings.nav_translations or {}
    return cast("dict[str, Any]", settings.nav_translations)


def files_of_languages(config: MkDocsConfig) -> tuple[str, bool]:
    """Return what tells the language of a file, and whether languages share what has none."""
    return str(_i18n(config).config.docs_structure), bool(_i18n(config).config.fallback_to_default)


def language(config: MkDocsConfig) -> Language:
    """Return the language that is being built."""
    return cast("Language", _i18n(config).current_language or _i18n(config).default_language)


def is_default_language(config: MkDocsConfig) -> bool:
    """Tell whether the language that is being built is the default one, whose pages lie at the top."""
    return bool(_i18n(config).is_default_language_build)


def building_another_language(config: MkDocsConfig) -> bool:
    """Tell whether this is a build inside the first one; what is said once for all languages is said by then."""
    return bool(_i18n(config).building)


def settings_of_language(config: MkDocsConfig) -> dict[str, Any]:
    """Return what the language plugin and this project set for the language that is being built."""
    theme = {name: config.theme[name] for name in ("locale", "language") if name in config.theme}
    return {"plugin": _i18n(config).current_language, "theme": theme, "config": dict(config)}


def return_to_language(config: MkDocsConfig, settings: dict[str, Any]) -> None:
    """Let everything be as it was while a language was built."""
    _i18n(config).current_language = settings["plugin"]
    config.update(settings["config"])
    for name, value in settings["theme"].items():
        config.theme[name] = value


def build_other_language(config: MkDocsConfig, site_dir: str) -> None:
    """Build the language that is not the default one into a folder, as the plugin will do at the end of the first.

    This leaves a configuration with which nothing else can be built.
    """
    plugin = _i18n(config)
    plugin.building = True
    plugin.current_language = next(it.locale for it in languages(config) if not it.default)
    config.site_dir = site_dir
    mkdocs.commands.build.build(config)


def home_of(settings: Any) -> str:  # noqa: ANN401 - one of `languages`
    """Return the address of a language's first page, below the site's root."""
    return str(settings.link).lstrip("/")


def url_in(file: File, locale: str) -> str:
    """Return the address of a page in a language, below the site's root; of the first page where it has no twin."""
    alternates: dict[str, File] = getattr(file, "alternates", {})  # its own files have them
    home = "" if locale == "en" else f"{locale}/"  # a check tells staff
    return alternates[locale].url.removeprefix("./") if locale in alternates else home


# MkDocs.


def extend_markdown(config: MkDocsConfig, extension: Extension) -> None:
    """Let pages be written with an extension of our own, in place of that of the language before."""
    others = [it for it in config.markdown_extensions if not isinstance(it, type(extension))]
    config.markdown_extensions = [*others, cast("str", extension)]  # Markdown takes both


def is_draft(page: Page) -> bool:
    """Tell whether a page stays out of the built site."""
    return bool(page.file.inclusion.is_excluded())  # type: ignore[no-untyped-call] # of MkDocs


def say_of_page(page: Page, meta: dict[str, Any]) -> None:
    """Replace what MkDocs has read of a page's front matter."""
    page.meta = meta


def will_be_refused(config: MkDocsConfig) -> bool:
    """Tell whether MkDocs will refuse this build for its warnings, once the last event is over."""
    counters = (handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler))
    return bool(config.strict) and any(counter.get_counts() for counter in counters)


def root(config: MkDocsConfig) -> Path:
    """Return the project's folder."""
    return Path(config.config_file_path).parent
