"""People and what they offer, as schema.org knows them."""

from collections.abc import Iterator, Mapping

from practice_site.content.data_files import Language
from practice_site.content.labels import Labels
from practice_site.content.people import Person
from practice_site.content.services import Service


def given(facts: Mapping[str, object]) -> dict[str, object]:
    """Return those facts that there are."""
    return {name: value for name, value in facts.items() if value}


def person(it: Person, language: Language, t: Labels) -> dict[str, object]:
    """Return somebody with what they have learnt; a licence of the state is a credential with its category."""
    return given(
        {
            "@type": "Person",
            "name": it.name[language],
            "jobTitle": it.role and it.role[language],
            "knowsLanguage": it.languages,
            "hasCredential": [
                given(
                    {
                        "@type": "EducationalOccupationalCredential",
                        "name": t[f"licence_{one.licence}"] if one.licence else one.name and one.name[language],
                        "credentialCategory": "license" if one.licence else None,
                        "identifier": one.number,
                    }
                )
                for one in it.qualifications or []
            ],
        }
    )


def offers(it: Service, language: Language) -> Iterator[dict[str, object]]:
    """Return a service at each of its prices, or once without one."""
    service = given({"@type": "Service", "name": it.name[language], "description": it.about and it.about[language]})
    prices: list[tuple[str, int | None]] = [(price.name[language], price.yen) for price in it.prices or []]
    if it.price_yen is not None or not prices:
        prices.insert(0, ("", it.price_yen))
    for name, yen in prices:
        price = {} if yen is None else {"price": str(yen), "priceCurrency": "JPY"}
        yield given({"@type": "Offer", "name": name, **price, "itemOffered": service})
