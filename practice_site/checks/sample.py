"""What still stands in the facts of the practice from the sample, or from an example: nobody may publish it as real."""

import re
from collections.abc import Iterator

from practice_site.content import yaml_lines
from practice_site.content.addresses import is_example
from practice_site.content.data_files import LANGUAGES
from practice_site.content.yaml_lines import Place
from practice_site.issues import Issue, issue
from practice_site.project import Project

FILES = ("practice", "people", "services", "rules", "notices", "look")
_MARKS = ("sample", "to come", "サンプル", "見本", "みほん", "未定")
_NO_NUMBER = re.compile(r"-0{3}-0{4}$")
_HOURS = ("11:11", "17:17", "16:16", "12:12", "13:13")  # of the sample: no practice has them


def leftovers(project: Project) -> list[Issue]:
    """Return each fact that is still the sample, by name, with its line."""
    found: dict[Issue, None] = {}
    for name in FILES:
        values, lines = yaml_lines.read((project.root / f"data/{name}.yml").read_text(encoding="utf-8"))
        for place, value in _values(values, ()):
            if _is_sample(place, str(value)):
                fact = place[:-1] if place[-1] in LANGUAGES else place
                field = ".".join(map(str, fact))
                found[issue(f"data/{name}.yml", lines.get(fact, lines[place]), "fact_of_the_sample", field=field)] = (
                    None
                )
    return sorted(found)


def _is_sample(place: Place, value: str) -> bool:
    if any(mark in value.lower() for mark in _MARKS) or value in _HOURS:
        return True
    if value.startswith("https://"):
        return is_example(value)
    return is_example(f"//{value.rpartition('@')[2]}") if place == ("email",) else bool(_NO_NUMBER.search(value))


def _values(value: object, place: Place) -> Iterator[tuple[Place, object]]:
    """Yield everything that stands in a file, with its place."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if inside is None:
        yield place, value
    else:
        for step, inner in inside:
            yield from _values(inner, (*place, step))
