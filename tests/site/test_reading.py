"""What a page says: in its own language, with the owner's words, a way to its twin and to help; read from its HTML."""

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.support.html import language, parsed, texts, value, words

Pages = dict[str, LexborHTMLParser]
BOOK = {"en": "Book your appointment", "ja": "予約する"}
PLAN = {"en": "Ask for a training plan", "ja": "運動プランのお問い合わせ"}
OWNERS_WORDS = {
    "en": "Book your appointment now for your treatment in Mikage / Kobe or contact us",
    "ja": "神戸・御影での施術のご予約はこちら。",
}
HEALTH_PAGES = ["massage/", "exercise/", "together/", "hard-days/", "plan/", "evidence/", "first-visit/"]
CLAIMS = {
    "massage/": ["cortisol", "serotonin-dopamine", "sleep"],
    "exercise/": ["endorphins", "neurogenesis", "stress-hormones"],
    "together/": ["recovery", "sleep", "energy", "synergy"],
}
JUDGED = {"gains", "what-people-notice", "not-claimed"}  # what you may gain, and what we do not claim
GLOSSES = ("心療内科", "精神科", "救急")  # what an English reader may have to show or say
# What is the same in every language: where a study is found, an address. None of it holds a space, but for PubMed's.
ADDRESS = re.compile(r"doi:\S+|PubMed \d+|\S+@\S+|[\w.-]+\.[a-z]{2,}")
ENGLISH = re.compile(r"[A-Za-z][A-Za-z'’-]*(?:,? [A-Za-z'’-]+)*")
SMALL_WORDS = {"a", "after", "an", "are", "can", "in", "is", "it", "may", "not", "the", "to", "was", "we", "you"}
BLOCKS = "p, li:not(:has(> p)), dt, dd, td, th, h1, h2, h3, h4, summary, label, legend"


def language_of(path: str) -> str:
    return "ja" if path.startswith("/ja/") else "en"


def twin_of(path: str) -> str:
    return path.removeprefix("/ja") if path.startswith("/ja/") else f"/ja{path}"


def in_japanese(letter: str) -> bool:
    return letter > "⺀" and letter.isalpha()


def foreign(text: str, expected: str) -> bool:
    """Tell whether a text is not in the language that it is expected in, or holds a sentence that is not."""
    if expected == "en":
        for gloss in GLOSSES:
            text = text.replace(gloss, "")
        return any(map(in_japanese, text))
    if sum(map(str.isalpha, text)) > 3 and not any(map(in_japanese, text)):
        return not ADDRESS.fullmatch(text)
    runs = (run.split() for run in ENGLISH.findall(text))
    return any(len(run) > 3 and not SMALL_WORDS.isdisjoint(run) for run in runs)


@pytest.mark.parametrize(
    ("text", "expected", "found"),
    [
        ("Many people feel calmer.", "ja", True),
        ("Read more at www.who.int.", "ja", True),
        ("Sleep", "ja", True),
        ("研究があります。Many people feel calmer after a massage.", "ja", True),
        ("www.who.int", "ja", False),
        ("(World Mental Health Japan survey, final report). 調査", "ja", False),
        ("WHO", "ja", False),
        ("See a psychosomatic (心療内科) clinic.", "en", False),
        ("See a clinic. 心配なとき", "en", True),
    ],
)
def test_a_sentence_of_the_other_language_is_recognised(text: str, expected: str, found: bool) -> None:
    assert foreign(text, expected) is found


def test_no_words_of_the_other_language_stand_on_a_page_unmarked(pages: Pages) -> None:
    """Titles of studies and names in the other language are marked with `lang`; all else is in the page's own."""
    for path, page in pages.items():
        own = [text for node, text in texts(page) if language(node) == language_of(path)]
        assert len(own) > 20
        assert [text for text in own if foreign(text, language_of(path))] == [], path


def test_every_page_has_its_own_language_title_and_description(pages: Pages) -> None:
    titles, descriptions = set(), set()
    for path, page in pages.items():
        assert value(page, "html", "lang") == language_of(path)
        (heading,) = page.css("h1")
        title, description = words(page.css_first("title")), value(page, "meta[name=description]", "content")
        for said in (title.partition("|")[0], description, words(heading)):
            assert any(map(in_japanese, said)) == (language_of(path) == "ja"), f"{path}: {said}"
        titles.add(title)
        descriptions.add(description)
    assert len(titles) == len(descriptions) == len(pages)


def test_japanese_has_no_space_after_its_own_punctuation(pages: Pages) -> None:
    for path, page in pages.items():
        if language_of(path) == "ja":
            spaced = [text for block in page.css(BLOCKS) if re.search("[、。：] ", text := without_badges(block))]
            assert spaced == [], path


def without_badges(block: LexborNode) -> str:
    """Return the text of a block without its badges, each of which stands on a line of its own."""
    text = words(block)
    for badge in block.css(".certainty"):
        text = text.replace(f" {words(badge)}", "")
    return text


def test_the_language_switch_leads_to_the_same_page_and_back(pages: Pages) -> None:
    for path, page in pages.items():
        other = "en" if language_of(path) == "ja" else "ja"
        assert value(page, ".language-switch [aria-current]", "lang") == language_of(path)
        (link,) = page.css(f".language-switch a[lang={other}][hreflang={other}]")
        assert words(link) == {"en": "English", "ja": "日本語"}[other]
        assert urlsplit(urljoin(f"https://x.test{path}", link.attributes["href"])).path == twin_of(path)
        assert twin_of(path) in pages


