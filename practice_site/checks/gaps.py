"""Facts of the practice that visitors look for and nobody has given: told before a release, and nowhere else."""

from collections.abc import Iterator

from practice_site.content.people import Person
from practice_site.content.practice import Practice
from practice_site.content.rules import Rules
from practice_site.content.services import Service
from practice_site.issues import Issue, issue, said
from practice_site.project import Project

# Why each is asked for stands in messages.yml, under gap_… and the name of the fact.
_PRACTICE = ("reading", "representative", "postal_code", "phone", "stations", "opening_hours", "languages", "parking")
_OF_PERSON = ("role", "qualifications", "languages")
# The guideline of 2025 asks a website for what is done, its full cost, its risks and what may come after.
_OF_SERVICE = ("about", "steps", "for_whom", "not_for", "clothes", "after_effects", "offered_by")
_RULES = ("reply", "payment", "cancellation")


def gaps(project: Project) -> list[Issue]:
    """Return each fact that is not there; none of them keeps a site from being released."""
    data = project.data
    found = list(_missing("practice", data.practice, _PRACTICE)) + list(_missing("rules", data.rules, _RULES))
    found += _of_list("people", data.people.people, _OF_PERSON)
    found += _of_list("services", data.services.services, _OF_SERVICE)
    found += [_told("services", f"{it.id}.price_yen", "price_yen") for it in data.services.services if not it.priced]
    return sorted(found)


def _missing(
    file: str, facts: Practice | Person | Service | Rules, names: tuple[str, ...], of: str = ""
) -> Iterator[Issue]:
    for name in names:
        if getattr(facts, name) is None:
            yield _told(file, f"{of}{name}", name)


def _of_list(file: str, entries: list[Person] | list[Service], names: tuple[str, ...]) -> list[Issue]:
    if not entries:
        return [_told(file, file, file)]
    return [gap for entry in entries for gap in _missing(file, entry, names, of=f"{entry.id}.")]


def _told(file: str, field: str, name: str) -> Issue:
    why = said(f"gap_{name}")
    return issue(f"data/{file}.yml", 1, "still_to_give", blocking=False, field=field, why=why)
