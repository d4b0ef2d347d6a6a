"""What search engines and assistants may know about the practice, as schema.org JSON-LD: only facts that were given."""

from collections.abc import Mapping

from practice_site.content.data_files import Language
from practice_site.content.hours import Hours, SpecialDay
from practice_site.content.practice import Practice

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


def business(facts: Practice, language: Language, home: str, booking: str) -> dict[str, object] | None:
    """Return the practice for readers of `language`, or nothing while its details are a sample.

    It is never given a medical type: the practice offers no medical care. `home` and `booking` are absolute addresses.
    """
    if facts.sample:
        return None
    address = _given(
        {
            "@type": "PostalAddress",
            "streetAddress": facts.address[language],
            "postalCode": facts.postal_code,
            "addressCountry": "JP",
        }
        if facts.address
        else {}
    )
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
        "address": address,
        "openingHoursSpecification": [_hours(hours) for hours in facts.opening_hours or []],
        "specialOpeningHoursSpecification": [_special(special) for special in facts.special_days or []],
        "knowsLanguage": facts.languages,
        "potentialAction": {
            "@type": "ReserveAction",
            "target": {"@type": "EntryPoint", "urlTemplate": target, "inLanguage": language},
        },
    }
    return _given(found)


def _given(facts: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in facts.items() if value}
