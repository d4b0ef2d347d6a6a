"""A reader goes from a claim to its study in two steps, sees how sure it is in words, and can read every figure."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from playwright.sync_api import Page

Open = Callable[..., Page]
WORDS = {
    "en": ["helps", "probably helps", "may help", "we do not know yet", "researchers disagree"],
    "ja": [
        "役立ちます",
        "役立つと考えられます",
        "役立つ可能性があります",
        "まだよくわかっていません",
        "研究者の間で意見が分かれています",
    ],
}
FIGURES = {"exercise/": ["exercise-kinds", "dose"], "massage/": ["felt-and-measured"], "evidence/": ["strictness"]}


def test_every_citation_leads_to_its_study_and_back(open_page: Open, address: str, paths: list[str]) -> None:
    page = open_page("/", reduced_motion="reduce")
    pages_with_citations = 0
    for path in paths:
        page.goto(address + path)
        numbers = page.locator("sup.cite a")
        count = numbers.count()
        pages_with_citations += bool(count)
        assert page.locator(".references__back a").count() == count, path
        for index in range(count):
            link = numbers.nth(index)
            number = link.inner_text()
            assert link.get_attribute("aria-label") == (
                f"参考文献{number}" if "/ja/" in path else f"Reference {number}"
            )
            entry = page.locator(f'[id="{(link.get_attribute("href") or "")[1:]}"]')
            assert entry.evaluate("e => [...e.parentElement.children].indexOf(e) + 1") == int(number)
            assert entry.locator(f'a[href="#{link.get_attribute("id")}"]').count() == 1
    assert pages_with_citations >= 10


def test_from_a_claim_to_the_study_in_two_steps(open_page: Open) -> None:
    page = open_page("/massage/", reduced_motion="reduce")
    page.locator("#cortisol ~ p sup.cite a").nth(1).click()
    target = page.locator(":target")
    assert target.evaluate("e => { const y = e.getBoundingClientRect().y; return y >= 0 && y < innerHeight }")
    assert target.locator("a").first.get_attribute("href") == "https://doi.org/10.1016/j.jbmt.2010.06.001"


def test_titles_in_another_language_say_so(open_page: Open) -> None:
    assert open_page("/").locator(".references [lang=ja]").count() >= 1
    page = open_page("/ja/massage/")
    entries = page.locator(".references li").count()
    assert page.locator(".references li span[lang=en]").count() >= entries


@pytest.mark.parametrize(("root", "language"), [("/", "en"), ("/ja/", "ja")])
def test_the_evidence_page_lists_every_study_with_finding_and_certainty(
    open_page: Open, root: str, language: str
) -> None:
    page = open_page(f"{root}evidence/")
    shipped = (ROOT / "data/references.yml").read_text(encoding="utf-8")
    ids = re.findall(r"^ *- id: (\S+)", shipped, re.MULTILINE)
    assert len(ids) > 40
    assert ".." not in page.inner_text("#all-studies"), "a name may end with a full stop of its own"
    listed = page.eval_on_selector_all(".studies > li", "all => all.map((e) => e.id.slice('study-'.length))")
    assert sorted(listed) == sorted(ids)
    assert page.locator(".studies .certainty").count() == len(ids)
    assert page.locator("#all-studies h3").count() >= 8
    legend = page.locator(".legend strong").all_inner_texts()
    assert legend == WORDS[language]


@pytest.mark.parametrize(("root", "language"), [("/", "en"), ("/ja/", "ja")])
def test_every_health_section_says_how_sure_it_is_in_words(open_page: Open, root: str, language: str) -> None:
    for slug, ids in {
        "massage/": ["cortisol", "serotonin-dopamine", "sleep"],
        "exercise/": ["endorphins", "neurogenesis", "stress-hormones"],
        "together/": ["recovery", "sleep-energy", "synergy"],
    }.items():
        page = open_page(root + slug)
        for name in ids:
            badge = page.locator(f"#{name} + .certainty")
            assert badge.locator("strong").inner_text() in WORDS[language], f"{root}{slug}#{name}"
            assert badge.locator("svg[aria-hidden=true]").count() == 1
        assert page.locator(".in-short li .certainty").count() == 3


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("root", ["/", "/ja/"])
def test_no_text_of_a_figure_is_cut_off_or_written_over(open_page: Open, root: str, width: int) -> None:
    for slug, names in FIGURES.items():
        page = open_page(root + slug, width=width)
        assert page.locator(".chart").count() == len(names), slug
        for name in names:
            faults = page.locator(f"#figure-{name} svg.chart__drawing").evaluate(
                """svg => {
                    const frame = svg.getBoundingClientRect(), faults = [];
                    const texts = [...svg.querySelectorAll("text")]
                        .map((e) => [e.textContent, e.getBoundingClientRect()]);
                    texts.forEach(([words, box], index) => {
                        if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1)
                            faults.push("cut off: " + words);
                        for (const [others, other] of texts.slice(index + 1))
                            if (box.left < other.right && other.left < box.right
                                && box.top + 4 < other.bottom && other.top + 4 < box.bottom)
                                faults.push(words + " / " + others);
                    });
                    return faults;
                }"""
            )
            assert faults == [], f"{root}{slug} {name}"


def test_figures_are_small_and_carry_their_words(site: Path) -> None:
    for root in ("", "ja/"):
        for slug, names in FIGURES.items():
            html = (site / root / slug / "index.html").read_text(encoding="utf-8")
            drawings = re.findall(r"<svg[^>]*chart__drawing.*?</svg>\s*<figcaption", html, re.DOTALL)
            assert len(drawings) == len(names)
            for drawing in drawings:
                assert len(drawing.encode()) < 6 * 1024
                assert "<title " in drawing
                assert "<desc " in drawing
                assert "#" not in "".join(re.findall(r'(?:fill|stroke)="([^"]*)"', drawing)), "a colour of its own"


def test_a_figure_shows_its_numbers_in_words_and_in_a_table(open_page: Open) -> None:
    page = open_page("/exercise/")
    figure = page.locator("#figure-exercise-kinds")
    assert "−0.62 (between −0.80 and −0.45)" in figure.locator("text").all_text_contents()
    assert "1,210 people" in figure.locator("text").all_text_contents()
    assert not figure.locator("table").is_visible()
    figure.locator("summary").click()
    assert figure.locator("tbody tr").count() == 5
    assert "−0.62 (between −0.80 and −0.45)" in figure.locator("tbody").inner_text()


def test_dots_lie_where_their_numbers_say(open_page: Open) -> None:
    page = open_page("/massage/")
    places = page.locator("#figure-felt-and-measured").evaluate(
        """figure => {
            const frame = figure.querySelector("svg").getBoundingClientRect();
            const centre = (e) => {
                const box = e.getBoundingClientRect();
                return (box.left + box.width / 2 - frame.left) / frame.width;
            };
            return [centre(figure.querySelector(".dot")), centre(figure.querySelector(".reference"))];
        }"""
    )
    scale = [0.07 + 0.86 * (value + 0.2) / 1.2 for value in (0.73, 0)]
    assert places == pytest.approx(scale, abs=0.01)


@pytest.mark.parametrize(
    ("root", "reviewed", "interest"),
    [
        (
            "/",
            "Last reviewed on 22 November 2026. Next review due by 22 November 2027.",
            "This site belongs to a practice",
        ),
        (
            "/ja/",
            "最終確認日：2026年11月22日。次回の確認予定：2027年11月22日まで。",
            "このサイトは、ここで紹介しているサービス",
        ),
    ],
)
def test_health_pages_say_when_they_were_reviewed_and_who_owns_them(
    open_page: Open, root: str, reviewed: str, interest: str
) -> None:
    for slug in ("", "massage/", "exercise/", "together/", "evidence/", "first-visit/"):
        text = open_page(root + slug).locator(".about-page").inner_text()
        assert reviewed in text
        assert interest in text


def test_help_lines_stand_in_each_languages_own_order_with_numbers_to_tap(open_page: Open) -> None:
    english, japanese = open_page("/help-now/"), open_page("/ja/help-now/")
    assert english.locator(".helpline__number > a").all_inner_texts() == [
        "119", "110", "03-5774-0992", "0120-279-338", "#7119", "078-382-3566",
    ]  # fmt: skip
    assert japanese.locator(".helpline__number > a").all_inner_texts()[:4] == [
        "119",
        "110",
        "0120-279-338",
        "0120-061-338",
    ]
    assert japanese.locator(".helpline").count() == 12
    tell = english.locator(".helpline", has_text="TELL")
    assert tell.locator("a").first.get_attribute("href") == "tel:+81357740992"
    assert "English" in tell.locator("dl").inner_text()
    assert "Open" not in tell.locator("dl").inner_text(), "hours that vary are not printed"
    assert tell.locator("a").last.get_attribute("href") == "https://telljp.com/lifeline/"
    assert "受付時間" in japanese.locator(".helpline").first.inner_text()
    for page in (english, japanese):
        assert page.locator('a[href="tel:%237119"]').count() == 1
        assert page.locator(".helpline dt").count() >= page.locator(".helpline").count()


def test_every_mention_of_danger_leads_to_help(open_page: Open, address: str, paths: list[str]) -> None:
    page = open_page("/")
    boxes = 0
    for path in paths:
        page.goto(address + path)
        for box in page.locator(".box.emergency").all():
            boxes += 1
            assert box.locator("a[href*=help-now]").count() == 1, path
    assert boxes >= 10
