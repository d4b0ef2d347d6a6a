"""What visitors do: read, change language, find help, reach the practice; by keyboard, by phone, without scripts."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Page

Open = Callable[..., Page]
BOOK = {"en": "Book your appointment", "ja": "予約する"}
PLAN = {"en": "Ask for a training plan", "ja": "運動プランを相談する"}
OWNERS_WORDS = {
    "en": "Book your appointment now for your treatment in Mikage / Kobe or contact us",
    "ja": "神戸・御影での施術のご予約はこちら。",
}
HEALTH_PAGES = ["massage/", "exercise/", "together/", "evidence/", "first-visit/"]
CLAIMS = {
    "": ["opening"],
    "massage/": ["cortisol", "serotonin-dopamine", "sleep"],
    "exercise/": ["endorphins", "neurogenesis", "stress-hormones"],
    "together/": ["recovery", "sleep-energy", "synergy"],
}


def language_of(path: str) -> str:
    return "ja" if path.startswith("/ja/") else "en"


def twin_of(path: str) -> str:
    return path.removeprefix("/ja") if path.startswith("/ja/") else f"/ja{path}"


def test_every_page_has_its_own_language_title_and_description(open_page: Open, address: str, paths: list[str]) -> None:
    page = open_page("/")
    titles, descriptions = set(), set()
    for path in paths:
        page.goto(address + path)
        language = language_of(path)
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1, path
        description = page.locator("meta[name=description]").get_attribute("content")
        assert description
        for words in (page.title(), description, page.locator("h1").inner_text()):
            japanese = any("ぁ" <= letter <= "ヶ" or "一" <= letter <= "龠" for letter in words.split("|")[0])
            assert japanese == (language == "ja"), f"{path}: {words}"
        titles.add(page.title())
        descriptions.add(description)
    assert len(titles) == len(descriptions) == len(paths)


def test_no_words_of_the_other_language_stand_on_a_page_unmarked(
    open_page: Open, address: str, paths: list[str]
) -> None:
    """Names of studies and of the other language are marked with `lang`; everything else is in the page's own."""
    page = open_page("/")
    allowed = (
        "LINE",
        "English",
        "Cooney 2013",
        "Krogh 2017",
        "Clegg 2026",
        "WHO",
        "WCAG",
        "JavaScript",
        "AA",
        "SOS",
        "TELL",
        "PubMed",
        "doi:",
    )
    script = """() => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
        while (walker.nextNode()) {
            const element = walker.currentNode.parentElement, text = walker.currentNode.textContent.trim();
            const own = element.closest("[lang]") === document.documentElement;
            if (text && own && !element.closest("script, style")) found.push(text);
        }
        for (const element of document.querySelectorAll("[aria-label], [alt], [title]")) {
            if (element.closest("[lang]") !== document.documentElement) continue;
            found.push(...["aria-label", "alt", "title"].map((name) => element.getAttribute(name) || ""));
        }
        return found;
    }"""
    for path in paths:
        page.goto(address + path)
        for text in page.evaluate(script):
            letters = [letter for letter in text if letter.isalpha()]
            japanese = [letter for letter in letters if letter > "⺀"]
            if language_of(path) == "en":
                glosses = text
                for gloss in ("心療内科", "精神科", "救急"):
                    glosses = glosses.replace(gloss, "")
                assert not [letter for letter in glosses if letter > "⺀" and letter.isalpha()], f"{path}: {text}"
            elif len(letters) > 3 and not japanese:
                assert any(word in text for word in allowed) or "@" in text or "." in text, f"{path}: {text}"


def test_japanese_has_no_space_after_its_own_punctuation(open_page: Open, address: str, paths: list[str]) -> None:
    page = open_page("/")
    for path in (path for path in paths if language_of(path) == "ja"):
        page.goto(address + path)
        assert re.findall(r".*[、。：] .*", page.inner_text("body")) == [], path


def test_the_language_switch_leads_to_the_same_page_and_back(open_page: Open, address: str, paths: list[str]) -> None:
    page = open_page("/")
    for path in paths:
        page.goto(address + path)
        other = "en" if language_of(path) == "ja" else "ja"
        switch = page.locator(".language-switch")
        assert switch.locator("[aria-current]").get_attribute("lang") == language_of(path)
        link = switch.locator(f"a[lang={other}][hreflang={other}]")
        assert link.inner_text() == {"en": "English", "ja": "日本語"}[other]
        link.click()
        page.wait_for_url(lambda url: urlsplit(url).path == twin_of(path))  # noqa: B023 - waited for at once


def test_a_reader_in_the_middle_of_a_page_stays_there_when_switching(open_page: Open) -> None:
    page = open_page("/massage/", reduced_motion="reduce")
    page.locator("#sleep").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('sleep').scrollIntoView()")
    page.evaluate("document.querySelector('.language-switch a').click()")
    page.wait_for_url("**/ja/massage/#sleep")
    assert page.locator("#sleep").inner_text() == "よく眠れるようになりますか"


