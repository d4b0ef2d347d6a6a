"""Every page in every language: the way from one to the other."""

from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from practice_site import compat


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
    found = []
    for language in compat.languages(config):
        url = compat.home_of(language) if page is None else compat.url_in(page.file, language.locale)
        absolute = f"{(config.site_url or '/').rstrip('/')}/{url}"
        current = language.locale == compat.language(config)
        found.append(Alternate(language.locale, language.name, url or "./", absolute, current))
    return found


def page_address(name: str, files: Files, config: MkDocsConfig) -> str:
    """Return the whole address of a page, by the name of its file, in the language that is being built."""
    file = files.get_file_from_path(name)
    return f"{config.site_url or '/'}{file.url.removeprefix('./') if file else ''}"
