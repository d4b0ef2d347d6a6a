"""A hundred mistakes and attacks, each on a whole project: stopped with the file named, or published harmlessly.

DEVELOPERS.md tells how many there are; `test_the_page_for_developers_tells_how_many` keeps that true.
"""

import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.support.project import ROOT, Project

pytestmark = pytest.mark.slow

Spoil = Callable[[Project], object]
LONGEST = 60  # seconds for a build


def edit(name: str, old: str, new: str) -> Spoil:
    return lambda project: project.edit(name, old, new)


def menu(old: str, new: str) -> Spoil:
    """Change the menus where they stand in mkdocs.yml."""

    def spoil(project: Project) -> None:
        project.menus_in_settings()
        project.edit("mkdocs.yml", old, new)

    return spoil


def end(name: str, text: str) -> Spoil:
    """Add text at the end of a page, and its translation's stamp, so that only the text itself is judged."""

    def spoil(project: Project) -> None:
        for path in (f"docs/{name}.md", f"docs/{name}.ja.md"):
            whole = (project.root / path).read_text(encoding="utf-8")
            project.write(path, f"{whole}\n{text}\n")

    return spoil


def put(name: str, content: bytes | str) -> Spoil:
    def spoil(project: Project) -> None:
        path = project.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    return spoil


def link(name: str, target: str) -> Spoil:
    return lambda project: (project.root / name).symlink_to(target)


def front(line: str) -> Spoil:
    return edit("docs/privacy.md", "---\ntitle:", f"---\n{line}\ntitle:")


def practice(line: str) -> Spoil:
    def spoil(project: Project) -> None:
        path = project.root / "data/practice.yml"
        name = line.partition(":")[0]
        kept, keep = [], True
        for it in path.read_text(encoding="utf-8").splitlines():
            keep = keep if it.startswith(" ") else not it.startswith(f"{name}:")
            kept += [it] if keep else []
        path.write_text("\n".join([*kept, line]) + "\n", encoding="utf-8")

    return spoil


BOX = "docs/massage.md"
JA = "docs/massage.ja.md"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
BOMB = "a: &a [x]\n" + "".join(
    f"{n}: &{n} [{', '.join([f'*{p}'] * 9)}]\n" for p, n in zip("abcdefg", "bcdefgh", strict=True)
)

