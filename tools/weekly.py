"""What grows wrong by itself, looked for once a week: dead links to elsewhere, old help lines and overdue reviews."""

import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPCookieProcessor, Request, build_opener

from mkdocs.config import load_config

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from freshness import stale  # noqa: E402 - the project's own modules lie in hooks/
from problems import Problem  # noqa: E402
from publish import say  # noqa: E402

AT_A_TIME, PATIENCE, PAUSE = 6, 20, 5  # addresses; seconds for an answer; seconds before asking again
AGENT = "weekly-link-check (a small site that looks whether its links still lead somewhere)"
_ADDRESS = re.compile(r"https?://[^\s<>\"'`\[\]{}|\\、。「」（）]+")
_SAMPLE = re.compile(r"https?://([\w.-]+\.)?example\.com(?![\w.-])", re.I)
_NUMBER = re.compile(r"^[\s-]*(?P<kind>doi|pmid):\s*['\"]?(?P<number>[^\s'\"]+)")
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


def trimmed(found: str) -> str:
    """Return an address without what belongs to the sentence around it; brackets of its own stay."""
    while found[-1] in ".,;:!?*_" or (found[-1] == ")" and found.count(")") > found.count("(")):
        found = found[:-1]
    return found


def addresses(root: Path) -> dict[str, list[tuple[str, int]]]:
    """Return every address that staff wrote, with each file and line it stands on; samples are left out."""
    found: dict[str, list[tuple[str, int]]] = {}
    for path in [*sorted((root / "docs").rglob("*.md")), *sorted((root / "data").glob("*.yml"))]:
        lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
        for number, line in enumerate(lines, start=1):
            # A comment is not published, and where the form is sent says nothing to whoever only looks.
            if path.suffix == ".yml" and line.lstrip().startswith(("#", "form_endpoint:")):
                continue
            here = [trimmed(match[0]) for match in _ADDRESS.finditer(line)]
            if path.suffix == ".yml" and (study := _NUMBER.match(line)):
                here.append(_BEHIND[study["kind"]].format(study["number"]))
            for address in here:
                if address.endswith("//") or _SAMPLE.match(address):
                    continue
                found.setdefault(address, []).append((path.relative_to(root).as_posix(), number))
    return found


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


def sentence(address: str, answer: Answer) -> tuple[str, str] | None:
    """Return what to tell staff of an address, in English and Japanese, or None when there is nothing to mend."""
    if answer.failure:
        return (
            f"{address} cannot be reached ({answer.failure}); open it in a browser, then correct or remove the link.",
            f"{address} につながりません（{answer.failure}）。ブラウザーで確かめ、リンクを直すか消してください。",
        )
    if answer.status in _GONE:
        return (
            f"{address} is gone ({answer.status}); find its new address, or remove the link.",
            f"{address} はなくなりました（{answer.status}）。新しいアドレスに直すか、リンクを消してください。",
        )
    if answer.passing:
        return (
            f"{address} answers with an error ({answer.status}); look again tomorrow, then correct or remove the link.",
            f"{address} がエラーを返します（{answer.status}）。明日もう一度確かめ、リンクを直すか消してください。",
        )
    return None


def main() -> int:
    """Print one problem a line; return 1 when there are any."""
    places = addresses(ROOT)
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        answers = dict(zip(places, pool.map(ask, places), strict=True))
    if answers and all(answer.failure for answer in answers.values()):
        say("No address answers; is this computer online?", "どのアドレスにもつながりません。回線を確かめてください。")
        return 2
    for address in (address for address, answer in answers.items() if answer.unsure):
        say(f"A program cannot check {address}", f"{address} は自動では確かめられません")
    found = stale(load_config(str(ROOT / "mkdocs.yml")), date.today())
    for address, answer in answers.items():
        if said := sentence(address, answer):
            found += [Problem(path, line, *said) for path, line in places[address]]
    print(*sorted(found), sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
