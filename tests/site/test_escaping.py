"""What staff write stays words on the built page, whatever characters it holds."""

import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.support.html import parsed, value, words
from tests.support.project import TODAY, Project, copy_of_project, give_every_fact

TITLE, DESCRIPTION = """What "may help" & isn't <sure>""", """Words in "quotes", an apostrophe's & more <b>"""
LEAD = """A "lead" & 'more'"""
NAME = """"Stone" & 'House' </script><script>alert(1)</script>"""
REASON = """"Rest" day's </script> <img src=x onerror=alert(1)>"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A built site of which every word that staff give holds what could break out of its place."""
    project = copy_of_project(tmp_path_factory.mktemp("hostile"))
    give_every_fact(project.root)
    project.edit("data/practice.yml", "en: Stone House Mikage", f"en: {json.dumps(NAME)}")
    project.edit("data/practice.yml", "ja: 御影 石の家", f"ja: {json.dumps(NAME)}")
    project.edit("data/practice.yml", "en: New Year's Eve", f"en: {json.dumps(REASON)}")
    page = project.text("docs/privacy.md").split("\n---\n", 1)
    fields = [line for line in page[0].splitlines() if line.partition(":")[0] not in ("title", "description", "lead")]
    given = {"title": TITLE, "description": DESCRIPTION, "lead": LEAD}
    front = "\n".join([*fields, *(f"{name}: {json.dumps(text)}" for name, text in given.items())])
    project.write("docs/privacy.md", f"{front}\n---\n{page[1]}")
    project.stamp("privacy")
    built = project.build(epoch=TODAY, delivered=False)
    assert built.returncode == 0, built.stderr
    return project


@pytest.fixture
def page(hostile: Project) -> LexborHTMLParser:
    return parsed(hostile.site / "privacy/index.html")


def test_quotes_in_front_matter_reach_the_head_whole(page: LexborHTMLParser) -> None:
    assert value(page, "meta[name=description]", "content") == DESCRIPTION
    assert value(page, "meta[property='og:title']", "content") == TITLE
    assert value(page, "meta[property='og:description']", "content") == DESCRIPTION
    assert page.css_first("title").text().strip() == f"{TITLE} | {NAME}"
    for meta in page.css("head meta"):
        assert set(meta.attributes) <= {"charset", "content", "name", "property", "http-equiv"}


def test_quotes_in_front_matter_reach_the_body_whole(page: LexborHTMLParser) -> None:
    assert words(page.css_first("h1")) == TITLE
    assert words(page.css_first(".lead")) == LEAD


def test_no_fact_breaks_out_of_its_place(hostile: Project) -> None:
    pages = [path for path in hostile.site.rglob("*.html") if path.parent.name != "admin"]
    assert len(pages) > 20
    for path in pages:
        html = parsed(path)
        for script in html.css("script"):
            assert "src" in script.attributes or json.loads(script.text()), path
        assert html.css("[onerror], img[src=x], title b, h1 b") == [], path
        assert NAME in words(html.css_first(".site-name")) or path.name == "404.html"


def test_facts_reach_search_engines_and_the_clock_whole(hostile: Project) -> None:
    for root in ("", "ja/"):
        scripts = parsed(hostile.site / root / "index.html").css('script[type="application/ld+json"]')
        assert NAME in [json.loads(script.text()).get("name") for script in scripts]
    clocks = parsed(hostile.site / "booking/index.html").css(".open-now")
    assert clocks
    for clock in clocks:
        assert json.loads(clock.attributes["data-timetable"] or "")["days"]["2026-12-31"]["name"] == REASON
        assert json.loads(clock.attributes["data-words"] or "")["days"]
