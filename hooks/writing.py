"""How a page is written: for people who hear it, who scan its links, and who read only one of the languages."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from problems import Problem, Source
from sections import Section

BOXES = ("in-short", "small-start", "non-urgent", "urgent", "emergency", "note")
LARGEST_IMAGE = 300 * 1024  # bytes
_CODE = re.compile(r"`[^`]*`")
_HTML = re.compile(r"<(?P<tag>a|img|iframe|script|style|video|audio|form)\b", re.IGNORECASE)
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<address>[^)\s]+)[^)]*\)")
_LINK = re.compile(r"(?<!!)\[(?P<words>[^\]]*)\]\((?P<address>[^)\s]+)[^)]*\)")
_BOX = re.compile(r"^\s*!!!\s+(?P<kind>[\w-]+)")
_EMPTY_WORDS = re.compile(
    r"^(?:こちら|ここ|クリック|詳細|リンク|(?:click )?here|this link|link|read more|more)$", re.IGNORECASE
)
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
_LETTER = re.compile(r"[^\W\d_]")
_NOT_WORDS = re.compile(r"\]\([^)]*\)|\[@[^\]]*\]|\{[^}]*\}|`[^`]*`|https?://\S+")


def problems(page: Source, docs: Path) -> list[Problem]:
    """Return what is wrong in the writing of a page; `docs` is where its images lie."""
    found = [Problem(page.path, line, *said) for line, said in _headings(page)]
    for section in page.sections:
        found += [Problem(page.path, line, *said) for line, said in _language(page, section)]
        for line, text in section.lines:
            if not any(mark in text for mark in ("<", "](", "!!!")):
                continue
            plain = _CODE.sub("", text)
            found += [Problem(page.path, line, *said) for said in (*_marks(plain), *_images(page, plain, docs))]
    if not any(text.strip() for section in page.sections for _, text in section.lines):
        found.append(Problem(page.path, 1, "the page is empty below its title.", "ページに本文がありません。"))
    return found


def _headings(page: Source) -> Iterator[tuple[int, tuple[str, str]]]:
    seen: set[str] = set()
    for before, section in pairwise([Section("", 1, ((1, ""),)), *(s for s in page.sections if s.level > 1 or s.id)]):
        if section.level == 1:
            yield (
                section.line,
                (
                    "the title stands in the front matter already; begin with ##.",
                    "題名は先頭の title から出ます。見出しは ## から始めてください。",
                ),
            )
        elif section.level > before.level + 1:
            marks = "#" * (before.level + 1)
            yield (
                section.line,
                (
                    f"the heading skips a level; use {marks} here.",
                    f"見出しの段が飛んでいます。{marks} にしてください。",
                ),
            )
        if f"#{section.id}" not in section.attributes:
            yield (
                section.line,
                (
                    "the heading needs an id, the same in both languages: ## Words { #id }",
                    "見出しに、両方の言語で同じ id が必要です：## 言葉 { #id }",
                ),
            )
        elif section.id in seen:
            yield (
                section.line,
                (f"#{section.id} stands on this page twice.", f"#{section.id} がこのページに二つあります。"),
            )
        seen.add(section.id)


def _marks(text: str) -> Iterator[tuple[str, str]]:
    for match in _HTML.finditer(text):
        yield (
            f"<{match['tag']}> is HTML; write Markdown instead: [words](address) or ![what it shows](address).",
            f"<{match['tag']}> はHTMLです。[言葉](アドレス) か ![説明](アドレス) のように書いてください。",
        )
    for match in _LINK.finditer(text):
        if _EMPTY_WORDS.match(match["words"].strip()):
            words = match["words"]
            yield (
                f"“{words}” does not say where the link leads; name the page instead.",
                f"「{words}」では行き先がわかりません。ページの名前などにしてください。",
            )
    if (box := _BOX.match(text)) and box["kind"] not in BOXES:
        known = ", ".join(BOXES)
        yield (
            f"there is no box “{box['kind']}”; choose {known}.",
            f"「{box['kind']}」という囲みはありません。{known} から選んでください。",
        )


def _images(page: Source, text: str, docs: Path) -> Iterator[tuple[str, str]]:
    for match in _IMAGE.finditer(text):
        alt, address = match["alt"].strip(), match["address"]
        if not alt:
            yield (
                "the image has no words for people who cannot see it: ![what it shows](…)",
                "画像に説明がありません。見えない人のために ![説明](…) と書いてください。",
            )
        elif bool(_JAPANESE.search(alt)) != page.japanese:
            yield ("the words of the image are not English.", "画像の説明が日本語ではありません。")
        if "://" in address or address.startswith("figure:"):
            continue
        path = docs / address.lstrip("/") if address.startswith("/") else (docs / page.name).parent / address
        if path.is_file() and path.stat().st_size > LARGEST_IMAGE:
            size = path.stat().st_size // 1024
            yield (
                f"{address} has {size} KB; make it smaller than {LARGEST_IMAGE // 1024} KB.",
                f"{address} が{size}KBあります。{LARGEST_IMAGE // 1024}KBより小さくしてください。",
            )


def _language(page: Source, section: Section) -> Iterator[tuple[int, tuple[str, str]]]:
    text = _NOT_WORDS.sub("", "\n".join(text for _, text in section.lines))
    letters, japanese = len(_LETTER.findall(text)), len(_JAPANESE.findall(text))
    # A name or a gloss in the other language is fine; a section in it is not.
    if letters > 30 and ((japanese / letters < 0.3) == page.japanese):
        yield (
            section.line,
            ("this section is not in English.", "この部分が日本語ではありません。"),
        )
