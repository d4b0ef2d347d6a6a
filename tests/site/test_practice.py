"""Who, what, how much, where, when: each fact of the practice stands where a visitor looks for it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page

from practice_site.content import yaml_lines
from practice_site.content.data_files import LANGUAGES
from practice_site.content.yaml_lines import Place
from tests.support.html import parsed
from tests.support.project import TODAY, Project, copy_of_project, every_fact

Open = Callable[..., Page]
ROOTS = {"en": "/", "ja": "/ja/"}
NOT_FOR_EYES = {"id", "offered_by", "file", "licence", "postal_code", "phone", "email", "day", "weeks", "date"}


def words_of(name: str, language: str) -> list[str]:
    """Return all words of a file of data/ that readers of a language are meant to see."""

    def walk(value: object, place: Place) -> Iterator[str]:
        inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
        if inside is not None:
            for step, inner in inside:
                yield from walk(inner, (*place, step))
        elif isinstance(value, str) and place[-1] not in NOT_FOR_EYES and place[-1] in (language, "number"):
            yield value

    values, _ = yaml_lines.read(every_fact()[name])
    return list(walk(values, ()))


def shown(page: Page) -> str:
    """Return what the main part of a page says, the words of its pictures too."""
    pictures = page.locator("#main img").evaluate_all("images => images.map(image => image.alt).join('\\n')")
    return page.locator("#main").inner_text() + pictures


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "names"),
    [("practice/", ["people", "services"]), ("first-visit/", ["rules"])],
)
def test_every_fact_given_is_on_its_page(
    open_page: Open, full_address: str, path: str, names: list[str], language: str
) -> None:
    text = shown(open_page(f"{full_address}{ROOTS[language]}{path}", width=390, height=844))
    wanted = [words for name in names for words in words_of(name, language)]
    sales = {"Tickets", "As listed above", "None", "By card when ordering", "At once by e-mail"}
    wanted = [it for it in wanted if not (path == "first-visit/" and (it in sales or "Unused" in it))]
    assert len(wanted) > 5
    if language == "en" or path == "practice/":
        assert [words for words in wanted if words not in text] == []


FACTS = {
    "/practice/": ["Jun Ishida", "75 minutes, ¥7,000, tax included", "60 minutes, ¥8,000, tax included", "¥36,000"],
    "/ja/practice/": [
        "石田 潤 （いしだ じゅん）", "あん摩マッサージ指圧師（国家資格）（登録番号 123456）", "理学療法士（国家資格）",
        "75分、7,000円（税込）", "石の家合同会社", "特定商取引法に基づく表記", "未使用分は1年以内", "Instagram",
        "阪急「御影」駅、徒歩7分", "南口を出て、坂を下ります。", "駐車場はありません。", "最終受付は18:00です。",
        "予約制です。", "前日の夜までは無料です。", "1営業日以内にお返事します。", "女性",
    ],
    "/booking/": ["We answer within one working day.", "Closed over New Year", "75 minutes, ¥7,000", "Free until the"],
    "/ja/booking/": ["1営業日以内にお返事します。", "年末年始のお休み", "初回：75分、7,000円（税込）", "現金かカード"],
    "/": ["Closed over New Year", "Mikage Station, Hankyu, 7 minutes on foot", "Mikage Station, Hanshin"],
    "/ja/": ["年末年始のお休み", "阪急「御影」駅、徒歩7分", "阪神「御影」駅", "対応言語：英語、日本語"],
    "/first-visit/": ["What if I cry?", "You keep soft clothes on", "You lie down on a table.",
                      "a little sore", "Jun Ishida"],
    "/ja/first-visit/": ["涙が出てしまったら", "更衣室があります。", "台に横になって", "家族は待てますか",
                         "現金かカード"],
    "/thanks/": ["We answer within one working day."],
    "/ja/thanks/": ["1営業日以内にお返事します。"],
}  # fmt: skip


@pytest.mark.parametrize("path", FACTS)
def test_what_a_visitor_asks_is_answered_where_they_look(open_page: Open, full_address: str, path: str) -> None:
    text = shown(open_page(f"{full_address}{path}", width=390, height=844)).replace("\u00a0", " ")
    squeezed = "".join(text.split())
    assert [fact for fact in FACTS[path] if "".join(fact.split()) not in squeezed] == []


@pytest.mark.parametrize("path", ["/practice/", "/ja/practice/", "/booking/", "/ja/first-visit/"])
def test_photos_of_the_practice_are_there(open_page: Open, full_address: str, path: str) -> None:
    page = open_page(f"{full_address}{path}")
    broken = """images => Promise.all(images.map(image => {
      image.loading = "eager"
      return image.decode().then(() => "", () => image.src)
    }))"""
    assert [it for it in page.locator("#main img").evaluate_all(broken) if it] == []


@pytest.mark.slow
def test_a_neighbour_finds_people_and_prices_in_the_header(open_page: Open, address: str) -> None:
    page = open_page("/ja/", width=1280)
    for name, title in (("当店のご案内", "当店のご案内"), ("はじめての方へ", "はじめての方へ")):
        page.locator(".site-nav").get_by_role("link", name=name).click()
        assert page.locator("h1").inner_text().startswith(title)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("moment", "seen"),
    [
        ("2026-11-22T15:00", ["Closed over New Year"]),
        ("2026-12-09T14:59", ["Closed over New Year"]),  # in Japan it is still the 9th
        ("2026-12-09T15:00", ["Closed over New Year", "A day for neighbours"]),
        ("2026-12-10T15:00", ["Closed over New Year"]),
        ("2027-01-31T14:59", ["Closed over New Year"]),
        ("2027-01-31T15:00", []),
    ],
)
@pytest.mark.parametrize("path", ["/", "/booking/"])
def test_news_come_and_go_by_themselves(
    open_page: Open, full_address: str, path: str, moment: str, seen: list[str]
) -> None:
    page = open_page(f"{full_address}/robots.txt", own=True)
    page.clock.set_fixed_time(datetime.fromisoformat(moment).replace(tzinfo=UTC))
    page.goto(full_address + path)
    assert page.locator(".notice h3:visible").all_inner_texts() == seen
    assert page.get_by_role("heading", name="News").is_visible() == bool(seen)


def test_without_scripts_news_say_their_days(open_page: Open, full_address: str) -> None:
    text = open_page(f"{full_address}/", javascript=False).locator(".notices").inner_text()
    assert "1 November 2026 to 31 January 2027" in text


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site of people and services of which nothing is known but their names."""
    project = copy_of_project(tmp_path_factory.mktemp("bare"))
    project.write("data/people.yml", "people: [{id: a, name: {en: Aki, ja: あき}}]")
    project.write("data/services.yml", "services: [{id: b, name: {en: Rest, ja: 休息}}]")
    project.write("data/rules.yml", "booking: null\n")
    project.write("data/notices.yml", "notices: []\n")
    built = project.build(epoch=TODAY, delivered=False)
    assert built.returncode == 0, built.stderr
    return project


