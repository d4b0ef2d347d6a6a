"""Staff change pages and facts in the browser, and what they save is what the build accepts."""

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

from practice_site.project import Project as Sources
from tests.support.editor_page import PACKAGES, Editor, Open, sources
from tests.support.preview import previewing
from tests.support.project import ROOT, Project

pytestmark = pytest.mark.slow


def settings(site: Path) -> dict:
    return yaml.safe_load((site / "admin/config.yml").read_text(encoding="utf-8"))


def test_the_editor_is_one_exact_file_from_outside(site: Path) -> None:
    page = (site / "admin/index.html").read_text(encoding="utf-8")
    assert len(re.findall(r"https://unpkg\.com/", page.partition("</title>")[2])) == 1
    version, path, digest = re.search(r"@sveltia/cms@([\d.]+)/(\S+)\"[^>]*integrity=\"sha384-([^\"]+)", page).groups()
    assert json.loads((ROOT / "tests/package.json").read_text())["devDependencies"]["@sveltia/cms"] == version
    content = (PACKAGES / "@sveltia/cms" / path).read_bytes()
    assert base64.b64encode(hashlib.sha384(content).digest()).decode() == digest


def test_visitors_and_search_engines_never_meet_the_editor(site: Path) -> None:
    assert 'name="robots" content="noindex"' in (site / "admin/index.html").read_text(encoding="utf-8")
    everywhere = [*site.rglob("*.html"), site / "sitemap.xml", *site.glob("assets/*.*")]
    naming = [path for path in everywhere if path.parent.name != "admin" and b"admin" in path.read_bytes()]
    assert not naming
    fragments = len(list(site.glob("pagefind/fragment/*")))
    assert fragments == len([path for path in site.rglob("*.html") if b"data-pagefind-body" in path.read_bytes()])


def test_every_data_file_can_be_edited(site: Path) -> None:
    _, data = settings(site)["collections"]
    assert {file["file"] for file in data["files"]} == {f"data/{path.name}" for path in ROOT.glob("data/*.yml")}


def leaves(fields: list[dict], place: str) -> Iterator[tuple[str, dict]]:
    for field in fields:
        yield f"{place}.{field['name']}", field
        yield from leaves(field.get("fields", []), f"{place}.{field['name']}")


def test_fields_ask_for_what_the_build_accepts(site: Path) -> None:
    _, data = settings(site)["collections"]
    found = dict(leaf for file in data["files"] for leaf in leaves(file["fields"], file["name"]))
    assert found["practice.opening_hours.days"]["options"][4] == {"label": "Friday · 金曜", "value": "fri"}
    assert found["practice.opening_hours.opens"]["type"] == "time"
    assert found["helplines.checked_on"]["type"] == "date"
    assert found["references.references.certainty"]["widget"] == "select"
    assert found["practice.name.en"]["required"]
    assert not found["practice.phone"]["required"]
    assert re.search(found["practice.phone"]["pattern"][0], "+81-78-000-0000")
    assert found["labels.appointment_body.en"]["widget"] == "text"


def test_captions_are_in_both_languages(site: Path) -> None:
    pages, data = settings(site)["collections"]
    places = [leaf for file in data["files"] for leaf in leaves(file["fields"], file["name"])]
    places += leaves(pages["fields"], "")
    for place, field in places:
        one = place.startswith("labels.") and place.count(".") == 1  # words that stand for themselves
        assert one or " · " in field["label"] or field["label"] in ("DOI", "LINE"), place


def test_it_starts_without_a_word_of_complaint(edit: Open, address: str) -> None:
    opened = edit(ROOT, address)
    # The news of the CDN and of GitHub's health are not served here.
    assert [text for kind, text in opened.said if kind in ("error", "warning") and "ERR_FAILED" not in text] == []
    hosts = {re.match(r"https://([^/]+)", url)[1] for url in opened.asked}
    assert hosts <= {"unpkg.com", "cdn.jsdelivr.net", "www.githubstatus.com"}


