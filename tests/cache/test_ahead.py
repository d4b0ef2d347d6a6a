"""Several processes make the same site, and tell the same, as one, whatever becomes of some of them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.builds import DAY, manifest
from tests.support.project import READ_ALONE, ROOT, Project

pytestmark = pytest.mark.slow

# Notes which process checks and reads each page; all but the first may be told to end before their time, or to take it.
NOTING = """
import os
import time
from practice_site import one_page
from practice_site.checks import run

FIRST, check, read = os.getpid(), run.of_page, one_page.read

def note(what):
    with open("processes", "a") as file:
        print(what, "first" if os.getpid() == FIRST else "another", file=file)
    if os.getpid() != FIRST and what == os.environ.get("ENDS_AT"):
        os._exit(1)
    if os.getpid() != FIRST:
        time.sleep(float(os.environ.get("TAKES", "0")))

def checked(page, project):
    note(page.name)
    return check(page, project)

def was_read(page, *given):
    note(f"read:{page.file.src_uri}")
    read(page, *given)

run.of_page, one_page.read = checked, was_read
"""


@pytest.fixture
def noting(project: Project) -> Project:
    project.write("noting.py", NOTING)
    project.write("mkdocs-read.yml", READ_ALONE)
    project.edit("mkdocs.yml", "  - hooks.py", "  - hooks.py\n  - noting.py")
    project.edit("docs/exercise.ja.md", "{ #", "{ #massage }\n\n## 題 { #")  # something to be told of
    project.write("docs/massage.ja.md", f"{project.text('docs/massage.ja.md')}\n[無い](none.md)\n")  # and while reading
    return project


def built(project: Project, **environment: str) -> tuple[list[str], dict[str, str], list[str]]:
    """Build from nothing; return what was told, what was made, and which process checked which page."""
    for name in (".cache/finished.sqlite", "processes"):
        (project.root / name).unlink(missing_ok=True)
    done = project.run("mkdocs", "build", "--config-file", "mkdocs-read.yml", **DAY, **environment)
    assert done.returncode == 0, done.stderr
    told = [line for line in done.stderr.splitlines() if "built in" not in line]
    return told, manifest(project.site), project.text("processes").splitlines()


def test_they_make_the_same_and_tell_the_same(noting: Project) -> None:
    alone, together, many = built(noting, CORES="1"), built(noting, CORES="2"), built(noting, CORES="5")
    assert any("massage" in line for line in alone[0]), "nothing was told"
    assert alone[:2] == together[:2] == many[:2]
    assert not any(line.endswith("another") for line in alone[2])
    for found in (together, many):
        by_others = {line.split()[0] for line in found[2] if line.endswith("another")}
        assert len(by_others) >= 8


def test_one_builds_the_other_language_at_the_same_time(noting: Project) -> None:
    read = [line.removeprefix("read:") for line in built(noting, CORES="2")[2] if line.startswith("read:")]
    by_another = {line.split()[0] for line in read if line.endswith("another")}
    assert by_another == {path.name for path in Path(noting.root, "docs").glob("*.ja.md")}
    # What it has to say is said by the first, which therefore reads that page itself.
    by_the_first = {line.split()[0] for line in read if line.endswith("first")}
    assert by_the_first & by_another == {"massage.ja.md"}


@pytest.mark.parametrize("ends_at", ["read:index.ja.md", "read:massage.ja.md", "read:thanks.ja.md"])
def test_where_that_one_ends_before_its_time_the_language_is_built_all_the_same(noting: Project, ends_at: str) -> None:
    whole, broken_off = built(noting, CORES="1"), built(noting, CORES="2", ENDS_AT=ends_at)
    assert broken_off[:2] == whole[:2]


def test_what_one_leaves_undone_is_done_all_the_same(noting: Project) -> None:
    whole = built(noting, CORES="2")
    ends_at = next(line.split()[0] for line in whole[2] if line.endswith("another"))
    broken_off = built(noting, CORES="2", ENDS_AT=ends_at)
    assert f"{ends_at} first" in broken_off[2]
    assert broken_off[:2] == whole[:2]


# Its other process waits in the middle of a thing that no pipe can hold when it is killed.
BROKEN_OFF = """
import multiprocessing, time
from practice_site.cache.ahead import Ahead
from practice_site.cache.kept_file import LENGTH

ahead = Ahead()
ahead.begin({bytes([number]) * LENGTH: lambda: bytes(10**7) for number in range(32)}, lambda send: None)
(other,) = multiprocessing.active_children()
while not ahead._sources[0].poll():
    time.sleep(0.01)
other.kill()
other.join()
print(list(ahead.until(bytes([31]) * LENGTH)))
"""


def test_one_that_is_killed_in_the_middle_of_a_thing_leaves_it_undone() -> None:
    environment = {**os.environ, "CORES": "2"}
    command = [sys.executable, "-c", BROKEN_OFF]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_a_number_of_processes_that_is_none_changes_nothing(noting: Project) -> None:
    assert built(noting, CORES="two")[:2] == built(noting, CORES="1")[:2]


def test_none_outlives_a_build_that_is_killed_by_more_than_a_page(noting: Project) -> None:
    with noting.start("mkdocs", "build", "--config-file", "mkdocs-read.yml", CORES="2", TAKES="2") as build:
        end = time.monotonic() + 60
        while not (noting.root / "processes").exists() or "another" not in noting.text("processes"):
            assert time.monotonic() < end, "there was none"
            time.sleep(0.01)
        build.kill()
    end = time.monotonic() + 10  # of the twenty seconds and more that its pages would take
    while working := [it for it in Path("/proc").glob("[0-9]*/cwd") if leads_to(it, noting.root)]:
        assert time.monotonic() < end, working
        time.sleep(0.05)


def test_a_build_that_is_stopped_leaves_nothing_in_the_folder_for_temporary_files(
    noting: Project, tmp_path: Path
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    options = {"CORES": "2", "TAKES": "0.2", "TMPDIR": str(folder)}
    with noting.start("mkdocs", "build", "--config-file", "mkdocs-read.yml", **options) as build:
        end = time.monotonic() + 60
        while not list(folder.glob("*/ja/*/index.html")):
            assert time.monotonic() < end, "nothing was printed"
            time.sleep(0.01)
        build.send_signal(signal.SIGINT)
        build.wait(timeout=30)
    assert not any(folder.iterdir())


def leads_to(link: Path, folder: Path) -> bool:
    try:
        return link.readlink() == folder
    except OSError:  # that process has ended
        return False


def test_a_build_that_keeps_nothing_has_one(noting: Project) -> None:
    assert not any(line.endswith("another") for line in built(noting, CACHE="off", CORES="2")[2])
    assert not Path(noting.root, ".cache/finished.sqlite").exists()