@pytest.mark.slow
@pytest.mark.parametrize("page", ["practice", "first-visit", "booking", "ja/practice"])
def test_what_is_not_given_leaves_no_heading_and_no_empty_list(bare: Project, page: str) -> None:
    tree = parsed(bare.site / page / "index.html")
    empty = [it.html for it in tree.css("dl, ul, ol, table, section") if not it.text(strip=True)]
    assert [it for it in empty if it and "hidden" not in it] == []
    heads = [it.text(strip=True) for it in tree.css("#main h2, #main h3, #main dt, .facts__name")]
    for absent in (
        "News",
        "Qualifications",
        "What happens",
        "Booking, paying, cancelling",
        "Paying",
        "お知らせ",
        "資格",
        "流れ",
    ):
        assert absent not in heads
    assert "None" not in tree.css_first("#main").text()


@pytest.mark.slow
def test_licences_decide_who_may_say_massage(project: Project, tmp_path: Path) -> None:
    for name, text in every_fact().items():
        project.write(f"data/{name}.yml", text)
    assert project.build(delivered=False).returncode == 0
    project.edit("data/services.yml", "offered_by: [ishida]", "offered_by: [ishida, mori]")
    told = project.build(delivered=False).stderr
    line = project.line("data/services.yml", "マッサージ")
    assert f"data/services.yml:{line}  services.0.name.ja says マッサージ" in told
