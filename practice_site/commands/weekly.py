"""What grows wrong by itself, looked for once a week: dead links to elsewhere, old help lines and overdue reviews."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import reduce
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPCookieProcessor, Request, build_opener

from practice_site.checks.stale import too_old_to_release
from practice_site.commands.telling import say
from practice_site.content import yaml_lines
from practice_site.issues import Issue, issue
from practice_site.project import MODELS, Project

AT_A_TIME, PATIENCE, PAUSE = 6, 20, 5  # addresses; seconds for an answer; seconds before asking again
AGENT = "weekly-link-check (a small site that looks whether its links still lead somewhere)"
_SAMPLE = "example.com"
_BEHIND = {"doi": "https://doi.org/{}", "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/"}  # where a study's link leads
_GONE = (404, 410)


@dataclass(frozen=True)
class Answer:
    """What came back for an address: a status, or the reason why nothing did."""

    status: int = 0
    failure: str = ""

    @property
    def passing(self) -> bool:
        """Tell whether this may be a fault of the moment, so that it is fair to ask again."""
        return bool(self.failure) or self.status >= 500

    @property
    def unsure(self) -> bool:
        """Tell whether only a person with a browser can find out: some sites send every program away."""
        return self.status >= 300 and not self.passing and self.status not in _GONE

    @property
    def message(self) -> str | None:
        """Return what to tell staff, or None when there is nothing to mend."""
        if self.failure:
            return "link_unreachable"
        if self.status in _GONE:
            return "link_gone"
        return "link_answers_with_error" if self.passing else None


def look(root: Path) -> int:
    """Print one issue a line; return 1 when there are any, 2 when nothing can be found out."""
    project = Project(root)
    places = addresses(project)
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        answers = dict(zip(places, pool.map(ask, places), strict=True))
    if answers and all(answer.failure for answer in answers.values()):
        say("nobody_answers")
        return 2
    for address in (address for address, answer in answers.items() if answer.unsure):
        say("link_unsure", address=address)
    found = too_old_to_release(project, date.today())
    for address, answer in answers.items():
        found += _issues(address, answer, places[address])
    for it in sorted(set(found)):
        print(it)
    return 1 if found else 0


def _issues(address: str, answer: Answer, places: list[tuple[str, int]]) -> list[Issue]:
    reason = answer.failure or answer.status
    return [
        issue(path, line, answer.message, address=address, reason=reason) for path, line in places if answer.message
    ]


def addresses(project: Project) -> dict[str, list[tuple[str, int]]]:
    """Return every address that staff lead visitors to, with each file and line; samples are left out."""
    found: dict[str, list[tuple[str, int]]] = {}
    for path, line, address in (*_on_pages(project), *_in_data(project)):
        if address.startswith(("http://", "https://")) and not _is_sample(address):
            found.setdefault(address, []).append((path, line))
    return found


def _is_sample(address: str) -> bool:
    host = address.split("/")[2].partition(":")[0].lower()
    return host == _SAMPLE or host.endswith(f".{_SAMPLE}")


def _on_pages(project: Project) -> Iterator[tuple[str, int, str]]:
    for page in project.pages:
        for section in page.sections:
            yield from ((page.path, link.line, link.target) for link in section.links)


def _in_data(project: Project) -> Iterator[tuple[str, int, str]]:
    for name in MODELS:
        values, lines = yaml_lines.read((project.root / f"data/{name}.yml").read_text(encoding="utf-8"))
        for place, line in lines.items():
            value: Any = reduce(lambda inside, step: inside[step], place, values)
            field = place[-1] if place else None
            # Where the form is sent says nothing to whoever only looks.
            if isinstance(value, str) and field != "form_endpoint":
                yield f"data/{name}.yml", line, _BEHIND.get(str(field), "{}").format(value)


def once(address: str, method: str) -> Answer:
    """Ask for an address, following where it is sent on to."""
    try:
        host = urlsplit(address).netloc
        plain = quote(address.replace(host, host.encode("idna").decode(), 1), safe="%/:=&?~#+!$,;@()*'")
        request = Request(plain, method=method, headers={"User-Agent": AGENT})  # noqa: S310 - http or https
        with build_opener(HTTPCookieProcessor()).open(request, timeout=PATIENCE) as response:
            return Answer(response.status)
    except HTTPError as error:
        error.close()
        return Answer(error.code)
    except (OSError, HTTPException, ValueError) as error:
        reason = error.reason if isinstance(error, URLError) else error
        # What the system says may be passed on to staff; what a strange server wrote may not.
        return Answer(failure=str(reason) if isinstance(reason, OSError) else type(error).__name__)


def ask(address: str, pause: float = PAUSE) -> Answer:
    """Ask as sparingly as the other side allows, and a second time before a fault is believed."""
    answer = once(address, "HEAD")
    if answer.status >= 400:  # many servers know no HEAD, or refuse it
        answer = once(address, "GET")
    if answer.passing:
        time.sleep(pause)
        answer = once(address, "GET")
    return answer
