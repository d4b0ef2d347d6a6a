"""Somebody new looks after the site: after the start, no command is typed until a new site lies in its folder."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.browser import bring_npm
from tests.support.editor_page import Editor, sources
from tests.support.photos import photo, scenery
from tests.support.preview import PATIENCE, Preview, previewing
from tests.support.project import ROOT, Project

pytestmark = pytest.mark.slow
LONG = 300_000  # milliseconds that a build may take on a busy machine


class Newcomer:
    """Somebody with a download, a browser, and a preview that was started by a double click."""

    def __init__(self, project: Project, preview: Preview, browser: Browser) -> None:
        self.project, self.preview, self.browser = project, preview, browser
        self.context = self.window()

    def window(self) -> BrowserContext:
        context = self.browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(PATIENCE * 1000)
        return context

    def edit(self, change: Callable[[Editor], None]) -> None:
        """Change something in the editor, which lies where the folder of the project does.

        The dialog that hands a browser a folder of the system cannot be answered by a test. So the editor works on
        the browser's own folder, and what it saves there is copied as it is.
        """
        before, window = sources(self.project.root), self.window()
        editor = Editor(window, self.preview.address, before)
        change(editor)
        after = editor.files()
        for name in {*before, *after}:
            if name not in after:
                (self.project.root / name).unlink()
            elif after[name] != before.get(name):
                path = self.project.root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(editor.content(name))
        window.close()

    def sees(self, page: str, words: str) -> None:
        assert self.preview.shows(page, words), f"{page}: {words}\n{self.preview.told}"

    def desk(self, path: str = "") -> Page:
        page = self.context.new_page()
        page.goto(f"{self.preview.address}/desk/{path}")
        return page

    def keeps(self, words: str) -> None:
        page = self.desk()
        page.get_by_label("What did you change?").fill(words)
        page.get_by_role("button", name="Keep").click()
        assert f"Kept: “{words}”" in page.locator(".note").inner_text()
        page.close()


def change_a_sentence(editor: Editor) -> None:
    editor.open("pages", "hard-days")
    editor.fill("lead", "On a day when nothing moves, this page is enough.", "en")
    editor.fill("lead", "何もできない日は、このページだけで十分です。", "ja")
    editor.switch("up_to_date")
    editor.save()


def put_a_photo_in(file: Path) -> Callable[[Editor], None]:
    def change(editor: Editor) -> None:
        editor.open("pages", "massage")
        words = {"words_en": "A bright room", "words_ja": "明るい部屋", "caption_en": "", "caption_ja": ""}
        editor.put_picture("[Booking and contact](booking.md).", "en", file, words)
        editor.switch("up_to_date")
        editor.save()

    return change


def change_a_price(editor: Editor) -> None:
    editor.open("data", "services")
    prices = editor.field("services.0.prices")
    for button in prices.get_by_role("button", name="Expand", exact=True).all()[:1]:
        button.click()
    editor.fill("services.0.prices.0.yen", "6543")
    editor.save()


def tell_news(editor: Editor) -> None:
    editor.open("data", "notices")
    editor.fill("notices.0.from", date.today().isoformat())
    editor.fill("notices.0.until", (date.today() + timedelta(days=9)).isoformat())
    editor.fill("notices.0.title.en", "Closed on Friday")
    editor.fill("notices.0.title.ja", "金曜日はお休みします")
    editor.save()


def begin_a_page(editor: Editor) -> None:
    editor.begin_page()
    for language, title in (("en", "Neck care"), ("ja", "首のケア")):
        for field in ("title", "description", "lead"):
            editor.fill(field, title, language)
        editor.field("body", language)
    editor.save()


def cite_a_study_that_is_not_there(editor: Editor) -> None:
    editor.open("pages", "hard-days")
    text = editor.field("body", "en").locator("textarea")
    text.fill(f"{text.input_value()}\n\nRest helps. [@nobody-2024]\n")
    editor.save()


def test_the_first_days_of_somebody_new(project: Project, browser: Browser, tmp_path: Path) -> None:
    assert bring_npm(ROOT / "tests"), "the editor's package is not here: npm ci --prefix tests"
    file = tmp_path / "IMG 1.JPG"
    file.write_bytes(photo(scenery(3000, 1500)))
    with previewing(project) as preview:
        somebody = Newcomer(project, preview, browser)
        somebody.sees("hard-days/", "/desk/")

        somebody.edit(change_a_sentence)
        somebody.sees("hard-days/", "this page is enough.")
        somebody.sees("ja/hard-days/", "このページだけで")
        somebody.keeps("A first sentence")

        somebody.edit(put_a_photo_in(file))
        somebody.sees("massage/", 'alt="A bright room"')
        somebody.sees("ja/massage/", 'alt="明るい部屋"')
        somebody.edit(change_a_price)
        somebody.sees("practice/", "6,543")
        somebody.edit(tell_news)
        somebody.sees("booking/", "Closed on Friday")
        somebody.edit(begin_a_page)
        somebody.sees("neck-care/", "Neck care")
        somebody.sees("ja/neck-care/", "首のケア")
        somebody.keeps("Photo, price, news, a new page")

        somebody.edit(cite_a_study_that_is_not_there)
        somebody.sees("ja/", "docs/hard-days.md:")
        somebody.sees("", "[@nobody-2024]")
        page = somebody.desk()
        page.get_by_role("link", name="Throw a change away").click()
        page.get_by_role("button", name="Yes, throw away").click()
        page.goto(f"{preview.address}/desk/")
        page.get_by_role("listitem").filter(has_text="A first sentence").get_by_role("button").click()
        assert "“A first sentence”" in page.locator(".note").inner_text()
        assert "nobody-2024" not in project.text("docs/hard-days.md")
        assert "this page is enough." not in project.text("docs/hard-days.md")

        page.goto(f"{preview.address}/desk/publish/")
        page.get_by_role("button", name="Build").click(timeout=LONG)
        page.locator(".note").wait_for(timeout=LONG)
        assert (project.site / "index.html").is_file(), page.locator(".note").inner_text()
        assert "6,543" in project.html("practice")
        assert "A bright room" in project.html("massage")
        assert "this page is enough." not in project.html("hard-days")
        assert not (project.site / "neck-care").exists(), "a draft is for staff alone"
        assert "Traceback" not in preview.told
        somebody.context.close()
