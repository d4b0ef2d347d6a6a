"""What a page says of itself to search engines and to whoever shares it: kind, review, studies, place in the site."""

import json
from datetime import date, timedelta

import jinja2
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime


def as_script(data: object) -> Markup:
    """Return data as it may stand in a script element: “</” would end the element wherever it stands."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return Markup(text)  # noqa: S704 - JSON, made safe above


def page_data(page: Page, language: str, home: tuple[str, str]) -> dict[str, object]:
    """Return a page as schema.org's WebPage, with its breadcrumb; `home` is name and address of the first page.

    Never MedicalWebPage: nobody here gives medical advice.
    """
    reviewed = page.meta.get("reviewed")
    studies = [entry.reference.link[0] for entry in page.meta.get("cited", []) if entry.reference.link]
    title = str(page.meta.get("title", page.title))
    trail = [home, (title, page.canonical_url)] if page.canonical_url != home[1] else []
    found = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "url": page.canonical_url,
        "inLanguage": language,
        "lastReviewed": reviewed.isoformat() if isinstance(reviewed, date) else None,
        "citation": studies,
        "breadcrumb": trail
        and {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": place, "name": name, "item": address}
                for place, (name, address) in enumerate(trail, start=1)
            ],
        },
    }
    return {name: value for name, value in found.items() if value}


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Hand the templates what a page says of itself."""
    language = config.theme["language"]

    def json_ld(page: Page) -> Markup:
        home = (config.site_name, env.filters["page_address"](None, "index.md"))
        return as_script(page_data(page, language, home))

    env.filters["json_ld"] = json_ld
    env.globals["a_year_from_now"] = (get_build_datetime() + timedelta(days=365)).strftime("%Y-%m-%dT00:00:00Z")
