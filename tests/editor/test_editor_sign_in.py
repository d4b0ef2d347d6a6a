"""At the published site only those ways to sign in are offered that work there."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.editor_page import serve_package
from tests.support.project import Project

pytestmark = pytest.mark.slow

PUBLISHED = "https://www.example.com"
TOKEN, GITHUB = "Sign In Using Access Token", "Sign In with GitHub"
Visit = Callable[[str], Page]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open the editor of a served site as if it were published."""
    context = browser.new_context()

    def visited(address: str) -> Page:
        context.route(re.compile("^https://"), lambda route: serve_package(route))
        there = re.compile(f"^{re.escape(PUBLISHED)}/")
        fetch = context.request.get
        context.route(there, lambda route: route.fulfill(response=fetch(route.request.url.replace(PUBLISHED, address))))
        page = context.new_page()
        page.goto(f"{PUBLISHED}/admin/")
        page.get_by_role("heading", name="Sveltia CMS").wait_for()
        page.locator(".buttons").wait_for(state="attached")
        return page

    yield visited
    context.close()


def offered(page: Page) -> list[str]:
    shown = [button for button in page.locator(".buttons button").all() if button.is_visible()]
    return [button.inner_text().translate(dict.fromkeys(map(ord, "\u2068\u2069"))) for button in shown]


def test_without_an_address_of_the_repository_staff_are_told_what_is_missing(visit: Visit, address: str) -> None:
    page = visit(address)
    assert offered(page) == []
    told = page.locator(".own-note")
    assert "repo_url" in told.inner_text()
    assert "リポジトリのアドレス" in told.inner_text()


@pytest.mark.parametrize(
    ("extra", "ways"), [("", [TOKEN]), ("extra: {sign_in: https://sign-in.example.workers.dev}\n", [GITHUB, TOKEN])]
)
def test_with_one_a_token_is_offered_and_github_where_a_service_is_named(
    visit: Visit, serve: Callable[[Path], str], project: Project, extra: str, ways: list[str]
) -> None:
    settings = f"{project.text('mkdocs.yml')}\nrepo_url: https://github.com/practice/site\n{extra}"
    project.write("mkdocs.yml", settings)
    done = project.build()
    assert done.returncode == 0, done.stderr
    page = visit(serve(project.site))
    assert offered(page) == ways
    assert not page.locator(".own-note").count()
    page.get_by_role("button", name=TOKEN).click()
    link = page.locator("a[href^='https://github.com/settings/personal-access-tokens/new?']")
    assert "contents=write" in (link.get_attribute("href") or "")