# What is done, and the file that has to be named; an empty name means that the site may be published, harmlessly.
MISTAKES: dict[str, tuple[Spoil, str]] = {
    # Boxes and our Markdown
    "box with Japanese quotes": (end("privacy", "!!! emergency 「死にたい」\n\n    119"), "docs/privacy"),
    "box with smart quotes": (end("privacy", "!!! urgent “Do not”\n\n    Words."), "docs/privacy"),
    "box with a lost quote": (end("privacy", '!!! urgent "Do not\n\n    Words.'), "docs/privacy"),
    "box without indent": (end("privacy", '!!! urgent "Do not"\n\nWords.'), "docs/privacy"),
    "box with wide indent": (end("privacy", '!!! urgent "Do not"\n\n　　Words.'), "docs/privacy"),
    "box of an unknown kind": (end("privacy", '!!! urgnet "Do not"\n\n    Words.'), "docs/privacy"),
    "box with two marks": (end("privacy", '!! urgent "Do not"\n\n    Words.'), "docs/privacy"),
    "box of another program": (end("privacy", '??? urgent "Do not"\n\n    Words.'), "docs/privacy"),
    "box between colons": (end("privacy", "::: urgent\nWords.\n:::"), "docs/privacy"),
    "box as on GitHub": (end("privacy", "> [!WARNING]\n> Words."), "docs/privacy"),
    "box with a tab": (end("privacy", '!!!\turgent "119"\n\n    Words.'), "docs/privacy"),
    "box with wide letters": (end("privacy", '!!! ｕｒｇｅｎｔ "119"\n\n    Words.'), "docs/privacy"),
    "box without quotes": (end("privacy", "!!! urgent Do not wait\n\n    Words."), "docs/privacy"),
    "box without title": (end("privacy", "!!! urgent\n\n    Words."), "docs/privacy"),
    "box with a line outside": (end("privacy", '!!! urgent "119"\n\n    Words.\nMore.'), "docs/privacy"),
    "box in a list, two spaces": (end("privacy", '- A\n\n  !!! urgent "119"\n\n      B.'), "docs/privacy"),
    "box in a list, four spaces": (end("privacy", '- 119\n\n    !!! urgent "119"\n\n        119'), ""),
    "box moved in": (end("privacy", '    !!! urgent "119"\n\n        Words.'), "docs/privacy"),
    "box as heading": (end("privacy", '## !!! urgent "119" { #u }\n\nWords.'), "docs/privacy"),
    "words moved in": (end("privacy", "119\n\n    [119](tel:119)"), "docs/privacy"),
    "list right below words": (end("privacy", "119:\n- 110\n- 119"), "docs/privacy"),
    "list within a list, two spaces": (end("privacy", "- 119\n  - 110\n- 118"), "docs/privacy"),
    "list with brackets": (end("privacy", "1) 119\n2) 110"), "docs/privacy"),
    "list with Japanese dots": (end("privacy", "・119\n・110"), "docs/privacy"),
    "table right below words": (end("privacy", "119:\n| 1 | 2 |\n|---|---|\n| 3 | 4 |"), "docs/privacy"),
    "table without a head": (end("privacy", "| 1 | 2 |\n| 3 | 4 |"), "docs/privacy"),
    "table with a cell too many": (end("privacy", "| 1 | 2 |\n|---|---|\n| 3 | 4 | 5 |"), "docs/privacy"),
    "heading moved in": (end("privacy", "119\n\n  ## 119 { #a }\n\n119"), "docs/privacy"),
    "heading without words": (end("privacy", "##\n\n119"), "docs/privacy"),
    "bold without end": (end("privacy", "**119"), "docs/privacy"),
    "bold with wide stars": (end("privacy", "＊＊119＊＊"), "docs/privacy"),
    "struck out": (end("privacy", "~~119~~ 110"), "docs/privacy"),
    "footnote": (end("privacy", "119[^1]\n\n[^1]: 110"), "docs/privacy"),
    "template in a page": (end("privacy", "{{ practice.name }}"), "docs/privacy"),
    "template in a lead": (front("lead: Dear {{ name }}"), "docs/privacy.md"),
    "link with a gap": (end("privacy", "[Booking] (booking.md)"), "docs/privacy"),
    "link turned round": (end("privacy", "(Booking)[booking.md]"), "docs/privacy"),
    "link with wide brackets": (end("privacy", "［119］（booking.md）"), "docs/privacy"),
    "link of a wiki": (end("privacy", "[[booking]]"), "docs/privacy"),
    "link with one slash": (end("privacy", "[Words that lead on](https:/example.jp)"), "docs/privacy"),
    "link to nowhere": (end("privacy", "[Words that lead on]()"), "docs/privacy"),
    "link to one's own computer": (end("privacy", "[Words](http://localhost:8000/massage/)"), "docs/privacy"),
    "link with a password": (end("privacy", "[Words](https://user:pass@example.jp/)"), "docs/privacy"),
    "telephone with letters": (end("privacy", "[119](tel:119-ABC)"), "docs/privacy"),
    "another number in the words": (end("privacy", "[110](tel:119)"), "docs/privacy"),
    "mail to nobody": (end("privacy", "[119](mailto:booking)"), "docs/privacy"),
    "citation without its sign": (end("privacy", "119 [hou-2010]"), "docs/privacy"),
    "figure twice": (end("privacy", "![119](figure:dose)\n\n![119](figure:dose)"), "docs/privacy"),
    "id of the template": (end("privacy", "## 119 { #main }\n\n119"), "docs/privacy"),
    "class that hides": (end("privacy", "*119*{ .visually-hidden }"), "docs/privacy"),
    "end of a tag": (end("privacy", "119</div>"), "docs/privacy"),
    "end of the page": (end("privacy", "</main></body></html>"), "docs/privacy"),
    "tags crossed": (end("privacy", "<b>119</i></b>"), "docs/privacy"),
    "comment without end": (end("privacy", "<!-- 110\n\n119"), "docs/privacy"),
    "blocked word in code": (end("privacy", "`cures` `治る`"), "docs/privacy"),
    "blocked word in a link's title": (end("privacy", '[Booking](booking.md "治る, it cures")'), "docs/privacy"),
    "box with wide marks": (end("privacy", '！！！ urgent "Do not"\n\n    Words.'), "docs/privacy"),
    "citations with a comma": (end("privacy", "Words [@hou-2010, @packheiser-2024]."), "docs/privacy"),
    "citation with a space": (end("privacy", "Words [@ hou-2010]."), "docs/privacy"),
    "citation with wide brackets": (end("privacy", "Words ［@hou-2010］."), "docs/privacy"),
    "citation unknown": (end("privacy", "Words [@nobody-1999]."), "docs/privacy"),
    "certainty with spaces": (end("privacy", "Words [@hou-2010]. { certainty = low }"), "docs/privacy"),
    "certainty with wide braces": (end("privacy", "Words [@hou-2010]. ｛certainty=low｝"), "docs/privacy"),
    "certainty unknown": (end("privacy", "Words [@hou-2010]. { certainty=sure }"), "docs/privacy"),
    "certainty too strong": (end("privacy", "Words [@hou-2010]. { certainty=high }"), "docs/privacy"),
    "figure with words": (end("privacy", "![A](figure:dose) words"), "docs/privacy"),
    "figure unknown": (end("privacy", "![A chart](figure:nothing)"), "docs/privacy"),
    "help line unknown": (end("privacy", "Call [](helpline:nobody)."), "docs/privacy"),
    "help line outside a link": (end("privacy", "Call helpline:tell now."), "docs/privacy"),
    "heading without id": (end("privacy", "## Words"), "docs/privacy"),
    "heading id twice": (end("privacy", "## Words { #same }\n\nA.\n\n## Words { #same }\n\nB."), "docs/privacy"),
    "heading underlined": (end("privacy", "Words\n-----\n\nMore."), "docs/privacy"),
    "markup in code": (end("privacy", "`[@hou-2010]` `{ certainty=low }` `figure:dose`"), ""),
    # HTML
    "meta refresh": (end("privacy", '<meta http-equiv="refresh" content="0;url=https://evil.example">'), "docs/privacy"),
    "script": (end("privacy", "<script>alert(1)</script>"), "docs/privacy"),
    "style": (end("privacy", "<style>body{display:none}</style>"), "docs/privacy"),
    "iframe": (end("privacy", '<iframe src="https://evil.example"></iframe>'), "docs/privacy"),
    "svg with a handler": (end("privacy", '<svg onload="alert(1)"></svg>'), "docs/privacy"),
    "base": (end("privacy", '<base href="https://evil.example/">'), "docs/privacy"),
    "form": (end("privacy", '<form action="https://evil.example"><input></form>'), "docs/privacy"),
    "handler in braces": (end("privacy", "## Words { #w onclick=alert(1) }\n\nA."), "docs/privacy"),
    "style in braces": (end("privacy", "*Words*{ style=display:none }"), "docs/privacy"),
    "javascript link": (end("privacy", "[Words that lead on](javascript:alert(1))"), "docs/privacy"),
    "javascript link in entities": (end("privacy", "[Words that lead on](&#106;avascript:alert(1))"), "docs/privacy"),
    "javascript link with a tab": (end("privacy", "[Words that lead on](<java\tscript:alert(1)>)"), "docs/privacy"),
    "data link": (end("privacy", "[Words that lead on](data:text/html,x)"), "docs/privacy"),
    # Front matter
    "quotes in a description": (edit(BOX, "description: ", "description: Why we say \"no tracking\" & mean <it>. "), ""),
    "script in a description": (edit("docs/privacy.md", "lead: ", "lead: '\"><script>alert(1)</script>' # "), "?"),
    "title is a number": (edit("docs/privacy.md", "title: Privacy", "title: 2027"), "docs/privacy.md"),
    "field misspelt": (front("reviewd: 2026-11-22"), "docs/privacy.md"),
    "field twice": (front("title: Other"), "docs/privacy.md"),
    "wide colon": (front("lead：words"), "docs/privacy.md"),
    "braces unquoted": (front("lead: {{ name }}"), "docs/privacy.md"),
    "brackets without end": (front("lead: " + "[" * 5000), "docs/privacy.md"),
    "quote without end": (front('lead: "words'), "docs/privacy.md"),
    "unknown template": (front("template: articel.html"), "docs/privacy.md"),
    "review to come": (edit(BOX, "reviewed: 20", "reviewed: 21"), BOX),
    "next review in the far future": (edit(BOX, "next_review: 2027", "next_review: 2099"), BOX),
    "impossible date": (front("reviewed: 2026-02-30"), "docs/privacy.md"),
    "front matter twice": (edit("docs/privacy.md", "\n---\n", "\n---\n---\ntitle: A\ndescription: B\n---\n"), "docs/privacy.md"),
    "front matter lost": (edit("docs/privacy.md", "---\ntitle:", "title:"), "docs/privacy.md"),
    "tag that runs code": (front("lead: !!python/object/apply:os.system [ls]"), "docs/privacy.md"),
    # How a page is saved
    "page in Shift-JIS": (put("docs/privacy.ja.md", "---\ntitle: 題\n---\n本文".encode("shift_jis")), "docs/privacy.ja.md"),
    "page in UTF-16": (put("docs/privacy.md", "---\ntitle: x\n---\nWords".encode("utf-16")), "docs/privacy.md"),
    "page empty": (put("docs/privacy.md", ""), "docs/privacy.md"),
    "page half saved": (put("docs/privacy.md", "---\ntitle: Privacy\ndescrip"), "docs/privacy.md"),
    "page in RTF": (put("docs/privacy.md", "{\\rtf1\\ansi Words}"), "docs/privacy.md"),
    "page with merge marks": (end("privacy", "<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> other"), "docs/privacy"),
    "page of five megabytes": (put("docs/privacy.md", "---\ntitle: x\ndescription: y\n---\n" + "words " * 900_000), "docs/privacy.md"),
    "paragraph of 150,000 letters": (end("privacy", "1" * 150_000), "docs/privacy"),
    "brackets without number": (end("privacy", "[" * 20_000), "docs/privacy"),
    "links without end": (end("privacy", "[1](" * 8_000), "docs/privacy"),
    "braces without number": (end("privacy", "{ " * 20_000), "docs/privacy"),
    "spaces without number": (end("privacy", "1" + " " * 100_000 + "1"), "docs/privacy"),
    "name of a file that cannot be read": (put("docs/a\nb.md", "x"), "docs/a?b.md"),
    "text turned round": (end("privacy", "Words \u202e turned."), "docs/privacy"),
    "control characters": (end("privacy", "Words \x07 ring."), "docs/privacy"),
    # Pairs
    "English alone": (lambda p: (p.root / "docs/privacy.ja.md").unlink(), "docs/privacy.md"),
    "Japanese alone": (lambda p: (p.root / "docs/privacy.md").unlink(), "docs/privacy"),
    "misspelt language": (put("docs/news.jp.md", "---\ntitle: x\n---\nx"), "docs/news.jp.md"),
    "copy by the Finder": (put("docs/massage 2.ja.md", "---\ntitle: x\n---\nx"), "docs/massage 2.ja.md"),
    "Japanese file name": (put("docs/プライバシー.ja.md", "---\ntitle: x\n---\nx"), "docs/プライバシー.ja.md"),
    "number on one side": (edit("docs/massage.md", "17 trials", "71 trials"), "docs/massage"),
    "English left in Japanese": (edit(JA, "\n## ", "\nThis paragraph was left in English by mistake, and nobody saw it.\n\n## "), JA),
    "translation behind": (edit("docs/privacy.md", "\n## ", "\nOne more sentence.\n\n## "), "docs/privacy.ja.md"),
    "entry of a list missing": (edit("docs/privacy.ja.md", "- どなたがどのページを読んだのかを調べません。\n", ""), "docs/privacy.ja.md"),
    "heading missing": (edit(JA, "{ #safety", "{ #safely"), "docs/massage"),
    # What lies in docs/
    "spreadsheet": (put("docs/顧客リスト.xlsx", b"PK\x03\x04"), "docs/顧客リスト.xlsx"),
    "Word's lock file": (put("docs/~$massage.docx", b"x"), "docs/~$massage.docx"),
    "web page": (put("docs/old.html", "<script>alert(1)</script>"), "docs/old.html"),
    "link to a secret": (link("docs/assets/notes.svg", "/etc/passwd"), "docs/assets/notes.svg"),
    "link to nothing": (link("docs/gone.md", "nowhere.md"), "docs/gone.md"),
    "link in circles": (link("docs/loop", "."), "docs/loop"),
    "the site's own script": (put("docs/assets/site.js", "alert(1)"), "docs/assets/site.js"),
    "the site's error page": (put("docs/404.md", "x"), "docs/404.md"),
    # Pictures
    "picture from elsewhere": (end("privacy", "![A stone](https://images.example.org/p.jpg)"), "docs/privacy"),
    "picture from a host alone": (end("privacy", "![A stone](//images.example.org/p.jpg)"), "docs/privacy"),
    "picture in the text": (end("privacy", "![A stone](data:image/png;base64,AAAA)"), "docs/privacy"),
    "picture that is none": (put("docs/assets/a.jpg", "<html>"), "docs/assets/a.jpg"),
    "picture that is empty": (put("docs/assets/a.png", b""), "docs/assets/a.png"),
    "drawing with a script": (put("docs/assets/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), "docs/assets/a.svg"),
    "drawing with a photo": (put("docs/assets/a.svg", f'{SVG}<image href="data:image/jpeg;base64,AA"/></svg>'), "docs/assets/a.svg"),
    "drawing that moves": (put("docs/assets/a.svg", f'{SVG}<animate attributeName="x"/></svg>'), "docs/assets/a.svg"),
    "drawing without size": (put("docs/assets/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>'), "docs/assets/a.svg"),
    "drawing with blocked words": (put("docs/assets/a.svg", f"{SVG}<title>It cures</title></svg>"), "docs/assets/a.svg"),
    "picture on a drive": (end("privacy", "![119](C:\\a.jpg)"), "docs/privacy"),
    "picture missing": (end("privacy", "![A stone](/assets/none.jpg)"), "docs/privacy"),
    "picture without words": (end("privacy", "![](/assets/moves/walk.svg)"), "docs/privacy"),
    # Data
    "hours as numbers": (practice("opening_hours: [{days: [mon], opens: 10, closes: 19}]"), ""),
    "hours with points": (practice("opening_hours: [{days: [mon], opens: 10.00, closes: 19.30}]"), "?"),
    "hours without colon": (practice("opening_hours: [{days: [mon], opens: 1000, closes: 1930}]"), ""),
    "hours in words": (practice("opening_hours: [{days: [mon], opens: 10時, closes: 19時半}]"), ""),
    "hours impossible": (practice("opening_hours: [{days: [mon], opens: '25:00', closes: '26:00'}]"), "data/practice.yml"),
    "hours turned round": (practice("opening_hours: [{days: [mon], opens: '19:00', closes: '10:00'}]"), "data/practice.yml"),
    "hours that overlap": (practice("opening_hours: [{days: [mon], opens: 10, closes: 15}, {days: [mon], opens: 14, closes: 19}]"), "data/practice.yml"),
    "weekday twice": (practice("opening_hours: [{days: [mon, mon], opens: 10, closes: 15}]"), "data/practice.yml"),
    "special day twice": (practice("special_days: [{date: 2026-12-31}, {date: 2026-12-31}]"), "data/practice.yml"),
    "telephone with the 0": (practice("phone: +81-078-000-0000"), "data/practice.yml"),
    "data with merge marks": (edit("data/practice.yml", "sample: true", "<<<<<<< HEAD\nsample: true"), "data/practice.yml"),
    "address with a user": (practice("form_endpoint: https://user:pass@forms.example.com/"), "data/practice.yml"),
    "address with a quote": (practice("form_endpoint: 'https://forms.example.com/\"x'"), "?"),
    "address with a directive": (practice("form_endpoint: 'https://x.example.com;sandbox'"), "data/practice.yml"),
    "address with a wildcard": (practice("form_endpoint: 'https://*.com'"), "data/practice.yml"),
    "address in Cyrillic": (practice("booking_url: {en: 'https://bооking.example.com/', ja: 'https://booking.example.com/'}"), "?"),
    "address without https": (practice("line_url: http://line.example.com"), "data/practice.yml"),
    "data bomb": (put("data/differences.yml", BOMB), "data/differences.yml"),
    "data empty": (put("data/practice.yml", ""), "data/practice.yml"),
    "data in Shift-JIS": (put("data/practice.yml", "name: 店".encode("shift_jis")), "data/practice.yml"),
    "data missing": (lambda p: (p.root / "data/labels.yml").unlink(), "data/labels.yml"),
    "data with a tab": (edit("data/practice.yml", "\nphone:", "\n\tphone:"), "data/practice.yml"),
    "huge number": (practice(f"licence: {'9' * 5000}"), "data/practice.yml"),
    "axis without length": (edit("data/figures.yml", "from: 0.2\n      to: -1", "from: 0.2\n      to: 0.2"), "data/figures.yml"),
    "placeholder misspelt": (edit("data/labels.yml", "{date}", "{dat}"), "data/labels.yml"),
    "brace alone": (edit("data/labels.yml", "{date}", "{"), "data/labels.yml"),
    "help lines checked in the future": (edit("data/helplines.yml", "checked_on: 20", "checked_on: 21"), "data/helplines.yml"),
    "blocked word in a figure": (edit("data/figures.yml", "title:\n      en: ", "title:\n      en: Exercise cures depression. "), "data/figures.yml"),
    "blocked word in the menu": (menu("Exercise: 運動", "Exercise: 運動でうつが治る"), "mkdocs.yml"),
    "blocked word after a hash": (front("lead: 'Skip #1 - we cure depression'"), "docs/privacy.md"),
    "own service called massage": (edit("data/services.yml", "ja: ボディケア", "ja: マッサージ・ボディケア"), "data/services.yml"),
    # Settings
    "page in no menu": (menu("      - Privacy: privacy.md\n", ""), "docs/privacy"),
    "menu without page": (menu("privacy.md", "privaci.md"), "mkdocs.yml"),
    "menu without Japanese": (menu("            Privacy: プライバシー\n", ""), "mkdocs.yml"),
    "menu with another site": (menu("- Privacy: privacy.md", "- Privacy: privacy.md\n      - Help now: https://example.jp/"), "mkdocs.yml"),
    "menu with a page twice": (menu("- Privacy: privacy.md", "- Privacy: privacy.md\n      - Help now: privacy.md"), "mkdocs.yml"),
    "menu with no words": (menu("            Privacy: プライバシー", "            Privacy:"), "mkdocs.yml"),
    "box without words": (edit("mkdocs.yml", "            in-short: 要点", "            in-short:"), "mkdocs.yml"),
    "a third language": (edit("mkdocs.yml", "        - locale: ja\n", "        - locale: ko\n          name: 한국어\n        - locale: ja\n"), "mkdocs.yml"),
    "another language": (edit("mkdocs.yml", "locale: ja", "locale: jp"), "mkdocs.yml"),
    "pages without folders": (edit("mkdocs.yml", "site_name:", "use_directory_urls: false\nsite_name:"), "mkdocs.yml"),
    "address of the site with tags": (edit("mkdocs.yml", "https://www.example.com/", "https://x.jp/<script>alert(1)</script>"), "mkdocs.yml"),
    "template missing": (lambda p: (p.root / "overrides/main.html").unlink(), "overrides/main.html"),
    "template that MkDocs needs missing": (lambda p: (p.root / "overrides/robots.txt").unlink(), "overrides/robots.txt"),
    "header renamed": (edit("mkdocs.yml", "- Header:", "- Top:"), "mkdocs.yml"),
    "settings with a wrong indent": (edit("mkdocs.yml", "theme:\n  name", "theme:\n name"), "mkdocs.yml"),
}  # fmt: skip


@pytest.fixture(params=MISTAKES)
def mistake(request: pytest.FixtureRequest) -> tuple[Spoil, str]:
    return MISTAKES[request.param]


@pytest.fixture
def built_before(project: Project, site: Path) -> Project:
    """A copy that has been built before its mistake was made, as that of staff has."""
    shutil.copytree(site.parent / ".cache", project.root / ".cache")
    return project


def test_a_mistake_is_stopped_by_name_or_published_harmlessly(
    built_before: Project, mistake: tuple[Spoil, str]
) -> None:
    project, (spoil, named) = built_before, mistake
    spoil(project)
    if named in ("", "?"):
        for page in ("privacy", "massage"):
            project.stamp(page)  # that the Japanese page is behind is another mistake
    started = time.monotonic()
    built = project.command("build", timeout=2 * LONGEST)
    told = built.stdout + built.stderr
    assert time.monotonic() - started < LONGEST
    assert "Traceback" not in told
    assert "build-error.log" not in told, "a mistake of staff is no fault of the machinery"
    if built.returncode:
        assert named, f"should be published: {told}"
        name = re.escape(named) if named != "?" else r"(?:docs|data)/\S+"
        assert re.search(rf"{name}\S*:\d+ ", told), told
    else:
        assert named in ("", "?", "docs/privacy.ja.md"), f"should be stopped: {told}"
        assert (project.root / "site/index.html").exists()
        pages = "".join(path.read_text(encoding="utf-8") for path in (project.root / "site").rglob("index.html"))
        for harm in ("<script>alert", "evil.example", "00:00", "javascript:"):
            assert harm not in pages


def test_the_page_for_developers_tells_how_many() -> None:
    assert len(MISTAKES) >= 100
    assert f"{len(MISTAKES)} kinds of mistakes" in (ROOT / "DEVELOPERS.md").read_text(encoding="utf-8")


def test_a_photo_of_fifty_megapixels_ends_in_a_sentence_or_a_small_picture(project: Project) -> None:
    project.write("docs/assets/.keep", "")
    Image.new("RGB", (10_000, 6_000), "teal").save(project.root / "docs/assets/large.png")
    built = project.command("build", timeout=LONGEST)
    assert "Traceback" not in built.stderr
    assert built.returncode == 0 or "docs/assets/large.png:1 " in built.stderr
