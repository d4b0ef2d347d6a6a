"""What search engines and assistants may know about the practice, as schema.org JSON-LD: only facts that were given."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from practice_site.content.data_files import Language
from practice_site.content.hours import Hours
from practice_site.content.practice import Practice
from practice_site.pages.staff_data import given, offers, person
from practice_site.project import Data

_SCHEMA_DAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
_DAYS_AHEAD = 365  # so far closings in some weeks of a month are written out, which schema.org cannot say otherwise


def business(data: Data, today: date, language: Language, home: str, booking: str) -> dict[str, object] | None:
    """Return the practice for readers of `language`, or nothing while its details are a sample.

    It is never given a medical type: the practice offers no medical care. `home` and `booking` are absolute addresses.
    """
    facts, t = data.practice, data.labels.by_language[language]
    if facts.sample:
        return None
    target = facts.booking_url[language] if facts.booking_url else booking
    return given(
        {
            "@context": "https://schema.org",
            "@type": "HealthAndBeautyBusiness",
            "@id": f"{home}#practice",
            "name": facts.name[language],
            "legalName": facts.trade_name and facts.trade_name[language],
            "url": home,
            "telephone": facts.phone,
            "email": facts.email,
            "address": _address(facts, language),
            "openingHoursSpecification": [_hours(hours) for hours in facts.opening_hours or []],
            "specialOpeningHoursSpecification": list(_special_hours(facts, today)),
            "knowsLanguage": facts.languages,
            "sameAs": [account.url for account in facts.accounts or []],
            "paymentAccepted": data.rules.payment and data.rules.payment[language],
            "employee": [person(it, language, t) for it in data.people.people],
            "makesOffer": [offer for it in data.services.services for offer in offers(it, language)],
            "potentialAction": {
                "@type": "ReserveAction",
                "target": {"@type": "EntryPoint", "urlTemplate": target},
            },
        }
    )


def _address(facts: Practice, language: Language) -> dict[str, object] | None:
    return (
        None
        if facts.address is None
        else given(
            {
                "@type": "PostalAddress",
                "streetAddress": facts.address[language],
                "postalCode": facts.postal_code,
                "addressCountry": "JP",
            }
        )
    )


def _hours(hours: Hours) -> dict[str, object]:
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": [_SCHEMA_DAYS[day] for day in hours.days],
        "opens": f"{hours.opens:%H:%M}",
        "closes": f"{hours.closes:%H:%M}",
    }


def _special_hours(facts: Practice, today: date) -> Iterator[dict[str, object]]:
    for special in facts.special_days or []:
        yield _from_until(special.day, special.day, special.opens, special.closes)
    for closure in facts.closures or []:
        yield _from_until(closure.first, closure.until)
    for day in (today + timedelta(days=ahead) for ahead in range(_DAYS_AHEAD)):
        if any(closing.holds(day) for closing in facts.regular_closing or []):
            yield _from_until(day, day)


def _from_until(first: date, last: date, opens: time | None = None, closes: time | None = None) -> dict[str, object]:
    """Return the hours of some days; schema.org: the same hour twice means closed all day."""
    return {
        "@type": "OpeningHoursSpecification",
        "validFrom": first.isoformat(),
        "validThrough": last.isoformat(),
        "opens": f"{opens:%H:%M}" if opens else "00:00",
        "closes": f"{closes:%H:%M}" if closes else "00:00",
    }
