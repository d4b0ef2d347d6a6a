"""What visitors do: read, change language, find help, reach the practice; by keyboard, by phone, without scripts."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Page

Open = Callable[..., Page]
BOOK = {"/": "Book your appointment", "/ja/": "予約する"}
OTHER = {"/": "/ja/", "/ja/": "/"}
# One page of each template; the full site differs from the shipped one in what they show of the practice.
EACH_KIND = ("", "massage/", "booking/", "plan/", "evidence/", "help-now/", "search/", "privacy/", "thanks/")


@pytest.mark.slow
@pytest.mark.parametrize("root", ["/", "/ja/"])
def test_the_language_switch_works_there_and_back(open_page: Open, root: str) -> None:
    page = open_page(f"{root}massage/")
    for there in (OTHER[root], root):
        page.locator(".language-switch a").click()
        page.wait_for_url(lambda url: urlsplit(url).path == f"{there}massage/")  # noqa: B023 - waited for at once


def test_a_reader_in_the_middle_of_a_page_stays_there_when_switching(open_page: Open) -> None:
    page = open_page("/massage/")
    page.evaluate("document.getElementById('sleep').scrollIntoView()")
    page.evaluate("document.querySelector('.language-switch a').click()")
    page.wait_for_url("**/ja/massage/#sleep")
    assert page.locator("#sleep").inner_text() == "眠り"


@pytest.mark.parametrize(
    ("root", "subject", "plan"), [("/", "appointment", "training plan"), ("/ja/", "予約", "運動プラン")]
)
def test_all_channels_stand_as_equals_on_the_booking_page(open_page: Open, root: str, subject: str, plan: str) -> None:
    page = open_page(f"{root}booking/")
    for section, words in (("#appointment", subject), ("#training-plan", plan)):
        hrefs = page.eval_on_selector_all(f"{section} .channel a", "all => all.map((e) => e.getAttribute('href'))")
        assert "tel:+81780000000" in hrefs
        assert "https://line.example.com/" in hrefs
        mail = urlsplit(next(href for href in hrefs if href.startswith("mailto:")))
        query = parse_qs(mail.query)
        assert mail.path == "booking@example.com"
        assert words in query["subject"][0]
        assert "\r\n" in query["body"][0]
        assert "+" not in unquote(mail.query).split("body=")[0]
        sizes = page.eval_on_selector_all(
            f"{section} .channel", "all => all.map((e) => Math.round(e.getBoundingClientRect().width))"
        )
        assert len(set(sizes)) == 1
    assert page.locator("#appointment .channel a").first.get_attribute("href") == "https://booking.example.com/"


@pytest.mark.parametrize("root", ["/", "/ja/"])
def test_the_keyboard_alone_reaches_the_booking_channels(open_page: Open, root: str) -> None:
    page = open_page(root, width=390)
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == BOOK[root]:
            break
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{root}booking/")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.href || ''").startswith("tel:"):
            return
    pytest.fail("the telephone was not reached")


@pytest.mark.parametrize("root", ["/", "/ja/"])
def test_without_scripts_menu_switch_and_booking_work_on_a_phone(open_page: Open, root: str) -> None:
    page = open_page(root, width=390, javascript=False, has_touch=True, is_mobile=True)
    assert not page.locator("#menu").is_visible()
    page.locator(".site-nav > .menu-button").tap()
    page.locator("#menu a").last.tap()
    page.wait_for_url(f"**{root}booking/")
    page.locator(".language-switch a").tap()
    page.wait_for_url(lambda url: urlsplit(url).path == f"{OTHER[root]}booking/")
    assert page.locator(".channel a[href^='tel:']").count() == 2


def test_the_menu_opens_by_keyboard_and_closes_with_escape_and_when_left(open_page: Open) -> None:
    page = open_page("/ja/", width=390)
    button = page.locator(".site-nav > .menu-button")
    button.focus()
    page.keyboard.press("Enter")
    menu = page.locator("#menu")
    assert menu.is_visible()
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert button.evaluate("e => e === document.activeElement")
    page.keyboard.press("Enter")
    for _ in range(8):
        page.keyboard.press("Tab")
    assert not menu.is_visible()


def test_on_a_wide_screen_the_links_stand_in_the_header(open_page: Open) -> None:
    page = open_page("/")
    links = ["When you feel low", "Our practice", "First visit", "Booking and contact"]
    assert page.locator(".site-nav a").all_inner_texts() == links
    assert not page.locator(".site-nav .menu-button").first.is_visible()


def test_the_error_page_speaks_both_languages_at_any_depth(open_page: Open, address: str) -> None:
    page = open_page("/no/such/page/")
    assert page.locator("h1").inner_text() == "We could not find that page"
    assert page.locator("section[lang=ja] h2").inner_text() == "ページが見つかりません"
    hrefs = page.eval_on_selector_all("#main a, .site-header a:not(.skip-link)", "all => all.map((e) => e.href)")
    for href in {*hrefs}:
        assert page.request.get(href).ok, href
    page.goto(f"{address}/ja/no/such/page/")
    assert page.locator("html").get_attribute("lang") == "ja"
    assert page.locator("h1").inner_text() == "ページが見つかりません"
    assert page.locator("[lang=en]").all_inner_texts() == [
        "English",
        *page.locator("address [lang=en]").all_inner_texts(),
    ]
    page.locator(".language-switch a").click()
    page.wait_for_url(f"{address}/")


def test_no_page_asks_anybody_else_keeps_anything_or_breaks_the_policy(
    open_page: Open, address: str, full_address: str, paths: list[str]
) -> None:
    page = open_page("/")
    asked, failed, said = set(), [], []
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    # Leaving a page cancels its icon; that is the test hurrying on, not a broken address.
    page.on("requestfailed", lambda r: failed.append(r.url) if r.failure != "net::ERR_ABORTED" else None)
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    given = [f"{full_address}/{language}{slug}" for language in ("", "ja/") for slug in EACH_KIND]
    for url in [*(address + path for path in paths), f"{address}/thanks/", *given]:
        page.goto(url)
        stored = page.evaluate(
            """async () => [localStorage.length, sessionStorage.length, document.cookie,
                (await indexedDB.databases()).length, getComputedStyle(document.body).margin]"""
        )
        assert stored == [0, 0, "", 0, "0px"], f"{url} keeps something, or its styles were not let in"
        assert said == [], url
    page.wait_for_timeout(200)  # for what the last page may still say
    assert asked == {urlsplit(root).netloc for root in (address, full_address)}
    assert failed == []
    assert said == []
    assert page.context.cookies() == []


def test_the_themes_script_and_search_are_not_loaded(open_page: Open) -> None:
    page = open_page("/")
    scripts = page.eval_on_selector_all("script[src]", "all => all.map((e) => e.getAttribute('src'))")
    assert [re.sub(r"\.[0-9a-f]{10}\.", ".", script) for script in scripts] == ["assets/site.js"]


def test_days_in_a_table_stay_on_one_line_on_a_phone(open_page: Open) -> None:
    days = open_page("/ja/together/", width=390).locator("table:not([class]) td:first-child")
    lines = """all => all.map((cell) => {
        const words = new Range();
        words.selectNodeContents(cell);
        return words.getClientRects().length;
    })"""
    assert days.evaluate_all(lines) == [1] * 7
