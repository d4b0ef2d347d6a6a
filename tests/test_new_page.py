"""`make page` begins a page in both languages; as long as it is a draft, only the preview shows it."""

import difflib
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import checks
import drafts
import new_page
import pytest
import reviews
import translations
from conftest import ROOT, Project, sitemap_paths
from freshness import stale
from mkdocs.config import load_config
from problems import Source, sources
from test_builds import html, wait_for

TODAY = date(2026, 11, 23)


def begin(project: Project, slug: str = "stretching") -> str:
    return new_page.begin(project.root, slug, TODAY)


def files(project: Project) -> dict[str, bytes]:
    """Return what staff write, to see that nothing changed."""
    written = [project.root / "mkdocs.yml", *(project.root / "docs").rglob("*")]
    return {path.relative_to(project.root).as_posix(): path.read_bytes() for path in written if path.is_file()}


def publish(project: Project, slug: str = "stretching") -> None:
    for ending in (".md", ".ja.md"):
        project.edit(f"docs/{slug}{ending}", "draft: true", "draft: false")


def write(project: Project, slug: str = "stretching") -> None:
    """Replace every placeholder."""
    english, japanese = (project.root / f"docs/{slug}{ending}" for ending in (".md", ".ja.md"))
    english.write_text(english.read_text(encoding="utf-8").replace("(change this)", "words"), encoding="utf-8")
    japanese.write_text(japanese.read_text(encoding="utf-8").replace("（仮）", ""), encoding="utf-8")
    project.stamp(slug)


def traces(project: Project, words: str = "stretching") -> list[str]:
    """Return each file for visitors that is called by a page's name, or holds it; staff's editor names every page."""
    site = project.root / "site"
    return [
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file()
        and path.relative_to(site).parts[0] != "admin"
        and (words in path.as_posix().lower() or words.encode() in path.read_bytes().lower())
    ]


def footer(page: str) -> list[str]:
    """Return the words of the menu at the foot of a page."""
    last = re.findall(r"<nav.*?</nav>", page, re.DOTALL)[-1]
    return re.findall(r"<a [^>]*>([^<]+)", last)


# The command


def test_a_new_page_is_written_in_both_languages_and_staff_are_told_what_comes_next(project: Project) -> None:
    command = [sys.executable, "hooks/new_page.py", "stretching"]
    done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=True)
    told = done.stdout.splitlines()
    assert len(told) == 4
    assert "docs/stretching.md and docs/stretching.ja.md are there as drafts" in told[0]
    assert "draft: false in both, then run make stamp page=stretching and make build" in told[1]
    assert "docs/stretching.md と docs/stretching.ja.md を下書きとして作り" in told[2]
    assert "make stamp page=stretching、make build" in told[3]
    by_name = {page.name: page for page in sources(project.root / "docs")}
    page, twin = by_name["stretching.md"], by_name["stretching.ja.md"]
    assert translations.behind(page, twin, project.root) == []
    for text in (page.text, twin.text):
        assert f"reviewed: {date.today()}" in text
        assert "draft: true" in text
        assert "certainty=very-low" in text
        assert "$" not in text
    assert not list(project.root.rglob("*.new"))


def test_make_hands_the_name_to_the_command() -> None:
    done = subprocess.run(["make", "-n", "page", "slug=two words"], cwd=ROOT, capture_output=True, text=True)
    assert "hooks/new_page.py 'two words'" in done.stdout


def test_mkdocs_yml_gets_one_line_and_keeps_every_other(project: Project) -> None:
    settings = project.root / "mkdocs.yml"
    before = settings.read_text(encoding="utf-8")
    begin(project, "better-sleep")
    after = settings.read_text(encoding="utf-8")
    changes = [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]
    assert changes == ["+       - better-sleep.md"]
    assert "  - Footer:\n      - better-sleep.md\n" in after


def test_the_ends_of_lines_stay_as_they_are() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    changed = new_page.with_entry(text.replace("\n", "\r\n").encode(), "stretching")
    assert changed == new_page.with_entry(text.encode(), "stretching").replace("\n", "\r\n")


