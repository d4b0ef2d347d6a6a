"""The lines between `---` at the top of a page: readable, complete, and different from every other page's."""

import difflib
import re
from collections import defaultdict
from datetime import date, datetime
from typing import Any

import yaml
from mkdocs.utils.meta import SafeLoader  # the fast one in C where it is there, and what reads the page itself
from problems import Problem, Source, line_of

# What search results show before they cut; a Japanese character is about twice as wide.
_LONGEST = {"title": (70, 40), "description": (170, 100)}
FIELDS = ("title", "description", "lead", "template", "reviewed", "next_review", "translates", "noindex", "draft")
_FENCED = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)


def read(page: Source) -> tuple[dict[str, Any], Problem | None]:
    """Return a page's front matter, and what keeps it from being read."""
    match = _FENCED.match(page.text)
    if not match:
        return {}, Problem(
            page.path,
            1,
            "the page has to begin with a line ---, its title and description, and a second line ---.",
            "ページの先頭に --- の行、title と description、もう一度 --- の行が必要です。",
        )
    try:
        values = yaml.load(match["yaml"], Loader=SafeLoader)  # noqa: S506 - safe, as the name says
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        if "\t" in page.text.splitlines()[line - 1]:
            said = ("a tab stands where spaces belong; use spaces.", "タブが入っています。半角の空白にしてください。")
        else:
            said = (
                'this line cannot be read; write "name: words", and put words that hold a colon in quotes.',
                "この行が読めません。「名前: 言葉」の形にし、コロンを含む言葉は引用符で囲んでください。",
            )
        return {}, Problem(page.path, line, *said)
    except (yaml.YAMLError, ValueError):
        values = None
    if isinstance(values, dict):
        return values, None
    said = (
        'the lines between --- have to read "name: words".',
        "--- で囲んだ行は「名前: 言葉」の形にしてください。",
    )
    return {}, Problem(page.path, 2, *said)


def problems(pages: list[Source], templates: list[str]) -> list[Problem]:
    """Return what is wrong in the front matter of each page, and what two pages share."""
    found: list[Problem] = []
    shared: dict[tuple[str, bool, str], list[tuple[Source, int]]] = defaultdict(list)
    for page in pages:
        values, unreadable = read(page)
        if unreadable:
            found.append(unreadable)
            continue
        for field in ("title", "description"):
            found += _words(page, field, values.get(field))
            if values.get(field):
                shared[field, page.japanese, str(values[field])].append((page, line_of(page.text, field)))
        found += _dates(page, values) + _known(page, values, templates)
    for (field, _, _), places in shared.items():
        for page, line in places[1:]:
            first = places[0][0].path
            found.append(
                Problem(
                    page.path,
                    line,
                    f"{first} has the same {field}; every page needs its own.",
                    f"{field} が {first} と同じです。ページごとに変えてください。",
                )
            )
    return found


def _words(page: Source, field: str, words: object) -> list[Problem]:
    if not isinstance(words, str) or not words.strip():
        return [
            Problem(
                page.path,
                1 if words is None else line_of(page.text, field),
                f"{field} is missing; write one for search results and for people who hear the page.",
                f"{field} がありません。検索結果や読み上げのために書いてください。",
            )
        ]
    longest = _LONGEST[field][page.japanese]
    if len(words) <= longest:
        return []
    return [
        Problem(
            page.path,
            line_of(page.text, field),
            f"{field} has {len(words)} characters; {longest} are enough.",
            f"{field} が{len(words)}字あります。{longest}字までにしてください。",
        )
    ]


def _dates(page: Source, values: dict[str, Any]) -> list[Problem]:
    found = []
    for field in ("reviewed", "next_review"):
        day = values.get(field)
        if day is not None and (not isinstance(day, date) or isinstance(day, datetime)):
            found.append(
                Problem(
                    page.path,
                    line_of(page.text, field),
                    f"{field} is not a date; write it like 2026-11-22.",
                    f"{field} は日付ではありません。2026-11-22 のように書いてください。",
                )
            )
    reviewed, due = values.get("reviewed"), values.get("next_review")
    if not found and reviewed and due and due <= reviewed:
        found.append(
            Problem(
                page.path,
                line_of(page.text, "next_review"),
                f"next_review {due} does not come after reviewed {reviewed}.",
                f"next_review {due} が reviewed {reviewed} より後になっていません。",
            )
        )
    return found


def _known(page: Source, values: dict[str, Any], templates: list[str]) -> list[Problem]:
    """Return each field that means nothing, such as a misspelt one, and each template that does not exist."""
    found = []
    for field in values:
        if field not in FIELDS:
            meant = (difflib.get_close_matches(str(field), FIELDS, n=1) or [None])[0]
            english = f"did you mean {meant}?" if meant else f"known here: {', '.join(FIELDS)}."
            japanese = f"{meant} のことですか。" if meant else f"使えるのは {'、'.join(FIELDS)} です。"
            said = f"{field} is no field of a page; {english}", f"{field} という項目はありません。{japanese}"
            found.append(Problem(page.path, line_of(page.text, str(field)), *said))
    if "template" in values and values["template"] not in templates:
        said = (
            f"there is no template {values['template']}; known here: {', '.join(templates)}.",
            f"{values['template']} というテンプレートはありません。使えるのは {'、'.join(templates)} です。",
        )
        found.append(Problem(page.path, line_of(page.text, "template"), *said))
    return found
