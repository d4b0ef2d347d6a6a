"""Everybody can use every page: no barrier that axe or a walk with the keyboard finds."""

from collections.abc import Callable
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.support.html import sitemap_paths
from tests.support.page import barriers, open_details

Open = Callable[..., Page]
UNLISTED = ["/404.html", "/ja/404.html", "/no/such/page/", "/ja/no/such/page/", "/thanks/", "/ja/thanks/"]


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [
        ("en", 1280, "light"),
        ("ja", 390, "dark"),
        *(
            pytest.param(*combination, marks=pytest.mark.slow)
            for combination in product(("en", "ja"), (1280, 390), ("light", "dark"))
            if combination not in (("en", 1280, "light"), ("ja", 390, "dark"))
        ),
    ],
)
def test_axe_finds_nothing_on_any_page(
    open_page: Open, address: str, paths: list[str], width: int, scheme: str, language: str
) -> None:
    page = open_page("/", width=width, scheme=scheme)
    found = {}
    for path in [*paths, *UNLISTED]:
        if path.startswith("/ja/") == (language == "ja"):
            page.goto(address + path)
            open_details(page)
            found[path] = barriers(page)
    assert len(found) > 10
    assert {path: told for path, told in found.items() if told} == {}


def test_axe_finds_nothing_in_the_open_menu(open_page: Open, address: str) -> None:
    page = open_page("/", width=390)
    for path in ("/", "/ja/"):
        page.goto(address + path)
        page.locator(".site-nav > .menu-button").click()
        assert page.locator("#menu").is_visible()
        assert barriers(page) == []


SMALL_TEXTS = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const small = [];
    while (walker.nextNode()) {
        const text = walker.currentNode.textContent.trim(), element = walker.currentNode.parentElement;
        if (!text || element.closest("script, style, sup.cite, title, desc")) continue;
        const size = parseFloat(getComputedStyle(element).fontSize);
        if (size < 14 && element.checkVisibility()) small.push([size, text.slice(0, 40)]);
    }
    return small;
}"""


def test_on_a_phone_no_text_is_smaller_than_14_px_and_no_page_scrolls_sideways_at_320_px(
    open_page: Open, address: str, paths: list[str]
) -> None:
    page = open_page("/", width=390)
    small, wide = {}, {}
    for path in [*paths, *UNLISTED]:
        page.set_viewport_size({"width": 390, "height": 900})
        page.goto(address + path)
        open_details(page)
        small[path] = page.evaluate(SMALL_TEXTS)
        page.set_viewport_size({"width": 320, "height": 900})
        wide[path] = page.evaluate("document.documentElement.scrollWidth")
    assert {path: texts for path, texts in small.items() if texts} == {}
    assert {path: width for path, width in wide.items() if width > 320} == {}


def test_citation_numbers_are_not_smaller_than_the_rest_of_small_text(open_page: Open) -> None:
    page = open_page("/massage/", width=390)
    sizes = page.eval_on_selector_all("sup.cite a", "all => all.map((a) => parseFloat(getComputedStyle(a).fontSize))")
    assert sizes
    assert min(sizes) >= 14


@pytest.mark.parametrize("language", ["en", pytest.param("ja", marks=pytest.mark.slow)])
def test_on_every_page_the_skip_link_comes_first_and_help_is_one_step_away(
    open_page: Open, address: str, paths: list[str], language: str
) -> None:
    page = open_page("/")
    for path in [it for it in [*paths, *UNLISTED] if it.startswith("/ja/") == (language == "ja")]:
        page.goto(address + path)
        link = page.locator(".site-header .help-link")
        assert link.is_visible(), path
        expected = "/ja/help-now/" if path.startswith("/ja/") else "/help-now/"
        assert urlsplit(link.evaluate("e => e.href")).path == expected
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "[document.activeElement.className, document.activeElement.getBoundingClientRect().top]"
        )
        assert focused[0] == "skip-link", path
        assert focused[1] >= 0, f"{path}: the focused skip link cannot be seen"
        page.keyboard.press("Enter")
        assert page.evaluate("Boolean(document.activeElement.closest('main'))"), path


def test_every_stop_of_the_tab_key_shows_a_focus_ring_that_nothing_covers(open_page: Open) -> None:
    for path, width in (("/", 1280), ("/ja/exercise/", 390), ("/booking/", 390), ("/ja/help-now/", 1280)):
        page = open_page(path, width=width)
        stops = page.evaluate("document.querySelectorAll('a[href], button, summary, [tabindex=\"0\"]').length")
        seen = 0
        for _ in range(stops + 5):
            page.keyboard.press("Tab")
            state = page.evaluate(
                """async () => {
                    const element = document.activeElement;
                    if (element === document.body) return null;
                    const ring = [element, "::after"].map((part) => part === "::after"
                        ? getComputedStyle(element, "::after") : getComputedStyle(element))
                        .some((style) => style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 3);
                    const visible = () => {
                        const box = element.getBoundingClientRect();
                        const x = box.left + Math.min(5, box.width / 2), y = box.top + box.height / 2;
                        const top = document.elementFromPoint(x, y);
                        return Boolean(top && (element.contains(top) || top.contains(element)));
                    };
                    // The bar of a phone goes away some frames after the foot of the page has come into view.
                    for (let frame = 0; frame < 30 && !visible(); frame++) await new Promise(requestAnimationFrame);
                    return {name: element.outerHTML.slice(0, 120), ring, visible: visible()};
                }"""
            )
            if state is None:
                break
            seen += 1
            assert state["ring"], f"{path}: no focus ring on {state['name']}"
            assert state["visible"], f"{path}: something covers {state['name']}"
        assert seen > 10, path


def test_controls_are_at_least_44_px_high(open_page: Open, address: str) -> None:
    page = open_page("/", width=390)
    for path in ("/", "/ja/", "/booking/", "/ja/help-now/"):
        page.goto(address + path)
        selector = ".button, .menu-button, .help-link, .language-switch a, .site-footer a, .helpline__number a"
        heights = page.eval_on_selector_all(
            selector,
            """all => all.filter((e) => e.checkVisibility())
                .map((e) => [e.outerHTML.slice(0, 90), e.getBoundingClientRect().height])""",
        )
        assert len(heights) > 6
        assert [(html, height) for html, height in heights if height < 44] == []


def test_forced_colours_keep_boxes_and_charts_visible(open_page: Open) -> None:
    page = open_page("/ja/massage/", forced_colors="active")
    for selector in (".box.emergency", ".box.in-short"):
        assert page.locator(selector).first.evaluate("e => parseFloat(getComputedStyle(e).borderTopWidth)") >= 1
    colours = page.locator(".chart .dot").first.evaluate(
        "e => [getComputedStyle(e).fill, getComputedStyle(document.body).backgroundColor]"
    )
    assert colours[0] != colours[1]


def test_pages_move_smoothly_for_everybody_else(open_page: Open) -> None:
    page = open_page("/", reduced_motion="no-preference")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "smooth"


def test_nothing_moves_for_those_who_ask_for_less_motion(open_page: Open) -> None:
    page = open_page("/", reduced_motion="reduce")
    moving = page.evaluate(
        """[...document.querySelectorAll("*")].filter((e) => {
            const style = getComputedStyle(e);
            return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none"
                || style.scrollBehavior === "smooth";
        }).map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert moving == []


def test_the_sitemap_names_every_page_that_was_built(site: Path) -> None:
    built = {"/" + path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html")}
    listed = {path.replace("/./", "/") for path in built} - {"/thanks/", "/ja/thanks/", "/admin/"}
    assert listed == set(sitemap_paths(site)), "only the pages after the form and the editor stay out"
