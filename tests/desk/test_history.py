"""What staff change is kept under their own words and taken back step by step; a developer's steps stay."""

from pathlib import Path

import pytest

from practice_site.commands.telling import Refused
from practice_site.desk import changes, repository, steps
from tests.desk.conftest import Git
from tests.support.project import Project

pytestmark = pytest.mark.slow

STUDIES = ("docs/massage.md", "Here is what studies", "Here is all that studies")


def kept(project: Project) -> list[steps.Step]:
    with repository.opened(project.root) as repo:
        return steps.steps(repo)


def changed(project: Project) -> list[tuple[str, str]]:
    with repository.opened(project.root) as repo:
        return [(it.path, it.kind) for it in changes.changes(repo, project.root)]


def files(project: Project) -> dict[str, bytes]:
    folders = [project.root / name for name in ("docs", "data")]
    paths = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {str(path): path.read_bytes() for path in [*paths, project.root / "mkdocs.yml"]}


def change_a_sentence(project: Project) -> None:
    project.edit(*STUDIES)
    project.edit("docs/massage.ja.md", "マッサージのあと", "施術のあと")
    project.stamp("massage")


def add_a_sentence(project: Project) -> None:
    for name, words in (("massage.md", "One more."), ("massage.ja.md", "もう一つ。")):
        project.write(f"docs/{name}", f"{project.text(f'docs/{name}')}\n{words}\n")
    project.stamp("massage")


def test_a_change_is_kept_under_own_words_and_taken_back_and_a_developers_work_stays(cloned: Project, git: Git) -> None:
    before, first = files(cloned), git("rev-parse", "HEAD")
    change_a_sentence(cloned)
    cloned.edit("hooks.py", "The whole machine", "The machine")  # a developer's, not kept yet
    assert changed(cloned) == [("docs/massage.ja.md", "changed"), ("docs/massage.md", "changed")]
    assert changes.keep(cloned.root, "  All the\nstudies ") == "All the studies"
    assert git("log", "-1", "--format=%an <%ae>|%s|%(trailers:key=Kept-by,valueonly)") == (
        "Staff <staff@localhost>|All the studies|staff"
    )
    assert git("show", "--name-only", "--format=", "HEAD").split() == ["docs/massage.ja.md", "docs/massage.md"]
    assert git("status", "--short") == "M hooks.py"
    (step,) = kept(cloned)
    steps.take_back(cloned.root, step.name)
    assert files(cloned) == before
    assert git("rev-parse", "HEAD~2") == first
    assert git("status", "--short") == "M hooks.py"
    assert git("fsck", "--strict") == ""
    back, original = kept(cloned)
    assert (back.takes_back, original.taken_back) == ("All the studies", True)
    with pytest.raises(Refused, match="taken back already"):
        steps.take_back(cloned.root, original.name)


def test_taking_a_taking_back_back_brings_the_change_again(cloned: Project) -> None:
    change_a_sentence(cloned)
    changes.keep(cloned.root, "Studies")
    after = files(cloned)
    steps.take_back(cloned.root, kept(cloned)[0].name)
    steps.take_back(cloned.root, kept(cloned)[0].name)
    assert files(cloned) == after
    assert [step.taken_back for step in kept(cloned)] == [False, True, False]


def test_a_step_is_taken_back_from_below_later_ones_and_the_japanese_stays_in_step(cloned: Project) -> None:
    change_a_sentence(cloned)
    changes.keep(cloned.root, "Studies")
    add_a_sentence(cloned)
    changes.keep(cloned.root, "One more")
    steps.take_back(cloned.root, kept(cloned)[1].name)
    assert "Here is what studies" in cloned.text("docs/massage.md")
    assert cloned.text("docs/massage.md").endswith("\nOne more.\n")
    assert cloned.text("docs/massage.ja.md").endswith("\nもう一つ。\n")
    assert not [it for it in cloned.told() if "massage" in it and ("changed" in it or "変わりました" in it)]


def test_a_japanese_page_that_was_behind_is_behind_again(cloned: Project) -> None:
    cloned.edit(*STUDIES)
    changes.keep(cloned.root, "English alone")
    cloned.edit("docs/massage.ja.md", "マッサージのあと", "施術のあと")
    cloned.stamp("massage")
    changes.keep(cloned.root, "Japanese too")
    assert not [it for it in cloned.told() if "が変わりました" in it]
    steps.take_back(cloned.root, kept(cloned)[0].name)
    assert [it for it in cloned.told() if it.startswith("docs/massage.ja.md") and "が変わりました" in it]


def test_where_a_later_change_overlaps_nothing_is_changed_and_the_file_is_named(cloned: Project, git: Git) -> None:
    cloned.edit(*STUDIES)
    changes.keep(cloned.root, "All")
    cloned.edit("docs/massage.md", "Here is all that studies", "Here is much that studies")
    changes.keep(cloned.root, "Much")
    before, last = files(cloned), git("rev-parse", "HEAD")
    with pytest.raises(Refused, match=r"docs/massage\.md"):
        steps.take_back(cloned.root, kept(cloned)[1].name)
    assert (files(cloned), git("rev-parse", "HEAD")) == (before, last)


def test_what_is_not_kept_yet_is_never_lost_by_taking_back(cloned: Project) -> None:
    cloned.edit(*STUDIES)
    changes.keep(cloned.root, "All")
    add_a_sentence(cloned)
    before = files(cloned)
    with pytest.raises(Refused, match="not kept yet"):
        steps.take_back(cloned.root, kept(cloned)[0].name)
    assert files(cloned) == before


