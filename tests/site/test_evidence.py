"""A reader goes from a claim to its study in two steps, sees how sure it is in words, and can read every figure."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser

from practice_site.project import Project
from tests.support.html import words
from tests.support.project import ROOT

Open = Callable[..., Page]
Pages = dict[str, LexborHTMLParser]
LEVELS = {
    "/": [
        "Research: high certainty",
        "Research: moderate certainty",
        "Research: low certainty",
        "Research: very low certainty",
        "Researchers disagree",
    ],
    "/ja/": [
        "研究の確かさ：高",
        "研究の確かさ：中",
        "研究の確かさ：低",
        "研究の確かさ：とても低い",
        "研究者の意見が分かれています",
    ],
}
IN_VIEW = "e => { const y = e.getBoundingClientRect().y; return y >= 0 && y < innerHeight }"
NOT_A_FINDING = {"/": "That is a hope, not a finding.", "/ja/": "これは期待であって、研究の結果ではありません。"}
FIGURES = {"exercise/": ["exercise-kinds"], "massage/": ["felt-and-measured"], "evidence/": ["strictness", "dose"]}
CLAIMS = {
    "massage/": ["calm", "depression", "sleep", "cortisol", "serotonin-dopamine"],
    "exercise/": [
        *("depression", "with-therapy", "sleep", "a-little-counts"),
        *("endorphins", "neurogenesis", "stress-hormones"),
    ],
    "together/": ["recovery", "sleep", "sleep-massage", "energy", "synergy"],
}


def test_every_citation_leads_to_its_study_and_back(pages: Pages) -> None:
    pages_with_citations = 0
    for path, page in pages.items():
        numbers = page.css("sup.cite a")
        entries = page.css(".references > details > ol > li")
        pages_with_citations += bool(numbers)
        assert len(page.css(".references__back a")) == len(numbers), path
        for link in numbers:
            number = words(link)
            assert link.attributes["aria-label"] == (
                f"参考文献{number}" if path.startswith("/ja/") else f"Reference {number}"
            )
            entry = entries[int(number) - 1]
            assert link.attributes["href"] == f"#{entry.attributes['id']}"
            assert len(entry.css(f'a[href="#{link.attributes["id"]}"]')) == 1
    assert pages_with_citations >= 10


@pytest.mark.parametrize("javascript", [True, False])
def test_from_a_claim_to_the_study_in_two_steps_and_back(open_page: Open, javascript: bool) -> None:
    page = open_page("/massage/", javascript=javascript)
    number = page.locator("#cortisol ~ p sup.cite a").nth(1)
    place = number.get_attribute("id")
    folded = page.locator(".references > details")
    assert folded.get_attribute("open") is None
    assert not page.locator(".references li").first.is_visible()
    number.click()
    target = page.locator(":target")
    assert folded.get_attribute("open") is not None
    assert target.is_visible()
    assert target.evaluate(IN_VIEW)
    assert target.locator("a").first.get_attribute("href") == "https://doi.org/10.1016/j.jbmt.2010.06.001"
    target.locator(f'.references__back a[href="#{place}"]').click()
    assert page.locator(":target").get_attribute("id") == place
    assert page.locator(":target").evaluate(IN_VIEW)


def test_the_address_of_a_study_opens_the_references(open_page: Open) -> None:
    page = open_page("/ja/massage/#ref-moyer-2011")
    target = page.locator(":target")
    target.wait_for()
    assert target.evaluate(IN_VIEW)


def test_titles_in_another_language_say_so(pages: Pages) -> None:
    assert pages["/"].css(".references [lang=ja]")
    entries = pages["/ja/massage/"].css(".references li")
    assert len(pages["/ja/massage/"].css(".references li span[lang=en]")) >= len(entries) > 10


@pytest.mark.parametrize("root", ["/", "/ja/"])
def test_the_evidence_page_lists_every_study_with_finding_and_certainty(pages: Pages, root: str) -> None:
    page = pages[f"{root}evidence/"]
    studies = Project(ROOT).data.references.by_id()
    assert len(studies) > 40
    listed = {entry.attributes["id"].removeprefix("study-"): entry for entry in page.css(".studies > li")}
    assert sorted(listed) == sorted(studies)
    for name, entry in listed.items():
        assert studies[name].finding("ja" if root == "/ja/" else "en") in words(entry)
        assert len(entry.css(".certainty")) == len(studies[name].levels)
        assert all(words(level) in LEVELS[root] for level in entry.css(".certainty"))
        assert ".." not in words(entry), "a name may end with a full stop of its own"
    assert len(page.css("#all-studies h3")) >= 8
    assert [words(level) for level in page.css(".legend .certainty")] == LEVELS[root]


@pytest.mark.parametrize("root", ["/", "/ja/"])
def test_every_health_section_says_how_sure_it_is_in_words(pages: Pages, root: str) -> None:
    for slug, ids in CLAIMS.items():
        page = pages[root + slug]
        parts = [heading.attributes["id"] for heading in page.css("article h2[id], article h3[id]")]
        first = "what-people-notice" if slug == "massage/" else "gains"
        told = parts[parts.index(first) : parts.index("not-known")]
        assert [name for name in told if name not in (first, "not-claimed")] == ids
        for name in ids:
            if name == "energy":  # no study is told of there, and the section says so
                assert NOT_A_FINDING[root] in words(page.css_first("#energy + p"))
                continue
            (level,) = page.css(f"#{name} + .certainty")
            assert words(level) in LEVELS[root], f"{root}{slug}#{name}"
            assert level.css("strong")
            assert len(level.css("svg[aria-hidden=true]")) == 1
        assert len(page.css(".in-short li .certainty")) == 3
    assert len(pages[root].css(".in-short li .certainty")) == 3


@pytest.mark.parametrize("root", ["/", "/ja/"])
def test_no_text_of_a_figure_is_cut_off_or_written_over(open_page: Open, address: str, root: str) -> None:
    page = open_page(root)
    for slug, names in FIGURES.items():
        page.goto(f"{address}{root}{slug}")
        assert page.locator(".chart").count() == len(names), slug
        for width in (320, 390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            for name in names:
                faults = page.locator(f"#figure-{name} svg.chart__drawing").evaluate(
                    """svg => {
                        const frame = svg.getBoundingClientRect(), faults = [];
                        const texts = [...svg.querySelectorAll("text")]
                            .map((e) => [e.textContent, e.getBoundingClientRect()]);
                        texts.forEach(([words, box], index) => {
                            if (box.left < frame.left - 1 || box.right > frame.right + 1
                                || box.bottom > frame.bottom + 1) faults.push("cut off: " + words);
                            for (const [others, other] of texts.slice(index + 1))
                                if (box.left < other.right && other.left < box.right
                                    && box.top + 4 < other.bottom && other.top + 4 < box.bottom)
                                    faults.push(words + " / " + others);
                        });
                        return faults;
                    }"""
                )
                assert faults == [], f"{root}{slug} {name} at {width} px"


def test_figures_are_small_and_carry_their_words(pages: Pages) -> None:
    for root in ("/", "/ja/"):
        for slug, names in FIGURES.items():
            drawings = pages[root + slug].css("figure svg.chart__drawing")
            assert len(drawings) == len(names)
            for drawing in drawings:
                assert len((drawing.html or "").encode()) < 6 * 1024
                assert len(drawing.css("title")) == len(drawing.css("desc")) == 1
                colours = [it.attributes.get(name) or "" for it in drawing.css("*") for name in ("fill", "stroke")]
                assert not [colour for colour in colours if "#" in colour], "a colour of its own"
                assert not [colour for colour in colours if "rgb" in colour]


def test_a_figure_shows_its_results_in_words_and_its_numbers_in_a_table(open_page: Open) -> None:
    page = open_page("/exercise/")
    figure = page.locator("#figure-exercise-kinds")
    assert "moderate · 1,210 people" in figure.locator("text").all_text_contents()
    assert not figure.locator("table").is_visible()
    figure.locator("summary").click()
    assert figure.locator("table").is_visible()
    assert figure.locator("tbody tr").count() == 5
    assert "Hedges' g" in figure.locator("caption").inner_text()
    first = figure.locator("tbody tr").first.locator("th, td").all_inner_texts()
    assert first == ["Walking or jogging", "−0.62 (between −0.80 and −0.45)", "1,210 people"]


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
    ("root", "reviewed", "written", "interest"),
    [
        (
            "/",
            "Last reviewed on 24 November 2026. Next review due by 24 November 2027.",
            "Written by Sample Practice Name.",
            "This site belongs to a practice",
        ),
        (
            "/ja/",
            "最終確認日：2026年11月24日。次回の確認予定：2027年11月24日まで。",
            "執筆・運営：店名のサンプル。",
            "このサイトは、ボディケアの施術と運動プランを提供する店舗が運営しています",
        ),
    ],
)
def test_health_pages_say_when_they_were_reviewed_and_who_owns_them(
    pages: Pages, root: str, reviewed: str, written: str, interest: str
) -> None:
    for slug in ("", "massage/", "exercise/", "together/", "hard-days/", "evidence/", "first-visit/"):
        page = pages[root + slug]
        text = words(page.css_first(".about-page"))
        assert reviewed in text
        assert written in text
        if page.css("sup.cite"):
            assert [interest in words(note) for note in page.css("article .note")].count(True) == 1
        else:
            assert slug == "first-visit/", "a page about health that leads to no study"


def test_help_lines_stand_in_each_languages_own_order_with_numbers_to_tap(pages: Pages) -> None:
    english, japanese = pages["/help-now/"], pages["/ja/help-now/"]
    assert [words(link) for link in english.css(".helpline__number > a")] == [
        "119", "110", "03-5774-0992", "0120-279-338", "#7119", "078-382-3566",
    ]  # fmt: skip
    assert [words(link) for link in japanese.css(".helpline__number > a")][:4] == [
        "119", "110", "0120-279-338", "0120-061-338",
    ]  # fmt: skip
    assert len(japanese.css(".helpline")) == 12
    (tell,) = [line for line in english.css(".helpline") if "TELL" in words(line)]
    assert tell.css("a")[0].attributes["href"] == "tel:+81357740992"
    facts = words(tell.css_first("dl"))
    assert "English" in facts
    assert "Open" not in facts, "hours that vary are not printed"
    assert tell.css("a")[-1].attributes["href"] == "https://telljp.com/lifeline/"
    assert "受付時間" in words(japanese.css_first(".helpline"))
    for page in (english, japanese):
        assert words(page.css_first('.helpline__number > a[href="tel:%237119"]')) == "#7119"
        assert len(page.css(".helpline dt")) >= len(page.css(".helpline"))
