"""What a page says of itself to search engines and to whoever shares it: kind, review, studies, place in the site."""

import json
from datetime import date

from markupsafe import Markup
from mkdocs.structure.pages import Page

from practice_site.content.data_files import Language
from practice_site.markup.citations import Cited


def as_script(data: object) -> Markup:
    """Return data as it may stand in a script element: “</” would end the element wherever it stands."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return Markup(text)  # noqa: S704 - JSON, made safe above


def page_data(page: Page, language: Language, home: tuple[str, str], cited: list[Cited]) -> dict[str, object]:
    """Return a page as schema.org's WebPage, with its breadcrumb; `home` is name and address of the first page.

    Never MedicalWebPage: nobody here gives medical advice.
    """
    reviewed = page.meta.get("reviewed")
    trail = (
        [home, (str(page.meta.get("title", page.title)), page.canonical_url)] if page.canonical_url != home[1] else []
    )
    found = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "url": page.canonical_url,
        "inLanguage": language,
        "lastReviewed": reviewed.isoformat() if isinstance(reviewed, date) else None,
        "citation": [entry.reference.link[0] for entry in cited if entry.reference.link],
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