def test_a_developers_step_cannot_be_taken_back(cloned: Project, git: Git) -> None:
    before = files(cloned)
    for name in (git("rev-parse", "HEAD"), "HEAD", "", "../x", "0" * 40):
        with pytest.raises(Refused, match="not a step that you kept"):
            steps.take_back(cloned.root, name)
    assert files(cloned) == before


def test_a_download_without_git_gets_a_history_and_nobody_has_to_give_a_name(project: Project, git: Git) -> None:
    project.write(".gitignore", "site/\n__pycache__/\n")
    project.write("site/index.html", "built")
    assert changed(project) == []
    assert git("log", "--format=%an <%ae> %s") == "Staff <staff@localhost> As downloaded"
    assert git("status", "--short") == ""
    assert "site/index.html" not in git("ls-files")
    assert "hooks.py" in git("ls-files")
    project.edit(*STUDIES)
    changes.keep(project.root, "All")
    assert git("log", "--format=%s") == "All\nAs downloaded"
    assert not (Path.home() / ".gitconfig").exists()


def test_a_name_that_git_knows_is_used(cloned: Project, git: Git) -> None:
    git("config", "user.name", "Hanako")
    git("config", "user.email", "hanako@example.com")
    cloned.edit(*STUDIES)
    changes.keep(cloned.root, "All")
    assert git("log", "-1", "--format=%an <%ae>") == "Hanako <hanako@example.com>"


def test_new_and_deleted_files_are_kept_and_come_back(cloned: Project, git: Git) -> None:
    before = files(cloned)
    cloned.write("docs/assets/新しい 写真.svg", "<svg/>")
    cloned.write("docs/.DS_Store", "of a program")
    (cloned.root / "data/notices.yml").unlink()
    assert changed(cloned) == [("data/notices.yml", "deleted"), ("docs/assets/新しい 写真.svg", "added")]
    changes.keep(cloned.root, "Tidied")
    assert changed(cloned) == []
    steps.take_back(cloned.root, kept(cloned)[0].name)
    (cloned.root / "docs/.DS_Store").unlink()
    assert files(cloned) == before
    assert git("status", "--short") == ""


def test_one_file_is_thrown_away_and_the_others_stay(cloned: Project) -> None:
    before = cloned.text("docs/massage.md")
    cloned.edit(*STUDIES)
    cloned.write("docs/assets/new.svg", "<svg/>")
    (cloned.root / "data/notices.yml").unlink()
    changes.throw_away(cloned.root, "docs/massage.md")
    assert cloned.text("docs/massage.md") == before
    assert changed(cloned) == [("data/notices.yml", "deleted"), ("docs/assets/new.svg", "added")]
    changes.throw_away(cloned.root, "data/notices.yml")
    changes.throw_away(cloned.root, "docs/assets/new.svg")
    assert changed(cloned) == []
    for path in ("hooks.py", "../outside", "/etc/passwd", "docs/massage.md", ""):
        with pytest.raises(Refused, match="holds no change"):
            changes.throw_away(cloned.root, path)


def test_words_are_asked_for_and_an_empty_step_is_not_kept(cloned: Project, git: Git) -> None:
    with pytest.raises(Refused, match="nothing to keep"):
        changes.keep(cloned.root, "Nothing")
    cloned.edit(*STUDIES)
    for words in ("", " \n ", "\x00"):
        with pytest.raises(Refused, match="in a few words"):
            changes.keep(cloned.root, words)
    changes.keep(cloned.root, "x\n\nKept-by: staff\nTakes-back: " + "0" * 40)
    assert git("log", "-1", "--format=%s").startswith("x Kept-by: staff Takes-back: 000")
    assert kept(cloned)[0].takes_back == ""


def test_while_a_developer_merges_nothing_is_done(cloned: Project, git: Git) -> None:
    cloned.write(".git/MERGE_HEAD", git("rev-parse", "HEAD"))
    cloned.edit(*STUDIES)
    with pytest.raises(Refused, match="Another program"):
        changes.keep(cloned.root, "All")
    (cloned.root / ".git/MERGE_HEAD").unlink()
    changes.keep(cloned.root, "All")
    before = files(cloned)
    cloned.write(".git/index.lock", "")
    with pytest.raises(Refused, match="Another program"):
        steps.take_back(cloned.root, kept(cloned)[0].name)
    assert files(cloned) == before
    assert git("log", "--format=%s") == "All\nA developer's step"


def test_line_ends_of_windows_are_no_change_where_git_turns_them(cloned: Project, git: Git) -> None:
    git("config", "core.autocrlf", "true")
    path = cloned.root / "docs/massage.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert changed(cloned) == []
    path.write_bytes(path.read_bytes().replace(b"Here is what", b"Here is all what"))
    changes.keep(cloned.root, "All")
    assert len(git("show", "--format=", "--numstat").splitlines()) == 1
    assert git("show", "--format=", "--numstat").startswith("2\t2\t")
    steps.take_back(cloned.root, kept(cloned)[0].name)
    assert b"Here is what studies" in path.read_bytes()
    assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n")


def test_a_worktree_and_a_branch_of_a_developer_work_as_well(
    cloned: Project, git: Git, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("trees") / "tree"
    git("worktree", "add", "-q", "-b", "news", str(place))
    tree = Project(place)
    tree.edit(*STUDIES)
    changes.keep(place, "All")
    assert git("log", "news", "--format=%s").splitlines()[0] == "All"
    assert git("log", "main", "--format=%s") == "A developer's step"
