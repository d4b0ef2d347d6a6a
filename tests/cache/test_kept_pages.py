"""A build that finds pages kept by earlier ones makes the same site, and tells the same, as one that finds nothing."""

from collections.abc import Callable

import pytest
from PIL import Image

from tests.support.builds import DAY, manifest
from tests.support.photos import photo
from tests.support.project import READ_ALONE, Project

Edit = Callable[[Project], object]


def add_a_page(project: Project) -> None:
    for ending in (".md", ".ja.md"):
        text = project.text(f"docs/thanks{ending}").replace("title: ", "title: 2 ").replace("tion: ", "tion: 2 ")
        project.write(f"docs/new{ending}", text)
    project.edit("mkdocs.yml", "not_in_nav: |\n", "not_in_nav: |\n  new*.md\n")
    project.stamp("new")


def remove_a_page(project: Project) -> None:
    for ending in (".md", ".ja.md"):
        (project.root / f"docs/new{ending}").unlink()


def show_a_photo(colour: str) -> Edit:
    def show(project: Project) -> None:
        (project.root / "docs/assets/garden.jpg").write_bytes(photo(Image.new("RGB", (900, 600), colour)))
        text = project.text("docs/privacy.md")
        if "garden" not in text:
            project.write("docs/privacy.md", f"{text}\n![The garden](assets/garden.jpg)\n")

    return show


EDITS: dict[str, Edit] = {
    "a sentence": lambda it: it.edit("docs/massage.md", "**Calm:**", "**Calm, often:**"),
    "a heading that another page shows": lambda it: it.edit("docs/privacy.md", "## When you read", "## Reading"),
    "a title that menus show": lambda it: it.edit("docs/booking.md", "title: ", "title: Your "),
    "a review": lambda it: it.edit("docs/massage.md", "next_review: 2027-11-24", "next_review: 2027-11-20"),
    "a fact": lambda it: it.edit("data/labels.yml", "en: Help now", "en: Help today"),
    "a template": lambda it: it.edit("overrides/partials/footer.html", "<footer", '<footer data-new="1"'),
    "an address": lambda it: it.edit("mkdocs.yml", "www.example.com", "www.example.org"),
    "a new page": add_a_page,
    "a draft": lambda it: it.edit("docs/new.md", "---\ntitle", "---\ndraft: true\ntitle"),
    "no draft": lambda it: it.edit("docs/new.md", "draft: true\n", ""),
    "a page less": remove_a_page,
    "an anchor that others lead to": lambda it: it.edit("docs/massage.md", "#safety }", "#safe }"),
    "a photo": show_a_photo("red"),
    "another photo": show_a_photo("blue"),
    "a mistake": lambda it: it.edit("docs/massage.md", "[@packheiser-2024]", "[@none-2024]"),
    "no mistake": lambda it: it.edit("docs/massage.md", "[@none-2024]", "[@packheiser-2023]"),
}


def built(project: Project, **environment: str) -> tuple[list[str], dict[str, str]]:
    """Build the pages, whatever is wrong with them, and return what was told and what was made."""
    done = project.run("mkdocs", "build", "--config-file", "mkdocs-read.yml", **DAY, **environment)
    assert done.returncode == 0, done.stderr
    return [line for line in done.stderr.splitlines() if "built in" not in line], manifest(project.site)


@pytest.fixture
def read_alone(project: Project) -> Project:
    project.write("mkdocs-read.yml", READ_ALONE)
    return project


@pytest.mark.slow
def test_what_is_kept_changes_nothing(read_alone: Project) -> None:
    seen = [built(read_alone)]
    for name, edit in EDITS.items():
        edit(read_alone)
        seen.append(built(read_alone))
        assert built(read_alone, CACHE="off") == seen[-1], name
        assert name == "a review" or seen[-1] != seen[-2], f"{name} was not to be seen"


@pytest.mark.slow
def test_only_what_was_changed_is_read_again(read_alone: Project) -> None:
    read_alone.write("counting.py", COUNTING)
    read_alone.edit("mkdocs.yml", "  - hooks.py", "  - hooks.py\n  - counting.py")
    built(read_alone)
    (read_alone.root / "read").unlink()
    read_alone.edit("docs/massage.md", "**Calm:**", "**Calm, often:**")
    built(read_alone)
    assert read_alone.text("read").split() == ["massage.md"]


COUNTING = """
def on_pre_page(page, config, **_):
    with open("read", "a") as file:
        print(page.file.src_uri, file=file)
    return page
"""