def test_every_point_of_the_owners_article_has_its_section_in_both_languages(pages: Pages) -> None:
    for root in ("/", "/ja/"):
        assert len(pages[root].css("h2#opening")) == 1
        for slug, ids in CLAIMS.items():
            page = pages[root + slug]
            for name in ("five-minutes", "safety", "get-help"):
                assert len(page.css(f"h2#{name}")) == 1, f"{root}{slug}#{name}"
            for name in ids:
                assert part_of(page, name) in JUDGED, f"{root}{slug}#{name}"


def part_of(page: LexborHTMLParser, name: str) -> str | None:
    """Return the id of the part of a page that a point stands in, a point being a smaller heading with its text."""
    (here,) = page.css(f"h3#{name}")
    while here.tag != "h2":
        assert here.prev, name
        here = here.prev
    assert page.css(f"h3#{name} + p:not(.certainty), h3#{name} + p.certainty + p"), name
    return here.attributes.get("id")


@pytest.mark.parametrize("root", ["/", "/ja/"])
def test_every_health_page_ends_with_the_call_to_action(pages: Pages, root: str) -> None:
    buttons = [BOOK[language_of(root)], PLAN[language_of(root)]]
    for slug in ["", *HEALTH_PAGES]:
        last, notes = pages[root + slug].css("#main > *")[-2:]
        assert last.attributes["class"] == "call-to-action", root + slug
        # Below it only what the page rests on, who wrote it and when it was checked.
        below = [it.attributes["class"] for it in notes.iter()]
        assert below in (["about-page"], ["references", "about-page"]), root + slug
        assert not notes.css(".button"), root + slug
        assert OWNERS_WORDS[language_of(root)] in words(last)
        assert [words(link) for link in last.css("a")] == buttons
    hero = pages[root].css_first(".hero")
    assert OWNERS_WORDS[language_of(root)] in words(hero)
    assert [words(link) for link in hero.css(".button")] == buttons


def test_help_and_crisis_boxes_carry_no_booking_button(pages: Pages) -> None:
    boxes = ":is(.emergency, .urgent, .helplines)"
    assert sum(len(page.css(boxes)) for page in pages.values()) >= 20
    for path, page in pages.items():
        assert page.css(f"{boxes} a[href*=booking]") == [], path
        if path.endswith("help-now/"):
            assert page.css(".button, .call-to-action, #main a[href*=booking]") == []


def test_every_mention_of_danger_leads_to_help(pages: Pages) -> None:
    """Each box has the number to call, and “When to get help” the way to all lines."""
    boxes = [(path, box) for path, page in pages.items() for box in page.css(".box.emergency")]
    assert len(boxes) >= 16
    assert [path for path, box in boxes if [link.attributes["href"] for link in box.css("a")] != ["tel:119"]] == []
    for path in {path for path, _ in boxes}:
        assert len(pages[path].css(".triage .box.emergency")) == 1, path
        assert len(pages[path].css(".triage a[href*=help-now]")) == 1, path


def test_sample_details_say_so_on_every_page(pages: Pages, site: Path) -> None:
    errors = {path: parsed(site / path.lstrip("/")) for path in ("/404.html", "/ja/404.html")}
    for path, page in (pages | errors).items():
        sample = "サンプル表示" if language_of(path) == "ja" else "Sample details"
        assert sample in words(page.css_first(".sample")), path
        assert value(page, "meta[name=robots]", "content") == "noindex"


@pytest.mark.parametrize(("root", "word"), [("/", "Act at once:"), ("/ja/", "緊急：")])
def test_care_cards_are_announced_in_the_pages_language(pages: Pages, root: str, word: str) -> None:
    assert word in words(pages[f"{root}massage/"].css_first(".emergency h3"))


def test_japanese_headings_break_by_phrase_and_english_ones_are_left_alone(pages: Pages) -> None:
    assert len(pages["/ja/massage/"].css("h1 wbr")) >= 2
    assert pages["/massage/"].css("wbr") == []


@pytest.mark.parametrize("root", ["/", "/ja/"])
def test_facts_that_are_given_are_shown(full_site: Path, root: str) -> None:
    page = parsed(full_site / root.lstrip("/") / "booking/index.html")
    text = words(page.body)
    for fact in FACTS[root]:
        assert fact in text
    maps = [link.attributes["href"] for link in page.css("a[href*='google.com/maps/search']")]
    assert maps
    assert all(MAP[root] in address for address in maps)
    assert not page.css("iframe")


FACTS = {
    "/": [
        "Massage, 60 minutes, ¥8,000, tax included",
        "7 minutes on foot",
        "Lift from the street",
        "Stone House Ltd.",
    ],
    "/ja/": [
        "マッサージ、60分、8,000円（税込）",
        "徒歩7分",
        "道路からエレベーターあり",
        "658-0047",
        "石の家合同会社",
    ],
}
MAP = {"/": "Mikage%2C%20Higashinada-ku", "/ja/": "%E5%BE%A1%E5%BD%B1"}