def test_a_page_begun_on_a_leap_day_is_due_the_day_before_a_year_later() -> None:
    assert "next_review: 2029-02-28" in new_page.pages("stretching", date(2028, 2, 29))[0]
    assert "next_review: 2027-11-23" in new_page.pages("stretching", TODAY)[0]


def test_the_way_to_help_is_the_one_of_the_shipped_pages() -> None:
    for ending in (".md", ".ja.md"):
        ends = [
            next(part.lines for part in Source(path.name, path.read_text(encoding="utf-8")).sections if part.id == id_)
            for path, id_ in (
                (ROOT / f"hooks/new_page{ending}", "get-help"),
                (ROOT / f"docs/massage{ending}", "get-help"),
            )
        ]
        assert [text for _, text in ends[0]] == [text for _, text in ends[1]]


@pytest.mark.parametrize(
    ("slug", "english", "japanese"),
    [
        ("", "Say what the page is to be called", "名前を書いてください。"),
        *((slug, f"“{slug}” cannot be an address", f"「{slug}」はアドレスに使えません。") for slug in (
            "Stretching", "-stretching", "stretching-", "two--hyphens", "2-weeks", "two words", "sub/page", "../up",
            "ストレッチ", "stretching.md", "under_score", "a" * 31,
        )),
        ("ja", "The site uses the address “ja”", "「ja」というアドレスは"),
        ("massage", "docs/massage.md exists already", "docs/massage.md はすでにあります。"),
        ("assets", "The site uses the address “assets”", "「assets」というアドレスは"),
    ],
)  # fmt: skip
def test_a_name_that_will_not_do_is_refused_in_both_languages_and_nothing_is_written(
    project: Project, slug: str, english: str, japanese: str
) -> None:
    before = files(project)
    with pytest.raises(SystemExit) as refused:
        begin(project, slug)
    told = str(refused.value).splitlines()
    assert len(told) == 2
    assert english in told[0]
    assert japanese in told[1]
    assert files(project) == before


@pytest.mark.parametrize("there", ["stretching.md", "stretching.ja.md", "stretching/index.md"])
def test_a_page_that_exists_is_never_overwritten(project: Project, there: str) -> None:
    project.write(f"docs/{there}", "Mine.")
    before = files(project)
    with pytest.raises(SystemExit, match=re.escape(f"docs/{there.partition('/')[0]} exists already")):
        begin(project)
    assert files(project) == before


def test_the_same_command_twice_is_refused(project: Project) -> None:
    begin(project)
    before = files(project)
    with pytest.raises(SystemExit, match=r"docs/stretching\.md exists already"):
        begin(project)
    assert files(project) == before


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("  - Footer:", "  - Foot:"),
        lambda text: text.replace("  - Footer:\n", "  - Footer: []\n  - More:\n"),
        lambda text: text.replace("nav:", "nav: [", 1),
        lambda text: text.replace("  - Footer:", "  - Footer:\n      - First visit: first-visit.md\n  - Footer:"),
        lambda text: "",
    ],
)
def test_an_unexpected_mkdocs_yml_is_left_alone_and_staff_are_told(
    project: Project, spoil: Callable[[str], str]
) -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert spoil(text) != text
    project.write("mkdocs.yml", spoil(text))
    before = files(project)
    with pytest.raises(SystemExit) as refused:
        begin(project)
    english, japanese = str(refused.value).splitlines()
    assert english.startswith("mkdocs.yml does not look as expected")
    assert japanese.startswith("mkdocs.yml の書き方がいつもと違います。")
    assert files(project) == before


