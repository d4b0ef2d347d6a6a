"""What search engines and assistants may know about the practice, as schema.org JSON-LD: only facts that were given."""

import jinja2
import practice
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from page_data import as_script
from practice import Practice
from week import Hours, SpecialDay

_SCHEMA_DAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}


def _hours(hours: Hours) -> dict[str, object]:
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": [_SCHEMA_DAYS[day] for day in hours.days],
        "opens": f"{hours.opens:%H:%M}",
        "closes": f"{hours.closes:%H:%M}",
    }


def _special(special: SpecialDay) -> dict[str, object]:
    day = special.day.isoformat()
    # schema.org: the same hour twice means closed all day.
    opens, closes = (f"{clock:%H:%M}" if clock else "00:00" for clock in (special.opens, special.closes))
    return {
        "@type": "OpeningHoursSpecification",
        "validFrom": day,
        "validThrough": day,
        "opens": opens,
        "closes": closes,
    }


def business(facts: Practice, language: str, home: str, booking: str) -> dict[str, object] | None:
    """Return the practice for readers of `language`, or nothing while its details are a sample.

    It is never given a medical type: the practice offers no medical care. `home` and `booking` are absolute addresses.
    """
    if facts.sample:
        return None
    address = facts.address and {
        "@type": "PostalAddress",
        "streetAddress": facts.address[language],
        "postalCode": facts.postal_code,
        "addressCountry": "JP",
    }
    target = facts.booking_url[language] if facts.booking_url else booking
    found = {
        "@context": "https://schema.org",
        "@type": "HealthAndBeautyBusiness",
        "@id": f"{home}#practice",
        "name": facts.name[language],
        "legalName": facts.trade_name and facts.trade_name[language],
        "url": home,
        "telephone": facts.phone,
        "email": facts.email,
        "address": address and {name: value for name, value in address.items() if value},
        "openingHoursSpecification": [_hours(hours) for hours in facts.opening_hours or []],
        "specialOpeningHoursSpecification": [_special(special) for special in facts.special_days or []],
        "knowsLanguage": facts.languages,
        "potentialAction": {
            "@type": "ReserveAction",
            "target": {"@type": "EntryPoint", "urlTemplate": target, "inLanguage": language},
        },
    }
    return {name: value for name, value in found.items() if value}


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Hand the templates the practice as JSON-LD."""
    language = config.theme["language"]
    home, booking = (env.filters["page_address"](None, name) for name in ("index.md", "booking.md"))
    found = business(practice.read(config), language, home, booking)
    env.globals["business_json_ld"] = as_script(found) if found else ""
