"""What is allowed and rarely done works: code that shows our markup, pictures with unusual names, other menus."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.support.html import parsed, words
from tests.support.photos import photo, scenery
from tests.support.project import Project, copy_of_project

pytestmark = pytest.mark.slow

PICTURES = ("写真.png", "my photo.png", "stone.png")
CODE = ("[@hou-2010]", "{ certainty=low }", "![x](figure:dose)", "[](helpline:tell)")
# A menu within a menu, a comment behind an entry, and a title with a colon.
MENU = """\
      - Evidence: evidence.md # how we read studies
      - Legal:
          - Privacy: privacy.md
          - "Access: for all": accessibility.md
"""
TRANSLATED = 'nav_translations:\n            Legal: 規約\n            "Access: for all": だれでも\n'


@pytest.fixture(scope="module")
def unusual(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = copy_of_project(tmp_path_factory.mktemp("unusual"))
    (project.root / "docs/assets").mkdir(exist_ok=True)
    for name in PICTURES:
        (project.root / "docs/assets" / name).write_bytes(photo(scenery(1200, 630), "PNG"))
    shown = "\n\n".join([*(f"`{code}`" for code in CODE), "```\n" + "\n".join(CODE) + "\n```"])
    for ending, heading, alt in ((".md", "## When you read", "A stone"), (".ja.md", "## 読むとき", "石")):
        pictures = "\n\n".join(f"![{alt}](</assets/{name}>)" for name in PICTURES)
        project.edit(f"docs/privacy{ending}", heading, f"{shown}\n\n{pictures}\n\n{heading}")
    project.stamp("privacy")
    project.menus_in_settings()
    for entry in ("Evidence: evidence.md", "Privacy: privacy.md", "Accessibility: accessibility.md"):
        project.edit("mkdocs.yml", f"      - {entry}\n", "")
    project.edit(
        "mkdocs.yml", "      - Booking and contact: booking.md\n", f"      - Booking and contact: booking.md\n{MENU}"
    )
    project.edit("mkdocs.yml", "nav_translations:\n", TRANSLATED)
    built = project.build(delivered=False)
    assert built.returncode == 0, built.stderr
    return project


def page(unusual: Project, path: str) -> LexborHTMLParser:
    return parsed(unusual.site / path / "index.html")


@pytest.mark.parametrize("path", ["privacy", "ja/privacy"])
def test_code_stays_as_it_was_typed(unusual: Project, path: str) -> None:
    shown = [code.text() for code in page(unusual, path).css("#main code")]
    assert shown[: len(CODE)] == list(CODE)
    assert shown[-1].strip().splitlines() == list(CODE)
    assert page(unusual, path).css("#main sup, #main figure, #main .certainty, #main a[href^=tel]") == []


@pytest.mark.parametrize("path", ["privacy", "ja/privacy"])
def test_a_picture_as_an_editor_inserts_it_has_its_size_whatever_its_name(unusual: Project, path: str) -> None:
    pictures = page(unusual, path).css("#main img")
    assert len(pictures) == len(PICTURES)
    for picture in pictures:
        found = picture.attributes
        assert (found["width"], found["height"]) == ("1200", "630"), found["src"]
        assert (found["loading"], found["decoding"]) == ("lazy", "async")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            "massage",
            [
                "When you feel low",
                "Our practice",
                "First visit",
                "Booking and contact",
                "Evidence",
                "Privacy",
                "Access: for all",
            ],
        ),
        (
            "ja/massage",
            [
                "気分が落ち込むとき",
                "当店のご案内",
                "はじめての方へ",
                "ご予約・お問い合わせ",
                "研究の確かさ",
                "プライバシー",
                "だれでも",
            ],
        ),
    ],
)
def test_a_section_inside_a_menu_keeps_its_pages(unusual: Project, path: str, expected: list[str]) -> None:
    links = page(unusual, path).css("#menu a")
    assert [words(link) for link in links] == expected
    targets = [link.attributes["href"] or "" for link in links]
    assert len(set(targets)) == len(targets), "each leads to a page of its own"
    for target in targets:
        assert (unusual.site / path / target / "index.html").is_file(), target