def test_a_full_disk_leaves_nothing_half_written(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before, write = files(project), Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name.startswith("mkdocs.yml"):
            raise OSError(28, "No space left on device", str(path))
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        begin(project)
    assert files(project) == before


# Drafts


def test_a_new_page_builds_without_a_complaint_and_is_nowhere_in_the_site(project: Project) -> None:
    begin(project)
    begin(project, "breathing")  # two new pages do not disturb each other
    assert [str(problem) for problem in checks.problems(config(project), sources(project.root / "docs"))] == []
    built = project.build()
    assert built.returncode == 0, built.stderr
    assert "WARNING" not in built.stderr
    assert built.stderr.count("docs/stretching.md:8  the page is a draft and is not published") == 1
    assert built.stderr.count("docs/stretching.ja.md:8  下書きのため、公開されません。") == 1
    assert traces(project) == []
    assert traces(project, "breathing") == []
    assert not any("stretching" in path for path in sitemap_paths(project.root / "site"))


def config(project: Project) -> object:
    return load_config(str(project.root / "mkdocs.yml"))


def test_a_published_page_is_there_in_both_languages_with_its_words_in_the_menu(project: Project) -> None:
    begin(project)
    write(project)
    publish(project)
    built = project.build()
    assert built.returncode == 0, built.stderr
    assert "draft" not in built.stderr
    english, japanese = html(project, "stretching"), html(project, "ja/stretching")
    assert "stretching words" in english
    assert "stretching のページの題名" in japanese
    for page in (english, html(project, "")):
        assert footer(page)[:2] == ["stretching words", "First visit"]
    for page in (japanese, html(project, "ja")):
        assert footer(page)[:2] == ["stretching のページの題名", "はじめての方へ"]
    assert {"/stretching/", "/ja/stretching/"} <= set(sitemap_paths(project.root / "site"))
    assert "stretching words" in html(project, "search")
    assert "stretching のページの題名" in html(project, "ja/search")


def test_a_placeholder_is_never_published(project: Project) -> None:
    begin(project)
    publish(project)
    built = project.build()
    assert built.returncode != 0
    told = [line.removeprefix("WARNING -  ") for line in built.stderr.splitlines() if line.startswith("WARNING")]
    for ending, mark in ((".md", "(change this)"), (".ja.md", "（仮）")):
        lines = (project.root / f"docs/stretching{ending}").read_text(encoding="utf-8").splitlines()
        marked = [number for number, line in enumerate(lines, start=1) if mark in line]
        assert len(marked) == 14
        for number in marked:
            assert any(line.startswith(f"docs/stretching{ending}:{number}  ") and mark in line for line in told)
    assert len(told) == 28
    write(project)
    assert project.build().returncode == 0


def test_the_entry_in_the_menu_may_get_a_shorter_name(project: Project) -> None:
    begin(project)
    write(project)
    publish(project)
    project.edit("mkdocs.yml", "- stretching.md", "- Stretching: stretching.md")
    built = project.build()
    assert "“Stretching” has no words in 日本語; add them under nav_translations." in built.stderr
    project.edit("mkdocs.yml", "nav_translations:\n", "nav_translations:\n            Stretching: ストレッチ\n")
    assert project.build().returncode == 0
    assert footer(html(project, "massage"))[0] == "Stretching"
    assert footer(html(project, "ja/massage"))[0] == "ストレッチ"


@pytest.mark.parametrize("ending", [".md", ".ja.md"])
@pytest.mark.parametrize("new", ["draft: false", ""])
def test_one_page_that_is_still_a_draft_holds_back_its_twin(project: Project, ending: str, new: str) -> None:
    begin(project)
    project.edit(f"docs/stretching{ending}", "draft: true", new)
    built = project.build()
    assert built.returncode == 0, built.stderr
    assert traces(project) == []


def test_a_link_to_a_draft_is_told_with_its_line_and_stops_the_build(project: Project) -> None:
    begin(project)
    project.edit("docs/first-visit.md", "## On the day", "See [stretching](stretching.md#studies).\n\n## On the day")
    project.edit("docs/first-visit.ja.md", "## 当日", "[ストレッチの研究](stretching.md#studies)\n\n## 当日")
    project.stamp("first-visit")
    built = project.build()
    assert built.returncode != 0
    lines = [
        (project.root / f"docs/first-visit{ending}").read_text(encoding="utf-8").split("(stretching.md")[0].count("\n")
        + 1
        for ending in (".md", ".ja.md")
    ]
    assert f"WARNING -  docs/first-visit.md:{lines[0]}  the link to stretching.md leads to a draft" in built.stderr
    assert (
        f"WARNING -  docs/first-visit.ja.md:{lines[1]}  stretching.md は下書きで、まだ公開されません。" in built.stderr
    )
    write(project)
    publish(project)
    assert project.build().returncode == 0


def test_drafts_may_link_to_each_other(project: Project) -> None:
    begin(project)
    begin(project, "breathing")
    for ending in (".md", ".ja.md"):
        project.edit(f"docs/stretching{ending}", "\n## ", "\n[breathing](breathing.md)\n\n## ")
    built = project.build()
    assert built.returncode == 0, built.stderr


def test_mistakes_in_a_draft_are_told_and_stop_nothing_until_it_is_published(project: Project) -> None:
    begin(project)
    project.edit("docs/stretching.md", "template: article.html", "template: none.html")
    project.edit("docs/stretching.md", "(change this) Another point.", "[@nobody-1999] [gone](gone.md) <script>")
    project.edit("docs/stretching.md", "title: ", "title: Can massage help when you feel low?\nlead: ")
    (project.root / "docs/stretching.ja.md").unlink()
    built = project.build()
    assert built.returncode == 0, built.stderr
    assert "WARNING" not in built.stderr
    for words in ("no template none.html", "[@nobody-1999] is not in", "twin is missing", "has the same title"):
        assert re.search(rf"INFO    -  docs/stretching.md:\d+  .*{re.escape(words)}", built.stderr), words
    project.edit("docs/stretching.md", "draft: true", "draft: false")
    built = project.build()
    assert built.returncode != 0
    assert re.search(r"WARNING -  docs/stretching.md:\d+  its Japanese twin is missing", built.stderr)


def test_a_shared_title_is_told_of_the_draft_whatever_the_names_of_the_files(project: Project) -> None:
    begin(project, "a-page")
    project.edit("docs/a-page.md", "title: ", "title: Can massage help when you feel low?\nlead: ")
    told = checks.problems(config(project), sources(project.root / "docs"))
    shared = [problem for problem in told if "same title" in problem.en]
    assert [(problem.path, problem.blocking) for problem in shared] == [("docs/a-page.md", False)]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("docs/booking.md", "other pages always link to this page, so it cannot be a draft"),
        ("docs/index.ja.md", "ほかのページが必ずリンクしているため、下書きにできません。"),
    ],
)
def test_a_page_that_every_page_links_to_cannot_be_a_draft(project: Project, page: str, expected: str) -> None:
    project.edit(page, "title: ", "draft: true\ntitle: ")
    built = project.build()
    assert built.returncode != 0
    assert re.search(rf"WARNING -  {page}:\d+  {expected}", built.stderr), built.stderr
    assert "Traceback" not in built.stderr