def test_without_the_file_from_outside_staff_are_told(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route(re.compile("^https://"), lambda route: route.abort())
    page.goto(f"{address}/admin/")
    told = page.inner_text("body")
    assert "The editor could not be loaded." in told
    assert "編集画面を読み込めませんでした。" in told
    page.close()


EDITS = {
    "practice": ("phone", "+81-78-111-2222"),
    "people": ("people.0.name.en", "Hanako (sample)"),
    "services": ("services.0.name.en", "Care of the body"),
    "rules": ("questions.0.question.en", "May I bring a friend?"),
    "notices": ("notices.0.title.en", "News of today"),
    "helplines": ("helplines.0.source", "kobe.example"),
    "references": ("references.0.container", "World Health Organization"),
    "figures": ("figures.0.title.en", "Kinds of exercise"),
    "plan": ("activities.0.name.en", "Rest, and nothing else"),
    "triage": ("cards.0.title.en", "Your life is in danger"),
    "labels": ("skip.en", "Skip to the text"),
    "synonyms": ("help", "help me, 助けて"),
    "wording": ("own_service.instead", "施術"),
    "holidays": ("holidays.3.en", "Birthday of the Emperor"),
}


def test_only_what_was_changed_changes_in_a_data_file(edit: Open, address: str, project: Project) -> None:
    # look.yml and differences.yml give nothing yet: there is no field to change.
    assert set(EDITS) | {"look", "differences"} == {path.stem for path in ROOT.glob("data/*.yml")}
    opened = edit(ROOT, address)
    before = opened.files()
    assert before == sources(ROOT)
    for name, (place, text) in EDITS.items():
        opened.open("data", name)
        opened.fill(place, text)
        opened.save()
    after = opened.files()
    assert {path for path in after if after[path] != before.get(path)} == {f"data/{name}.yml" for name in EDITS}
    for name, (_, text) in EDITS.items():
        old, new = (files[f"data/{name}.yml"].splitlines() for files in (before, after))
        changed = [line for was, line in zip(old, new, strict=True) if was != line]
        assert len(changed) == 1, name
        assert changed[0].endswith(text), name
        project.write(f"data/{name}.yml", after[f"data/{name}.yml"])
    assert project.build().returncode == 0


def test_saving_a_page_without_a_change_keeps_every_byte(edit: Open, address: str) -> None:
    opened = edit(ROOT, address)
    for path in sorted(ROOT.glob("docs/*.ja.md")):
        name = path.name.removesuffix(".ja.md")
        opened.open("pages", name)
        title = opened.field("title", "en").locator("input").input_value()
        opened.fill("title", "Another title", "en")
        opened.fill("title", title, "en")
        opened.switch("up_to_date")  # something to save, and the one thing that is up to date already
        opened.save()
    assert opened.files() == sources(ROOT)


def test_a_colour_that_is_chosen_is_one_that_the_build_reads(edit: Open, address: str, project: Project) -> None:
    opened = edit(ROOT, address)
    opened.open("data", "look")
    for path in ("colours", "colours.light"):  # nothing is given yet: each group is begun first
        group = opened.page.locator(f"section.field[data-key-path='{path}']")
        group.scroll_into_view_if_needed()
        group.get_by_role("checkbox").first.click()
        group.locator("section.field").first.wait_for()
    colour = opened.page.locator("section.field[data-key-path='colours.light.action']")
    for _ in range(50):  # the editor draws what is in sight alone
        if colour.count():
            break
        opened.page.locator("section.field").last.evaluate("field => field.scrollIntoView()")
        opened.page.wait_for_timeout(100)
    colour.evaluate("field => field.scrollIntoView()")
    colour.locator("input").fill("#1f4e8c")
    opened.save()
    saved = opened.files()["data/look.yml"]
    assert yaml.safe_load(saved) == {"colours": {"light": {"action": "#1f4e8c"}}}
    project.write("data/look.yml", saved)
    assert Sources(project.root).data.look.colours_given("light") == {"action": "#1f4e8c"}


def test_a_required_fact_cannot_be_emptied(edit: Open, address: str) -> None:
    opened = edit(ROOT, address)
    opened.open("data", "practice")
    opened.fill("name.ja", "")
    opened.page.get_by_role("button", name="Save", exact=True).click()
    opened.field("name.ja").get_by_text("required").first.wait_for()
    assert opened.files() == sources(ROOT)


PAGE = {
    "en": """## What it is { #what }

A slow stretch may ease the symptoms of depression a little [@noetel-2024].

## What is not known yet { #not-known }

See [help lines](help-now.md).""",
    "ja": """## どんなものか { #what }

ゆっくりした体操で、うつの症状が少し軽くなる可能性があります [@noetel-2024]。

## まだわかっていないこと { #not-known }

[相談窓口](help-now.md)をご覧ください。""",
}


def test_somebody_new_changes_a_sentence_adds_a_page_and_changes_fridays_hours(
    project: Project, edit: Open, serve: Callable[[Path], str], open_page: Callable[..., Page]
) -> None:
    assert project.command("page", "stretching").returncode == 0
    with previewing(project) as preview:  # the editor of a built site does not know of drafts
        assert preview.shows("admin/config.yml", "stretching"), preview.told
        opened = edit(project.root, preview.address)
        change_a_sentence(opened)
        write_the_page(opened)
        change_friday(opened)
        saved = opened.files()
    for path, text in saved.items():
        project.write(path, text)
    done = project.command("build")
    assert done.returncode == 0, done.stderr
    published = serve(project.root / "site")
    look(open_page, published)


def change_a_sentence(opened: Editor) -> None:
    opened.open("pages", "massage")
    opened.replace("lead", "Here is what studies", "Here is all that studies", "en")
    opened.replace("lead", "まとめました。", "一つにまとめました。", "ja")
    opened.switch("up_to_date")
    opened.save()


def write_the_page(opened: Editor) -> None:
    opened.open("pages", "stretching")
    words = {
        "en": ("Can stretching help?", "What slow stretching may do.", "Slow movement for quiet days."),
        "ja": (
            "ストレッチは役立ちますか",
            "ゆっくりした体操でできることです。",
            "静かな日のための、ゆっくりした動きです。",
        ),
    }
    for language, texts in words.items():
        for field, text in zip(("title", "description", "lead"), texts, strict=True):
            opened.fill(field, text, language)
        opened.fill("body", PAGE[language], language)
    opened.switch("draft")
    opened.switch("up_to_date")
    opened.save()


def change_friday(opened: Editor) -> None:
    opened.open("data", "practice")
    opened.fill("opening_hours.1.closes", "18:30")
    opened.save()


def look(open_page: Callable[..., Page], published: str) -> None:
    assert "Here is all that studies" in open_page(f"{published}/massage/").inner_text("main")
    assert "一つにまとめました" in open_page(f"{published}/ja/massage/").inner_text("main")
    for prefix, title, hours in (("", "Can stretching help?", "Friday"), ("/ja", "ストレッチは役立ちますか", "金曜")):
        page = open_page(f"{published}{prefix}/stretching/")
        assert page.inner_text("h1") == title
        assert page.locator("#ref-noetel-2024").count() == 1
        booking = open_page(f"{published}{prefix}/booking/").inner_text("main")
        assert hours in booking
        assert "18:30" in booking
