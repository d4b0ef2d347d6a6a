"""What `make page` begins stays a draft, which only the preview shows, until both pages say otherwise."""

import re
from datetime import date

import pytest

from practice_site.checks import stale
from practice_site.commands.page import begin
from practice_site.project import Project as Sources
from tests.support.html import parsed, sitemap_paths, words
from tests.support.preview import previewing
from tests.support.project import ROOT, TODAY, Project, warnings

pytestmark = pytest.mark.slow

TITLES = {"": "unwinding words", "ja/": "unwinding のページの題名"}


def publish(project: Project, slug: str = "unwinding") -> None:
    for ending in (".md", ".ja.md"):
        project.edit(f"docs/{slug}{ending}", "draft: true", "draft: false")


def write(project: Project, slug: str = "unwinding") -> None:
    """Replace every placeholder."""
    project.edit(f"docs/{slug}.md", "(change this)", "words")
    project.edit(f"docs/{slug}.ja.md", "（仮）", "")
    project.stamp(slug)


def traces(project: Project, *slugs: str) -> list[str]:
    """Return each file of a site that is called by a page's name, or holds it."""
    files = {path.relative_to(project.site).as_posix(): path for path in project.site.rglob("*") if path.is_file()}
    return [
        name
        for name, path in files.items()
        if any(slug in name.lower() or slug.encode() in path.read_bytes().lower() for slug in slugs)
    ]


def footer(project: Project, page: str) -> list[str]:
    """Return the words of the menu at the foot of a page."""
    return [words(link) for link in parsed(project.site / page / "index.html").css(".site-footer nav a")]


def test_a_new_page_is_nowhere_in_the_site_and_staff_are_told_what_comes_next(project: Project) -> None:
    done = project.command("page", "unwinding")
    assert done.returncode == 0, done.stderr
    told = done.stdout.splitlines()
    assert len(told) == 4
    assert "docs/unwinding.md and docs/unwinding.ja.md are there as drafts" in told[0]
    assert "draft: false in both, then run make stamp page=unwinding and make build" in told[1]
    assert "docs/unwinding.md と docs/unwinding.ja.md を下書きとして作り" in told[2]
    assert "make stamp page=unwinding、make build" in told[3]
    begin(project.root, "juggling", TODAY)  # two new pages do not disturb each other, and may link to each other
    for ending in (".md", ".ja.md"):
        project.edit(f"docs/unwinding{ending}", "\n## ", "\n[juggling](juggling.md)\n\n## ")
    project.stamp("unwinding")
    # One page that is still a draft holds back its twin, whichever of the two it is.
    project.edit("docs/unwinding.md", "draft: true", "draft: false")
    project.edit("docs/juggling.ja.md", "draft: true\n", "")
    built = project.build()
    assert built.returncode == 0, built.stderr
    assert warnings(built) == []
    line = project.line("docs/juggling.md", "draft: true")
    assert built.stderr.count(f"docs/juggling.md:{line}  the page is a draft and is not published") == 1
    line = project.line("docs/unwinding.ja.md", "draft: true")
    assert built.stderr.count(f"docs/unwinding.ja.md:{line}  下書きのため、公開されません。") == 1
    assert len(sitemap_paths(project.site)) >= 20
    assert traces(project, "unwinding", "juggling") == []


def test_a_published_page_is_there_in_both_languages_with_its_words_in_the_menu(project: Project) -> None:
    begin(project.root, "unwinding", TODAY)
    write(project)
    publish(project)
    built = project.build(delivered=False)
    assert built.returncode == 0, built.stderr
    assert "draft" not in built.stderr
    for root, title in TITLES.items():
        ways = [parsed(project.site / root / page / "index.html").css(".triage") for page in ("unwinding", "massage")]
        assert [len(way) for way in ways] == [1, 1], "the way to help is the one of the shipped pages"
        assert words(ways[0][0]) == words(ways[1][0]) != ""
        assert title in words(parsed(project.site / root / "unwinding/index.html").css_first("h1"))
        for page in ("unwinding", ""):
            assert footer(project, f"{root}{page}")[-1] == title
        assert f"/{root}unwinding/" in sitemap_paths(project.site)
        assert title in project.html(f"{root}search")


def test_the_entry_in_the_menu_may_get_a_shorter_name(project: Project) -> None:
    begin(project.root, "unwinding", TODAY)
    write(project)
    publish(project)
    project.edit("docs/unwinding.md", "menu: footer\n", "menu: footer\norder: 1\nmenu_name: Stretching\n")
    (told,) = project.told()
    assert "this page has a name for the menu, and docs/unwinding.ja.md has none" in told
    project.edit("docs/unwinding.ja.md", "---\ntitle", "---\nmenu_name: ストレッチ\ntitle")
    assert project.build(delivered=False).returncode == 0
    assert footer(project, "massage")[0] == "Stretching"
    assert footer(project, "ja/massage")[0] == "ストレッチ"