def test_a_draft_never_grows_too_old_to_publish_the_rest(project: Project) -> None:
    begin(project)
    later = date(2030, 1, 1)
    told = {problem.path for problem in stale(config(project), later)}
    assert "docs/massage.md" in told
    assert "docs/stretching.md" not in told
    assert reviews.overdue([page for page in sources(project.root / "docs") if "stretching" in page.name], later)


def test_only_true_makes_a_draft() -> None:
    def held(words: str) -> set[str]:
        return drafts.names([Source("a.md", f"---\ntitle: A\n{words}\n---\nIt says draft: true.\n")])

    assert held("draft: true") == {"a.md", "a.ja.md"}
    assert held("draft: yes # until spring") == {"a.md", "a.ja.md"}
    for words in ("", "draft: false", "draft: soon", "draft:", "lead: draft"):
        assert held(words) == set(), words


def test_the_preview_shows_a_draft_in_both_languages_and_marks_it(project: Project, tmp_path: Path) -> None:
    begin(project)
    log, port = tmp_path / "serve.log", 9900 + (hash(tmp_path) % 1000)
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with log.open("w") as output, subprocess.Popen(command, cwd=project.root, stdout=output, stderr=output) as server:
        try:
            for page, title, mark in (
                ("", "stretching (change this)", ">DRAFT<"),
                ("ja/", "（仮）stretching のページの題名", ">下書き<"),
            ):
                assert wait_for(port, f"{page}stretching/", title), log.read_text()
                assert wait_for(port, f"{page}stretching/", mark, 1)
                assert wait_for(port, page, "stretching/", 1), "the menu of the preview names it"
                assert wait_for(port, f"{page}search/", title, 1)
        finally:
            server.terminate()
    assert "WARNING" not in log.read_text()
