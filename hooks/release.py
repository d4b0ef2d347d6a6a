"""The gate before a release: what the site may be built with, and must not be published with."""

import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import freshness
import practice
from mkdocs.config.defaults import MkDocsConfig
from practice import Practice
from problems import Problem, line_of

_EXAMPLES = ("example.com", "example.org", "example.net", "example", "test", "invalid", "localhost", "127.0.0.1")
_NO_NUMBER = re.compile(r"-0{3}-0{4}$")


def is_example(address: str | None) -> bool:
    """Tell whether no visitor could ever reach this address."""
    host = urlsplit(address or "").hostname or ""
    return not host or any(host == name or host.endswith(f".{name}") for name in _EXAMPLES)


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


def gate(config: MkDocsConfig, today: date) -> list[Problem]:
    """Return what keeps the site from being released on `today`.

    A name and a way to reach the practice are not asked for here: no site is built without them.
    """
    root = Path(config.config_file_path).parent
    facts, text = practice.read(config), (root / "data/practice.yml").read_text(encoding="utf-8")

    def fact(field: str, english: str, japanese: str) -> Problem:
        line = line_of(text, field.partition(".")[0])
        return Problem("data/practice.yml", line, f"{field} {english}", f"{field} が{japanese}")

    found: list[Problem] = []
    if facts.sample:
        english = "is true; replace the sample details with real ones, then write false."
        found.append(fact("sample", english, " true です。見本の内容を本物に書きかえてから false にしてください。"))
    else:
        english, japanese = "is still the sample; write the real one.", "見本のままです。本物に書きかえてください。"
        found += [fact(field, english, japanese) for field in leftovers(facts)]
    if facts.address is None:
        english = "is not there; write where the practice is, as en: and ja:."
        found.append(fact("address", english, "ありません。住所を en: と ja: に書いてください。"))
    if facts.licence is None:
        found.append(
            fact("licence", "is not there; write true or false.", "ありません。true か false を書いてください。")
        )
    if is_example(config.site_url):
        line = line_of((root / "mkdocs.yml").read_text(encoding="utf-8"), "site_url")
        english = "site_url is an example; write the address that visitors will use."
        found.append(
            Problem("mkdocs.yml", line, english, "site_url が例のままです。実際に使うアドレスを書いてください。")
        )
    return found + freshness.stale(config, today)


def in_both_languages(problem: Problem) -> str:
    """Return two lines for the list that the owner works through."""
    return f"{problem.path}:{problem.line}  {problem.en}\n{problem.path}:{problem.line}  {problem.ja}"