def test_a_placeholder_is_never_published(project: Project) -> None:
    begin(project.root, "unwinding", TODAY)
    assert [issue for issue in project.issues() if issue.blocking] == []
    publish(project)
    told = project.told()
    for ending, mark in ((".md", "(change this)"), (".ja.md", "（仮）")):
        lines = project.text(f"docs/unwinding{ending}").splitlines()
        marked = [number for number, line in enumerate(lines, start=1) if mark in line]
        assert len(marked) == 17
        for number in marked:
            assert any(it.startswith(f"docs/unwinding{ending}:{number}  ") and mark in it for it in told)
    assert len(told) == 34
    assert all(issue.blocking for issue in project.issues())
    write(project)
    assert project.told() == []


def test_a_link_to_a_draft_is_told_with_its_line_and_stops_the_build(project: Project) -> None:
    begin(project.root, "unwinding", TODAY)
    project.edit("docs/first-visit.md", "## What to wear", "See [unwinding](unwinding.md#gains).\n\n## What to wear")
    project.edit("docs/first-visit.ja.md", "## 服装", "[ストレッチでよくなること](unwinding.md#gains)\n\n## 服装")
    project.stamp("first-visit")
    built = project.build(delivered=False)
    assert built.returncode != 0
    for ending, expected in (
        (".md", "the link to unwinding.md leads to a draft"),
        (".ja.md", "unwinding.md は下書きで"),
    ):
        place = f"docs/first-visit{ending}:{project.line(f'docs/first-visit{ending}', '(unwinding.md')}"
        assert len([it for it in warnings(built) if it.startswith(f"{place}  {expected}")]) == 1
    assert len(warnings(built)) == 2


def test_mistakes_in_a_draft_are_told_and_stop_nothing_until_it_is_published(project: Project) -> None:
    begin(project.root, "unwinding", TODAY)
    project.edit("docs/unwinding.md", "template: article.html", "template: none.html")
    project.edit("docs/unwinding.md", "(change this) Another point.", "[@nobody-1999] [gone](gone.md) <script>")
    title = project.text("docs/unwinding.md").splitlines()[1]
    project.edit("docs/unwinding.md", title, "title: Can massage help when you feel low?")
    (project.root / "docs/unwinding.ja.md").unlink()
    built = project.build(delivered=False)
    assert built.returncode == 0, built.stderr
    assert warnings(built) == []
    for expected in (
        "no such template",
        "[@nobody-1999] is not in",
        "twin is missing",
        "has the same title",
        "<script>",
    ):
        assert re.search(rf"INFO    -  docs/unwinding.md:\d+  .*{re.escape(expected)}", built.stderr), expected
    project.edit("docs/unwinding.md", "draft: true", "draft: false")
    built = project.build(delivered=False)
    assert built.returncode != 0
    assert [it for it in warnings(built) if re.match(r"docs/unwinding.md:\d+  its Japanese twin is missing", it)]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("docs/booking.md", "other pages always link to this page, so it cannot be a draft"),
        ("docs/index.ja.md", "ほかのページが必ずリンクしているため、下書きにできません。"),
    ],
)
def test_a_page_that_every_page_links_to_cannot_be_a_draft(project: Project, page: str, expected: str) -> None:
    project.edit(page, "title: ", "draft: true\ntitle: ")
    done = project.command("build")
    assert done.returncode == 1
    assert re.search(rf"^{page}:\d+  {expected}", done.stderr, re.MULTILINE), done.stderr
    assert "Traceback" not in done.stderr
    assert "machinery" not in done.stderr


def test_a_draft_never_grows_too_old_to_publish_the_rest(project: Project) -> None:
    begin(project.root, "unwinding", TODAY)
    told = {issue.path for issue in stale.too_old_to_release(Sources(project.root), date(2030, 1, 1))}
    assert "docs/massage.md" in told
    assert "docs/unwinding.md" not in told


def test_the_preview_shows_a_draft_in_both_languages_and_marks_it(project: Project) -> None:
    begin(project.root, "unwinding", TODAY)
    with previewing(project) as preview:
        for root, title, mark in (
            ("", "unwinding (change this)", ">DRAFT<"),
            ("ja/", "（仮）unwinding のページの題名", ">下書き<"),
        ):
            assert preview.shows(f"{root}unwinding/", title), preview.told
            assert preview.shows(f"{root}unwinding/", mark, 1)
            assert preview.shows(root, "unwinding/", 1), "the menu of the preview names it"
            assert preview.shows(f"{root}search/", title, 1)
        assert "WARNING" not in preview.told


def test_the_command_refuses_in_one_sentence_of_each_language_what_cannot_be_a_name() -> None:
    done = Project(ROOT).command("page", "it's")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 2
