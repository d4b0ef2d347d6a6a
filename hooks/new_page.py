"""What `make page` runs: begin a page in both languages, as a draft, with its entry in the menu.

Its words are those of new_page.md and new_page.ja.md, beside this file.
"""

import re
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from string import Template

import menu
from placeholders import ENGLISH, JAPANESE
from translations import fingerprint

_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST = 30  # the Japanese title holds the slug, and has to stay short enough for search results
# Addresses below which the site keeps something else: a page there would lie among that, or on top of it.
_TAKEN = ("admin", "assets", "en", "ja", "pagefind")
_HERE = Path(__file__).parent


class Refused(SystemExit):
    """Why no page was begun: a sentence in each language."""

    def __init__(self, english: str, japanese: str) -> None:
        """Say both, one a line."""
        super().__init__(f"{english}\n{japanese}")


def check_slug(slug: str) -> None:
    """Refuse what cannot be the name of a page in its address."""
    if not slug:
        raise Refused(
            "Say what the page is to be called in its address, for example: make page slug=stretching",
            "ページのアドレスに使う名前を書いてください。例：make page slug=stretching",
        )
    if not _SLUG.fullmatch(slug) or len(slug) > _LONGEST:
        raise Refused(
            f"“{slug}” cannot be an address: begin with a letter, use only a to z, 0 to 9 and single hyphens "
            f"between them, and at most {_LONGEST} characters, for example: make page slug=better-sleep",
            f"「{slug}」はアドレスに使えません。小文字の a〜z で始め、a〜z、0〜9 と、間をつなぐハイフンだけで、"
            f"{_LONGEST}字までにしてください。例：make page slug=better-sleep",
        )
    if slug in _TAKEN:
        raise Refused(
            f"The site uses the address “{slug}” for something else; choose another name.",
            f"「{slug}」というアドレスは、サイトがほかのことに使っています。別の名前にしてください。",
        )


def pages(slug: str, today: date) -> tuple[str, str]:
    """Return the text of the English page and of the Japanese one, which records that it belongs to the other."""
    leap_day = (today.month, today.day) == (2, 29)
    next_year = today.replace(year=today.year + 1, day=28 if leap_day else today.day)
    words = {"slug": slug, "today": str(today), "next_year": str(next_year)}
    english, japanese = (
        Template((_HERE / f"new_page{ending}").read_text(encoding="utf-8")) for ending in (".md", ".ja.md")
    )
    text = english.substitute(words)
    return text, japanese.substitute(words, fingerprint=fingerprint(text))


def with_entry(settings: bytes, slug: str) -> str:
    """Return mkdocs.yml with the page in the menu."""
    try:
        # Decoded here, since reading as text would change the ends of its lines.
        return menu.with_entry(settings.decode("utf-8"), f"{slug}.md")
    except ValueError as error:
        raise Refused(
            "mkdocs.yml does not look as expected; see that nav has “- Footer:” on a line of its own with entries "
            "below, or ask a developer.",
            "mkdocs.yml の書き方がいつもと違います。nav の「- Footer:」が一行にあり、下に項目があるか確かめるか、"
            "開発者にたずねてください。",
        ) from error


def begin(root: Path, slug: str, today: date) -> str:
    """Write both pages and the entry in the menu, or nothing; return what to tell staff."""
    check_slug(slug)
    for name in (f"{slug}.md", f"{slug}.ja.md", slug):
        if (root / "docs" / name).exists():
            raise Refused(
                f"docs/{name} exists already; open it, or choose another name.",
                f"docs/{name} はすでにあります。それを開くか、別の名前にしてください。",
            )
    settings = root / "mkdocs.yml"
    text = with_entry(settings.read_bytes(), slug)
    english, japanese = pages(slug, today)
    _write({root / f"docs/{slug}.md": english, root / f"docs/{slug}.ja.md": japanese, settings: text})
    return (
        f"docs/{slug}.md and docs/{slug}.ja.md are there as drafts, and so is their entry in the menu (mkdocs.yml): "
        "make serve shows them, and visitors do not see them.\n"
        f"Replace everything marked {ENGLISH}. When both pages are ready, "
        f"write draft: false in both, then run make stamp page={slug} and make build.\n"
        f"docs/{slug}.md と docs/{slug}.ja.md を下書きとして作り、メニュー（mkdocs.yml）にも加えました。"
        "make serve では見えますが、公開はされません。\n"
        f"{JAPANESE}のついた文をすべて書きかえてください。"
        f"できあがったら、両方を draft: false にし、make stamp page={slug}、make build の順に実行してください。"
    )


def _write(texts: dict[Path, str]) -> None:
    """Write every file beside its place first: what may fail, such as a full disk, fails before any is there."""
    beside = {path.with_name(f"{path.name}.new"): path for path in texts}
    try:
        for new, path in beside.items():
            new.write_bytes(texts[path].encode("utf-8"))
        for new, path in beside.items():
            new.replace(path)
    finally:
        for new in beside:
            with suppress(OSError):
                new.unlink(missing_ok=True)


if __name__ == "__main__":
    try:
        print(begin(Path(), sys.argv[1] if len(sys.argv) > 1 else "", date.today()))
    except OSError as error:
        english = f"{error.filename} cannot be read or written ({error.strerror})."
        raise Refused(english, f"{error.filename} を読み書きできません（{error.strerror}）。") from None
