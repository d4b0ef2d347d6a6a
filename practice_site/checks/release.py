"""The gate before a release: what the site may be built with, and must not be published with."""

import re
from datetime import date

from practice_site.checks import stale
from practice_site.content.addresses import is_example
from practice_site.content.practice import Practice
from practice_site.issues import Issue, issue, line_of
from practice_site.project import Project

_NO_NUMBER = re.compile(r"-0{3}-0{4}$")


def leftovers(facts: Practice) -> list[str]:
    """Return the fields that still hold what nobody has: an example's address, a number of zeros, the sample name."""
    web = {"line_url": facts.line_url, "form_endpoint": facts.form_endpoint}
    if facts.booking_url:
        web |= {"booking_url.en": facts.booking_url.en, "booking_url.ja": facts.booking_url.ja}
    found = [field for field, address in web.items() if address and is_example(address)]
    if facts.email and is_example(f"//{facts.email.rpartition('@')[2]}"):
        found.append("email")
    if facts.phone and _NO_NUMBER.search(facts.phone):
        found.append("phone")
    if "Sample" in facts.name.en or "サンプル" in facts.name.ja:
        found.append("name")
    if facts.address and ("to come" in facts.address.en or "未定" in facts.address.ja):
        found.append("address")
    return sorted(found)


def gate(project: Project, site_url: str | None, today: date) -> list[Issue]:
    """Return what keeps the site from being released on `today`.

    A name and a way to reach the practice are not asked for here: no site is built without them.
    """
    facts = project.data.practice
    text = (project.root / "data/practice.yml").read_text(encoding="utf-8")

    def fact(field: str, message: str) -> Issue:
        return issue("data/practice.yml", line_of(text, field.partition(".")[0]), message, field=field)

    if facts.sample:
        found = [fact("sample", "still_the_sample")]
    else:
        found = [fact(field, "fact_of_the_sample") for field in leftovers(facts)]
    if facts.address is None:
        found.append(fact("address", "address_missing"))
    if facts.licence is None:
        found.append(fact("licence", "licence_missing"))
    if is_example(site_url):
        line = line_of(project.settings.read_text(encoding="utf-8"), "site_url")
        found.append(issue("mkdocs.yml", line, "site_url_example"))
    return found + stale.too_old_to_release(project, today)


def in_both_languages(found: Issue) -> str:
    """Return two lines for the list that the owner works through."""
    return f"{found.path}:{found.line}  {found.en}\n{found.path}:{found.line}  {found.ja}"
