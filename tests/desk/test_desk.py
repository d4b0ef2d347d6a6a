"""Staff's own pages in the preview, in a real browser: nothing needs a terminal, and nobody else can press a button."""

import http.client
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.desk.conftest import Git
from tests.support.page import barriers, open_details
from tests.support.preview import PATIENCE, Preview, previewing
from tests.support.project import ROOT, Project, make_real

pytestmark = pytest.mark.slow

LONG = 300_000  # milliseconds that a build may take on a busy machine
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def plain(browser: Browser) -> Iterator[BrowserContext]:
    """A phone whose browser runs no scripts."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    context.set_default_timeout(PATIENCE * 1000)
    yield context
    context.close()


@pytest.fixture
def opened() -> Iterator[Callable[[Project], Preview]]:
    """Preview a project until the end of the test."""
    with ExitStack() as stack:

        def open_(project: Project) -> Preview:
            preview = stack.enter_context(previewing(project))
            assert preview.shows("desk/", "desk.css"), preview.told
            return preview

        yield open_


def said(page: Page) -> str:
    return page.locator(".note").inner_text()


def keep(page: Page, preview: Preview, words: str) -> None:
    page.goto(f"{preview.address}/desk/")
    page.get_by_label("What did you change?").fill(words)
    page.get_by_role("button", name="Keep").click()
    assert f"Kept: “{words}”" in said(page)


def test_a_sentence_is_changed_kept_and_taken_back_and_a_developers_work_stays(
    cloned: Project, git: Git, opened: Callable[[Project], Preview], plain: BrowserContext
) -> None:
    first, before = git("rev-parse", "HEAD"), cloned.text("docs/hard-days.md")
    preview, page = opened(cloned), plain.new_page()
    page.goto(f"{preview.address}/ja/hard-days/")
    page.get_by_role("link", name="Changes · 変更").click()
    assert "何も変わっていません" in page.locator("main").inner_text()
    title = re.search(r"^title: (.+)$", before, re.M)
    assert title
    cloned.edit("docs/hard-days.md", title[1], "A new title for hard days")
    page.reload()
    assert "A new title for hard days (English page)" in page.locator("main").inner_text()
    page.get_by_text("See what changed").click()
    assert page.locator("del").inner_text() == f"title: {title[1]}"
    assert page.locator("ins").inner_text() == "title: A new title for hard days"
    page.get_by_role("button", name="Keep").click()  # without words: the browser asks for them
    assert page.locator(".note").count() == 0
    keep(page, preview, "題名を変えた <b>")
    assert git("log", "-1", "--format=%s") == "題名を変えた <b>"
    assert preview.shows("hard-days/", "A new title for hard days")
    page.get_by_role("button", name="Take this back").click()
    assert "「題名を変えた <b>」を取り消しました。" in said(page)
    assert cloned.text("docs/hard-days.md") == before
    assert preview.shows("hard-days/", title[1].strip("'"))
    assert git("rev-parse", "HEAD~2") == first
    assert git("status", "--short") == ""
    page.get_by_role("button", name="Take this back").click()
    assert "A new title for hard days" in cloned.text("docs/hard-days.md")
    assert "Traceback" not in preview.told


def test_a_change_that_is_not_kept_is_thrown_away_after_a_question(
    cloned: Project, opened: Callable[[Project], Preview], plain: BrowserContext
) -> None:
    before = cloned.text("data/notices.yml")
    cloned.write("data/notices.yml", "notices: []\n")
    preview, page = opened(cloned), plain.new_page()
    page.goto(f"{preview.address}/desk/")
    page.get_by_role("link", name="Throw a change away · 変更を捨てる: News").click()
    page.get_by_role("link", name="No, go back").click()
    assert cloned.text("data/notices.yml") == "notices: []\n"
    page.get_by_role("link", name="Throw a change away · 変更を捨てる: News").click()
    page.get_by_role("button", name="Yes, throw away").click()
    assert "News is as it was last kept." in said(page)
    assert cloned.text("data/notices.yml") == before


def test_a_download_is_looked_after_from_the_browser_alone(
    project: Project, git: Git, opened: Callable[[Project], Preview], plain: BrowserContext
) -> None:
    preview, page = opened(project), plain.new_page()
    assert (project.root / ".git").is_dir(), "the editor asks for it"
    page.goto(f"{preview.address}/desk/pages/")
    page.locator("#name").fill("Stretching")
    page.get_by_role("button", name="Begin").click()
    assert "「Stretching」はアドレスに使えません。" in said(page)
    page.locator("#name").fill("stretching")
    page.get_by_role("button", name="Begin").click()
    assert "“stretching” is there in both languages as a draft." in said(page)
    assert page.get_by_role("link", name="Open the editor 編集画面を開く").get_attribute("href") == (
        "/admin/#/collections/pages/entries/stretching"
    )
    keep(page, preview, "A page about stretching")
    project.write("docs/together.md", project.text("docs/together.md") + "\nSee [how](stretching.md).\n")
    row = page.locator(".card", has_text="/stretching/")
    page.goto(f"{preview.address}/desk/pages/")
    row.locator("summary").click()
    row.get_by_label("New name in the address").fill("bending")
    row.get_by_role("button", name="Rename").click()
    assert "“stretching” is now “bending”" in said(page)
    assert "docs/together.md" in said(page)
    assert "/stretching/ lands on the page-not-found page" in said(page)
    assert "See [how](bending.md)." in project.text("docs/together.md")
    keep(page, preview, "Bending")
    page.goto(f"{preview.address}/desk/pages/")
    row = page.locator(".card", has_text="/bending/")
    row.locator("summary").click()
    row.get_by_role("link", name="Delete a page").click()
    page.get_by_role("button", name="Yes, delete").click()
    assert "「bending」へのリンクが残っています。" in said(page)
    assert "docs/together.md:" in page.locator(".note a").first.inner_text()
    project.edit("docs/together.md", "\nSee [how](bending.md).\n", "")
    page.go_back()
    page.get_by_role("button", name="Yes, delete").click()
    assert "“bending” is deleted in both languages" in said(page)
    keep(page, preview, "Bending is gone")
    assert git("log", "--format=%s").splitlines() == [
        "Bending is gone", "Bending", "A page about stretching", "As downloaded",
    ]  # fmt: skip
    page.get_by_role("button", name="Take this back").first.click()
    assert (project.root / "docs/bending.ja.md").exists()
    assert "Traceback" not in preview.told


def test_publishing_lists_what_is_left_to_do_and_then_writes_the_folder(
    cloned: Project, opened: Callable[[Project], Preview], plain: BrowserContext
) -> None:
    cloned.leave_as_read()
    preview, page = opened(cloned), plain.new_page()
    page.goto(f"{preview.address}/desk/publish/")
    assert str(cloned.site) in page.locator("main").inner_text()
    page.get_by_role("button", name="Publish to the folder").click(timeout=LONG)
    assert "フォルダーは元のままです。" in said(page)
    first = page.locator(".told a").first
    assert (first.inner_text(), first.get_attribute("href")) == (
        "data/practice.yml:1",
        "/admin/#/collections/data/entries/practice",
    )
    assert not cloned.site.exists()
    page.get_by_role("button", name="Build for a look").click(timeout=LONG)
    assert "サイトを書き出しました。" in said(page)
    assert cloned.site.is_dir()
    make_real(cloned.root)
    cloned.edit("mkdocs.yml", "https://www.example.com/", "https://www.stone-house-mikage.jp/")
    page.get_by_role("button", name="Publish to the folder").click(timeout=LONG)
    assert "Done: the site is in the folder." in said(page)
    assert "stone-house-mikage" in cloned.html("")


def asked(preview: Preview, path: str, method: str = "GET", body: str = "", **headers: str) -> tuple[int, str]:
    """Ask as any program could, with headers of its own."""
    connection = http.client.HTTPConnection(urlsplit(preview.address).netloc, timeout=PATIENCE)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body.encode(), given)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def test_no_other_site_can_read_the_pages_or_press_a_button(
    cloned: Project, git: Git, opened: Callable[[Project], Preview]
) -> None:
    preview = opened(cloned)
    host = urlsplit(preview.address).netloc
    own = {"Host": host, "Origin": preview.address, "Content_Type": FORM}
    cloned.edit("docs/massage.md", "Here is what studies", "Here is all that studies")
    found = re.search(r'name="token" value="([^"]{40,})"', asked(preview, "/desk/")[1])
    assert found
    good = urlencode({"token": found[1], "words": "Mine"})
    port = host.partition(":")[2]
    for name in (
        "evil.example",
        f"evil.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        f"127.0.0.1.evil.example:{port}",
        "",
    ):
        for method, body in (("GET", ""), ("POST", good)):
            status, html = asked(preview, "/desk/", method, body, **own | {"Host": name})
            assert status == 403
            assert found[1] not in html
        assert asked(preview, "/desk/keep/", "POST", good, **own | {"Host": name, "Origin": f"http://{name}"})[0] == 403
    for origin in ("http://evil.example", "null", "", f"https://{host}", "http://127.0.0.1:1"):
        assert asked(preview, "/desk/keep/", "POST", good, **own | {"Origin": origin})[0] == 403
    assert asked(preview, "/desk/keep/", "POST", good, Host=host, Content_Type=FORM)[0] == 403
    for token in ("", "x", found[1][:-1], found[1] + "x", "é"):
        body = urlencode({"token": token, "words": "Theirs"})
        status, html = asked(preview, "/desk/keep/", "POST", body, **own)
        assert status == 403
        assert "Open it anew" in html
    assert asked(preview, "/desk/keep/", "POST", good, **own | {"Content_Type": "text/plain"})[0] == 403
    assert asked(preview, "/desk/keep/", "POST", good + "&x=" + "x" * 30_000, **own)[0] == 403
    for path in ("keep", "take-back", "throw-away", "delete", "rename", "begin", "release", "build"):
        assert asked(preview, f"/desk/{path}/?{good}")[0] == 200, "asking does nothing"
    assert asked(preview, "/desk/nothing/", "POST", good, **own)[0] == 404
    assert git("log", "--format=%s") == "A developer's step"
    assert not cloned.site.exists()
    assert asked(preview, "/desk/keep/", "POST", good, **own)[0] == 200
    assert git("log", "-1", "--format=%s") == "Mine"


def test_words_and_names_reach_no_shell_and_no_file_elsewhere(
    cloned: Project, git: Git, opened: Callable[[Project], Preview], plain: BrowserContext, tmp_path: Path
) -> None:
    preview, page = opened(cloned), plain.new_page()
    cloned.edit("docs/massage.md", "Here is what studies", "Here is all that studies")
    mark = tmp_path / "s"
    words = f"$(touch {mark}); `touch {mark}`"
    keep(page, preview, words)
    assert git("log", "-1", "--format=%s") == words
    page.goto(f"{preview.address}/desk/delete/?page=../README")
    assert "“../README”" in said(page)
    page.goto(f"{preview.address}/desk/throw-away/?file=../../etc/passwd")
    assert "holds no change" in said(page)
    assert not mark.exists()


def test_the_pages_can_be_used_by_everybody(
    cloned: Project, opened: Callable[[Project], Preview], browser: Browser
) -> None:
    preview = opened(cloned)
    cloned.edit("docs/massage.md", "Here is what studies", "Here is all that studies")
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    keep(page, preview, "Studies")
    cloned.write("docs/assets/new.svg", "<svg/>")
    for path in ("", "pages/", "publish/", "throw-away/?file=docs/assets/new.svg", "delete/?page=massage", "nothing/"):
        page.emulate_media(color_scheme="light" if path else "dark")
        page.goto(f"{preview.address}/desk/{path}")
        open_details(page)
        assert barriers(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
        small = "[...document.querySelectorAll('button, nav a, .button, input:not([type=hidden]), summary')]"
        assert page.evaluate(f"{small}.filter(it => it.getBoundingClientRect().height < 44).length") == 0, path
        assert page.locator("h1").count() == 1
        assert page.locator("h1 [lang=ja]").count() == 1
    page.goto(f"{preview.address}/desk/keep/")  # what a browser opens again tomorrow
    assert page.locator("#keep").count() == 1
    page.goto(f"{preview.address}/massage/")
    assert barriers(page) == []
    context.close()


def test_the_pages_answer_while_facts_are_broken_and_in_a_folder_of_the_host(
    cloned: Project, opened: Callable[[Project], Preview]
) -> None:
    cloned.edit("mkdocs.yml", "https://www.example.com/", "https://www.example.com/practice/")
    cloned.edit("data/practice.yml", "sample: true", "sample: [true")
    with previewing(cloned) as preview:
        assert preview.shows("practice/desk/", 'href="/practice/desk/desk.css"'), preview.told
        assert "data/practice.yml" in preview.html("practice/desk/")
        assert "hard-days" in preview.html("practice/desk/pages/")
        assert 'href="/practice/desk/"' in preview.html("practice/ja/")
        assert 'href="/practice/desk/"' in preview.html("practice/admin/")


def test_nothing_of_these_pages_is_published(site: Path) -> None:
    assert not (site / "desk").exists()
    assert [path for path in site.rglob("*.html") if "preview-desk" in path.read_text(encoding="utf-8")] == []


def test_every_word_of_these_pages_is_there_in_both_languages() -> None:
    folder = ROOT / "practice_site/desk"
    texts = [path.read_text(encoding="utf-8") for path in folder.iterdir() if path.suffix in (".py", ".html")]
    asked_for = {name for text in texts for name in re.findall(r'"(desk_[a-z_]+[a-z])"', text)}
    catalogue = (folder.parent / "messages.yml").read_text(encoding="utf-8")
    there = set(re.findall(r"^(desk_\w+):\n  en: .+\n  ja: .+$", catalogue, re.M))
    assert asked_for <= there
    composed = {f"desk_{stem}_{kind}" for stem in ("kind", "throw_away") for kind in ("changed", "added", "deleted")}
    assert there - asked_for <= composed