def test_hreflang_is_absolute_and_reciprocal_with_a_default(open_page: Open, address: str, paths: list[str]) -> None:
    page = open_page("/")
    alternates = {}
    for path in paths:
        page.goto(address + path)
        links = page.eval_on_selector_all(
            "link[rel=alternate]", "all => all.map((e) => [e.hreflang, e.getAttribute('href')])"
        )
        assert [language for language, _ in links] == ["x-default", "en", "ja"]
        canonical = page.locator("link[rel=canonical]").get_attribute("href")
        assert canonical == dict(links)[language_of(path)]
        alternates[canonical] = dict(links)
    for links in alternates.values():
        assert all(href.startswith("https://") for href in links.values())
        assert links["x-default"] == links["en"]
        assert alternates[links["en"]] == alternates[links["ja"]] == links


def test_every_point_of_the_owners_article_has_its_section_in_both_languages(open_page: Open) -> None:
    for slug, ids in CLAIMS.items():
        for root in ("/", "/ja/"):
            page = open_page(root + slug)
            for name in ids:
                assert page.locator(f"h2#{name}").count() == 1, f"{root}{slug}#{name}"
            if slug:
                for name in ("safety", "five-minutes", "get-help"):
                    assert page.locator(f"h2#{name}").count() == 1, f"{root}{slug}#{name}"


@pytest.mark.parametrize("root", ["/", "/ja/"])
def test_every_health_page_ends_with_the_call_to_action(open_page: Open, root: str) -> None:
    language = language_of(root)
    for slug in ["", *HEALTH_PAGES]:
        page = open_page(root + slug)
        last = page.locator("#main > *").last
        assert last.get_attribute("class") == "call-to-action", root + slug
        assert OWNERS_WORDS[language] in last.inner_text()
        assert last.locator("a").all_inner_texts() == [BOOK[language], PLAN[language]]
    hero = open_page(root).locator(".hero")
    assert OWNERS_WORDS[language] in hero.inner_text()
    assert hero.locator(".button").all_inner_texts() == [BOOK[language], PLAN[language]]


def test_help_and_crisis_boxes_carry_no_booking_button(open_page: Open, address: str, paths: list[str]) -> None:
    page = open_page("/")
    for path in paths:
        page.goto(address + path)
        assert page.locator(":is(.emergency, .urgent, .helplines) a[href*=booking]").count() == 0, path
        if path.endswith("help-now/"):
            assert page.locator(".button, .call-to-action").count() == 0
            assert page.locator("#main a[href*=booking]").count() == 0


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
        if page.evaluate("document.activeElement.textContent.trim()") == BOOK[language_of(root)]:
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
    page.wait_for_url(lambda url: urlsplit(url).path == twin_of(f"{root}booking/"))
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
    assert page.locator(".site-nav a").all_inner_texts() == [
        "Massage",
        "Exercise",
        "Both together",
        "Evidence",
        "Booking",
    ]
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


def test_no_page_asks_anybody_else_or_keeps_anything(open_page: Open, address: str, paths: list[str]) -> None:
    page = open_page("/")
    asked, failed, said = set(), [], []
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    # Leaving a page cancels its icon; that is the test hurrying on, not a broken address.
    page.on("requestfailed", lambda r: failed.append(r.url) if r.failure != "net::ERR_ABORTED" else None)
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in paths:
        page.goto(address + path)
        stored = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
        assert stored == [0, 0, ""], path
        assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    page.wait_for_load_state("networkidle")
    assert asked == {urlsplit(address).netloc}
    assert failed == []
    assert said == []
    assert page.context.cookies() == []


def test_the_themes_script_and_search_are_not_loaded(open_page: Open) -> None:
    page = open_page("/")
    scripts = page.eval_on_selector_all("script[src]", "all => all.map((e) => e.getAttribute('src'))")
    assert [re.sub(r"\.[0-9a-f]{10}\.", ".", script) for script in scripts] == ["assets/site.js"]


def test_sample_details_say_so_on_every_page(open_page: Open, address: str, paths: list[str]) -> None:
    page = open_page("/")
    for path in [*paths, "/404.html", "/ja/404.html"]:
        page.goto(address + path)
        words = "サンプル表示" if language_of(path) == "ja" else "Sample details"
        assert words in page.locator(".sample").inner_text()
        assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"


def test_every_page_can_be_reached_in_one_step_from_help(open_page: Open, address: str, paths: list[str]) -> None:
    page = open_page("/")
    for path in [*paths, "/404.html", "/ja/404.html"]:
        page.goto(address + path)
        link = page.locator(".site-header .help-link")
        assert link.is_visible()
        assert (
            urlsplit(link.evaluate("e => e.href")).path == ("/ja" if language_of(path) == "ja" else "") + "/help-now/"
        )
