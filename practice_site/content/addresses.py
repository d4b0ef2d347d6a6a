"""Addresses on the web as browsers and the security policy take them: ASCII, with nothing that hides in them."""

import re
import unicodedata
from typing import Annotated
from urllib.parse import quote, urlsplit, urlunsplit

import idna
from pydantic import AfterValidator, Field

from practice_site.issues import WrongError

# Reserved for examples and tests: nobody can ever be reached there.
_EXAMPLES = ("example.com", "example.org", "example.net", "example", "test", "invalid", "localhost", "127.0.0.1")
_NEVER = "\"'<>\\^`{|}"
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*[a-z0-9]")
_JAPANESE = ("CJK UNIFIED", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC")
_LINE = ("line.me", "lin.ee")
_MARKS = "/%:@!$&()+,=~"  # those that keep their meaning in a path; every other one is percent-encoded


def is_example(address: str | None) -> bool:
    """Tell whether no visitor could ever reach this address."""
    host = urlsplit(address or "").hostname or ""
    return not host or belongs_to(host, _EXAMPLES)


def belongs_to(host: str, domains: tuple[str, ...]) -> bool:
    """Tell whether a host is one of some domains, or below one."""
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)


def _safe(address: str) -> str:
    """Return an address in ASCII; raises `WrongError` for one that leads elsewhere than its reader thinks."""
    address = unicodedata.normalize("NFC", address)
    for mark in address:
        _refuse_odd(mark)
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise WrongError("address_host", host=address.split("/")[2]) from None
    if "@" in parts.netloc:
        raise WrongError("address_with_user")
    host = _ascii(parts.hostname or "")
    path, query, fragment = (quote(part, safe=f"{_MARKS}?") for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, f"{host}:{port}" if port else host, path, query, fragment))


def _refuse_odd(mark: str) -> None:
    if mark.isspace() or not mark.isprintable():
        raise WrongError("address_space")
    letter = mark.isalnum() and unicodedata.normalize("NFKC", mark) == mark  # not a full-width one
    if mark in _NEVER or not (mark.isascii() or letter):
        raise WrongError("address_mark", mark=mark)


def _ascii(host: str) -> str:
    """Return a host as the name system knows it, if its letters are those that people here can tell apart."""
    for letter in host:
        name = unicodedata.name(letter, "")
        accented = unicodedata.normalize("NFD", letter)[0].isascii()
        if not (accented or name.startswith(_JAPANESE)):
            raise WrongError("address_letter", letter=letter, alphabet=name.split()[0].title())
    try:
        written = idna.encode(host, uts46=True).decode()
    except UnicodeError:
        written = ""
    if not _HOST.fullmatch(written):
        raise WrongError("address_host", host=host)
    return written


def _at_line(address: str) -> str:
    """Refuse an address that leads elsewhere than to LINE, but for the sample's, which a release does not let pass."""
    host = urlsplit(address).hostname or ""
    if not (belongs_to(host, _LINE) or is_example(address)):
        raise WrongError("address_not_line", host=host)
    return address


WebAddress = Annotated[str, Field(pattern=r"^https://[^/]", description="web_address"), AfterValidator(_safe)]
LineAddress = Annotated[WebAddress, AfterValidator(_at_line)]
EMAIL = r"^[A-Za-z0-9._+-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}$"
