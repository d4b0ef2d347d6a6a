"""What is made again of a changed page alone is what a whole build makes, whichever file is edited, in any order."""

import os
import random
import re
import time
from collections.abc import Callable

import pytest

from tests.support.preview import Preview, previewing
from tests.support.project import Project

SEED = int(os.environ["SEED"])  # the same as for the random edits, which each run prints
ROUNDS, PATIENCE = 8, 60
PAGES = ("massage", "exercise", "together", "first-visit", "privacy", "accessibility", "hard-days", "plan")
Edit = Callable[[Project, str, str], str]  # a page and a word that nothing else holds; returns where it will be read


def a_sentence(project: Project, page: str, word: str) -> str:
    project.write(f"docs/{page}.md", f"{project.text(f'docs/{page}.md')}\nA sentence about {word}.\n")
    return f"{page}/"


def a_sentence_in_japanese(project: Project, page: str, word: str) -> str:
    project.write(f"docs/{page}.ja.md", f"{project.text(f'docs/{page}.ja.md')}\n{word}の文です。\n")
    return f"ja/{page}/"


def a_heading_that_the_list_of_all_topics_shows(project: Project, page: str, word: str) -> str:
    project.write(f"docs/{page}.md", f"{project.text(f'docs/{page}.md')}\n## About {word} {{ #{word} }}\n\nMore.\n")
    return "search/"


def a_mistake(project: Project, page: str, word: str) -> str:
    project.write(f"docs/{page}.md", f"{project.text(f'docs/{page}.md')}\nA study [@{word}-2000].\n")
    return f"{page}/"


def a_link_to_nowhere(project: Project, page: str, word: str) -> str:
    project.write(f"docs/{page}.md", f"{project.text(f'docs/{page}.md')}\nA [link to {word}](massage.md#{word}).\n")
    return f"{page}/"


def a_title(project: Project, page: str, word: str) -> str:
    text = project.text(f"docs/{page}.md")
    project.write(f"docs/{page}.md", re.sub("^title: ('?)", rf"title: \g<1>{word} ", text, flags=re.M))
    return "search/"


def a_label(project: Project, page: str, word: str) -> str:
    text = project.text("data/labels.yml")
    project.write(
        "data/labels.yml", re.sub(r"^good_to_know:\n  en: .*", f"good_to_know:\n  en: {word}", text, flags=re.M)
    )
    return f"{page}/"


def a_template(project: Project, page: str, word: str) -> str:
    project.edit("overrides/partials/footer.html", "</footer>", f"<p>{word}</p></footer>")
    return f"ja/{page}/"


def two_pages_at_once(project: Project, page: str, word: str) -> str:
    a_sentence_in_japanese(project, page, word)
    return a_sentence(project, page, word)


EDITS: list[Edit] = [
    a_sentence, a_sentence_in_japanese, a_heading_that_the_list_of_all_topics_shows, a_mistake, a_link_to_nowhere,
    a_title, a_label, a_template, two_pages_at_once,
]  # fmt: skip


def seen(preview: Preview) -> dict[str, str]:
    """Return every page as it is shown, with what is told on it, whatever the port."""
    port = preview.address.rpartition(":")[2]
    addresses = [f"{folder}{page}/" for folder in ("", "ja/") for page in (*PAGES, "search", "topics")]
    htmls = {address: preview.html(address).replace(f":{port}", "") for address in ["", "ja/", *addresses]}
    return {
        address: re.sub(r"<script>.*?livereload.*?</script>", "", html, flags=re.S) for address, html in htmls.items()
    }


def differences(mine: dict[str, str], theirs: dict[str, str]) -> list[str]:
    """Return the first lines in which some pages differ."""
    pages = [page for page in mine if mine[page] != theirs[page]]
    sides = zip(mine[pages[0]].split(">"), theirs[pages[0]].split(">"), strict=False)
    return [*pages[:3], *(f"{one} / {other}" for one, other in sides if one != other)][:20]


@pytest.mark.slow
def test_the_preview_never_shows_a_stale_page(project: Project) -> None:
    chance = random.Random(SEED)  # noqa: S311 - edits
    made = []
    with previewing(project) as quick, previewing(project, CACHE="off") as whole:
        assert quick.shows("massage/", "</html>")
        assert whole.shows("massage/", "</html>")
        for number in range(ROUNDS):
            edit, page, word = chance.choice(EDITS), chance.choice(PAGES), f"wort{'abcdefghijkl'[number]}x"
            made.append((edit.__name__, page))
            address = edit(project, page, word)
            for preview in (quick, whole):
                assert preview.shows(address, word), made
            end = time.monotonic() + PATIENCE
            while (both := (seen(quick), seen(whole)))[0] != both[1]:
                assert time.monotonic() < end, (made, differences(*both))
                time.sleep(0.2)


@pytest.mark.slow
def test_a_changed_sentence_does_not_wait_for_a_whole_build(project: Project) -> None:
    project.write("counting.py", COUNTING)
    project.edit("mkdocs.yml", "  - hooks.py", "  - hooks.py\n  - counting.py")
    with previewing(project) as preview:
        assert preview.shows("massage/", "</html>")
        before = project.text("builds")
        a_sentence(project, "massage", "wortax")
        assert preview.shows("massage/", "wortax")
        assert project.text("builds") == before
        a_title(project, "massage", "wortbx")
        assert preview.shows("massage/", "wortbx")
        assert project.text("builds") != before


COUNTING = """
def on_pre_build(config):
    with open("builds", "a") as file:
        print("a whole build", file=file)
"""
