"""The gate before a release: what the site may be built with, and must not be published with."""

from datetime import date

from practice_site.checks import gaps, sample, stale
from practice_site.content.addresses import is_example
from practice_site.issues import Issue, issue, line_of
from practice_site.project import Project

_OF_A_SELLER = ("representative", "phone")  # beside the address, of whoever sells on the web (特定商取引法)


def gate(project: Project, site_url: str | None, today: date) -> list[Issue]:
    """Return what keeps the site from being released on `today`, and what visitors would still like to know.

    A name and a way to reach the practice are not asked for here: no site is built without them.
    """
    facts = project.data.practice
    text = (project.root / "data/practice.yml").read_text(encoding="utf-8")

    def fact(field: str, message: str) -> Issue:
        return issue("data/practice.yml", line_of(text, field.partition(".")[0]), message, field=field)

    found = [fact("sample", "still_the_sample")] if facts.sample else []
    found += sample.leftovers(project)
    if facts.address is None:
        found.append(fact("address", "address_missing"))
    if project.data.rules.online_sales:
        found += [fact(field, "online_seller") for field in _OF_A_SELLER if getattr(facts, field) is None]
    if is_example(site_url):
        line = line_of(project.settings.read_text(encoding="utf-8"), "site_url")
        found.append(issue("mkdocs.yml", line, "site_url_example"))
    return found + stale.too_old_to_release(project, today) + gaps.gaps(project)
