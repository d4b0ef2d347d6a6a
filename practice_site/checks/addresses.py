"""Where links lead: an address that runs a script, or that only the writer's own computer knows, is never published."""

import html
import re
from bisect import bisect_right
from itertools import accumulate
from urllib.parse import unquote, urlsplit

from practice_site.checks.html import Reader, rendered
from practice_site.content.addresses import EMAIL
from practice_site.content.sources import Source
from practice_site.issues import Issue, issue
from practice_site.project import Project

_FOR_VISITORS = {"http", "https", "mailto", "tel", "helpline", "helplines", "figure", "figures"}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_OWN_NETWORK = ("127.", "192.168.", "10.", "0.0.0.0")  # noqa: S104 - addresses to refuse
_MESSAGES = dict.fromkeys(("javascript", "vbscript", "data"), "link_runs_a_script") | {"file": "link_to_own_computer"}
_WRITTEN = re.compile(rf"(?<=[(<:=\"'])(?:{'|'.join(_MESSAGES)})(?=:)")
_PICTURE = re.compile(r"data:image/(?:gif|png|jpeg|webp)")


def not_for_visitors(page: Source, project: Project) -> list[Issue]:
    """Return each link that does not lead to a page, a file of this site, another site, a mailbox or a phone."""
    links = [link for section in page.sections for link in section.links]
    found = [
        issue(page.path, link.line, message, target=unquote(link.target))
        for link in links
        if (message := _wrong(unquote(link.target)))
    ]
    return found + _that_run(page)


def _wrong(target: str) -> str | None:
    """Return the message for an address that leads nowhere."""
    scheme, _, rest = target.partition(":")
    if target in ("", "#"):
        return "link_without_target"
    if _scheme(target) not in _FOR_VISITORS:
        return "link_not_for_visitors"
    match scheme.lower():
        case "mailto":
            return None if all(re.fullmatch(EMAIL, it) for it in rest.partition("?")[0].split(",")) else "mail_wrong"
        case "tel":
            return None if re.fullmatch(r"[+#*]?[0-9]+([-.()]+[0-9]+)*", rest) else "phone_wrong"
        case "http" | "https":
            return _wrong_host(target)
    return None


def _wrong_host(target: str) -> str | None:
    try:
        parts = urlsplit(target)
    except ValueError:
        return "link_not_for_visitors"
    host = parts.hostname or ""
    if host == "localhost" or host.startswith(_OWN_NETWORK):
        return "link_to_own_computer"
    return None if "." in host.strip(".") and "@" not in parts.netloc else "link_not_for_visitors"


def _scheme(target: str) -> str:
    match = _SCHEME.match(target)
    return match[1].lower() if match else "https"


def runs(words: str) -> bool:
    """Tell whether words hold an address that runs a script, however disguised."""
    return any(f"{name}:" in _bare(words) for name in _MESSAGES)


def _that_run(page: Source) -> list[Issue]:
    """Return links to a script, however disguised: the tokenizer refuses to see them, and Markdown publishes them."""
    lines = [_bare(line) for line in page.body.split("\n")]
    text = "".join(lines)
    written = list(_WRITTEN.finditer(text))
    if not written or not any(map(_runs, Reader(rendered(page)).tags)):
        return []
    ends = list(accumulate(map(len, lines)))
    before = page.text.count("\n") - page.body.count("\n") + 1
    return list(
        dict.fromkeys(issue(page.path, before + bisect_right(ends, it.start()), _MESSAGES[it[0]]) for it in written)
    )


def _bare(text: str) -> str:
    """Return what browsers read of an address: entities and escapes resolved, spaces and control characters gone."""
    return "".join(letter for letter in unquote(html.unescape(text)) if letter > " ").lower()


def _runs(tag: tuple[int, str, dict[str, str | None]]) -> bool:
    addresses = [_bare(tag[2].get(name) or "") for name in ("href", "src")]
    return any(it.partition(":")[0] in _MESSAGES and not _PICTURE.match(it) for it in addresses)
