"""Everybody can use every page: no barrier that axe or a walk with the keyboard finds."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import sitemap_paths
from playwright.sync_api import Page

Open = Callable[..., Page]
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
UNLISTED = ["/404.html", "/ja/404.html", "/no/such/page/", "/ja/no/such/page/", "/thanks/", "/ja/thanks/"]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(
    open_page: Open, address: str, paths: list[str], width: int, scheme: str
) -> None:
    page = open_page("/", width=width, scheme=scheme)
    found = {}
    for path in [*paths, *UNLISTED]:
        page.goto(address + path)
        page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true })")
        violations = Axe().run(page, options=RULES).response["violations"]
        if violations:
            found[path] = [(v["id"], [node["html"][:160] for node in v["nodes"]]) for v in violations]
    assert not found


def test_axe_finds_nothing_in_the_open_menu(open_page: Open) -> None:
    for path in ("/", "/ja/"):
        page = open_page(path, width=390)
        page.locator(".site-nav > .menu-button").click()
        assert page.locator("#menu").is_visible()
        assert Axe().run(page, options=RULES).response["violations"] == []


def test_no_page_scrolls_sideways_at_320_px(open_page: Open, address: str, paths: list[str]) -> None:
    page = open_page("/", width=320)
    wide = {}
    for path in [*paths, *UNLISTED]:
        page.goto(address + path)
        page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true })")
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 320:
            wide[path] = width
    assert not wide


def test_no_text_is_smaller_than_14_px(open_page: Open, address: str, paths: list[str]) -> None:
    page = open_page("/", width=390)
    small = {}
    for path in [*paths, *UNLISTED]:
        page.goto(address + path)
        page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true })")
        texts = page.evaluate(
            """() => {
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                const small = [];
                while (walker.nextNode()) {
                    const text = walker.currentNode.textContent.trim(), element = walker.currentNode.parentElement;
                    if (!text || element.closest("script, style, sup.cite, title, desc")) continue;
                    const size = parseFloat(getComputedStyle(element).fontSize);
                    if (element.checkVisibility() && size < 14) small.push([size, text.slice(0, 40)]);
                }
                return small;
            }"""
        )
        if texts:
            small[path] = texts
    assert not small


def test_citation_numbers_are_not_smaller_than_the_rest_of_small_text(open_page: Open) -> None:
    page = open_page("/massage/", width=390)
    sizes = page.eval_on_selector_all("sup.cite a", "all => all.map((a) => parseFloat(getComputedStyle(a).fontSize))")
    assert sizes
    assert min(sizes) >= 14


def test_the_skip_link_comes_first_and_leads_into_main(open_page: Open, address: str, paths: list[str]) -> None:
    page = open_page("/")
    for path in [*paths, *UNLISTED]:
        page.goto(address + path)
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
        page = open_page(path, width=width, reduced_motion="reduce")
        stops = page.evaluate("document.querySelectorAll('a[href], button, summary, [tabindex=\"0\"]').length")
        seen = 0
        for _ in range(stops + 5):
            page.keyboard.press("Tab")
            state = page.evaluate(
                """() => {
                    const element = document.activeElement;
                    if (element === document.body) return null;
                    const box = element.getBoundingClientRect();
                    const ring = [element, "::after"].map((part) => part === "::after"
                        ? getComputedStyle(element, "::after") : getComputedStyle(element))
                        .some((style) => style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 3);
                    const x = box.left + Math.min(5, box.width / 2), y = box.top + box.height / 2;
                    const top = document.elementFromPoint(x, y);
                    return {name: element.outerHTML.slice(0, 120), ring,
                            visible: Boolean(top && (element.contains(top) || top.contains(element)))};
                }"""
            )
            if state is None:
                break
            seen += 1
            assert state["ring"], f"{path}: no focus ring on {state['name']}"
            assert state["visible"], f"{path}: something covers {state['name']}"
        assert seen > 10, path


def test_controls_are_at_least_44_px_high(open_page: Open) -> None:
    for path in ("/", "/ja/", "/booking/", "/ja/help-now/"):
        page = open_page(path, width=390)
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
