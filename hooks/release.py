"""The gate before a release: what the site may be built with, and must not be published with."""

from datetime import date
from urllib.parse import urlsplit

import freshness
import practice
from mkdocs.config.defaults import MkDocsConfig

_EXAMPLES = ("example.com", "example.org", "example.net", "example", "test", "invalid", "localhost", "127.0.0.1")
# freshness speaks English; its sentences begin with file and field.
_TOO_OLD = {
    "checked_on": "90日より前に確かめた番号です。一つずつ確かめ、今日の日付を書いてください。",
    "next_review": "見直しの日を過ぎています。読み直してから reviewed と next_review を書きかえてください。",
}


def is_example(address: str | None) -> bool:
    """Tell whether no visitor could ever reach this address."""
    host = urlsplit(address or "").hostname or ""
    return not host or any(host == name or host.endswith(f".{name}") for name in _EXAMPLES)


def gate(config: MkDocsConfig, today: date) -> list[str]:
    """Return what keeps the site from being released on `today`, each in English with Japanese on the next line.

    A name and a way to reach the practice are not asked for here: no site is built without them.
    """
    facts = practice.read(config)
    found: list[tuple[str, str, str]] = []
    if facts.sample:
        english = "is true; replace the sample details with real ones, then write false."
        japanese = "true です。見本の内容を本物に書きかえてから false にしてください。"
        found.append(("data/practice.yml: sample", english, japanese))
    if facts.address is None:
        english = "is null; write where the practice is, as en: and ja:."
        japanese = "null です。住所を en: と ja: に書いてください。"
        found.append(("data/practice.yml: address", english, japanese))
    if facts.licence is None:
        english = "is null; write true or false."
        japanese = "null です。true か false を書いてください。"
        found.append(("data/practice.yml: licence", english, japanese))
    if is_example(config.site_url):
        english = "is an example; write the address that visitors will use."
        japanese = "例のアドレスです。実際に使うアドレスを書いてください。"
        found.append(("mkdocs.yml: site_url", english, japanese))
    for sentence in freshness.stale(config, today):
        path, field, words = sentence.split(": ", 2)
        found.append((f"{path}: {field}", words, _TOO_OLD[field]))
    return [f"{place}: {english}\n{place}: {japanese}" for place, english, japanese in found]
