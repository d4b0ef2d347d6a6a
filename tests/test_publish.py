"""The last good site outlives builds that fail, stop or are killed; a release waits until all is ready."""

import errno
import fcntl
import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import publish
import pytest
import swap
from conftest import ROOT, Project, copy_of_project
from mkdocs.config import load_config
from release import gate, in_both_languages, is_example

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795348800"}
KILLS, KILLS_AT_THE_END = 8, 6


def start(project: Project, what: str = "build") -> subprocess.Popen[str]:
    command = [sys.executable, "hooks/publish.py", what]
    return subprocess.Popen(command, cwd=project.root, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True)


def run(project: Project, what: str = "build") -> tuple[int, str]:
    with start(project, what) as process:
        told = process.communicate()[1]
    return process.returncode, told


def manifest(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def indexing(project: Project) -> int:
    """Wait until Pagefind reads the site of a build, and return its process."""
    for _ in range(1000):
        found = subprocess.run(
            ["pgrep", "-f", f"pagefind --site {project.root}/"], capture_output=True, text=True, check=False
        )
        if found.stdout:
            return int(found.stdout.split()[0])
        time.sleep(0.02)
    raise AssertionError("Pagefind was never started")


def settle(project: Project) -> None:
    """Wait until nobody holds the lock of a build any more."""
    lock = os.open(project.root, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    os.close(lock)


def nothing_left(project: Project) -> bool:
    return not any((project.root / name).exists() for name in ("site.new", "site.old", publish.LOG))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with its site in site/, an edit that is not built yet, and the site with it in next/."""
    project = copy_of_project(tmp_path_factory.mktemp("built"))
    assert run(project)[0] == 0
    shutil.copytree(project.root / "site", project.root / "last")
    project.edit("docs/index.md", "A large review", "One large review")
    project.stamp("index")
    assert run(project)[0] == 0
    (project.root / "site").rename(project.root / "next")
    (project.root / "last").rename(project.root / "site")
    return project


@pytest.fixture
def ready(built: Project, tmp_path: Path) -> Project:
    shutil.copytree(built.root, tmp_path / "ready")
    return Project(tmp_path / "ready")


def spoil_yaml(project: Project) -> None:
    project.edit("data/practice.yml", "sample: true", "sample: [true")


def spoil_link(project: Project) -> None:
    project.edit("docs/massage.md", "(help-now.md)", "(help.md)")


def spoil_configuration(project: Project) -> None:
    project.edit("mkdocs.yml", "plugins:", "plugins: [")


def break_hook(project: Project) -> None:
    project.edit("hooks/boxes.py", '"""', "import nothing_of_that_name\n" + '"""')


def break_page(project: Project) -> None:
    project.write("hooks/japanese.py", "def on_page_content(html, **kwargs):\n    return html[None]\n")


@pytest.mark.parametrize("spoil", [spoil_yaml, spoil_link, spoil_configuration])
def test_a_mistake_leaves_the_last_site(ready: Project, spoil: Callable[[Project], None]) -> None:
    before = manifest(ready.root / "site")
    spoil(ready)
    code, told = run(ready)
    assert code == 1
    assert "Traceback" not in told
    assert re.search(r"Problems: [1-9]\d*\. The last good site is still in site/\.\n問題：", told), told
    assert manifest(ready.root / "site") == before
    assert nothing_left(ready)


@pytest.mark.parametrize("spoil", [break_hook, break_page])
def test_staff_never_meet_a_traceback(ready: Project, spoil: Callable[[Project], None]) -> None:
    before = manifest(ready.root / "site")
    spoil(ready)
    code, told = run(ready)
    assert code == 1
    assert "Traceback" not in told
    assert "developer" in told
    assert "開発者" in told
    assert publish.LOG in told
    assert "Traceback" in (ready.root / publish.LOG).read_text(encoding="utf-8")
    assert manifest(ready.root / "site") == before


def test_a_failed_first_build_does_not_claim_a_site(project: Project) -> None:
    spoil_yaml(project)
    code, told = run(project)
    assert code == 1
    assert "There is no site yet." in told
    assert not (project.root / "site").exists()


def test_ctrl_c_is_answered_and_changes_nothing(ready: Project) -> None:
    before = manifest(ready.root / "site")
    with start(ready) as process:
        while not (ready.root / "site.new").exists():
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        told = process.communicate()[1]
    assert process.returncode == 130
    assert "Stopped." in told
    assert "Traceback" not in told
    assert manifest(ready.root / "site") == before
    assert nothing_left(ready)


def test_a_kill_at_any_moment_leaves_a_whole_site(ready: Project) -> None:
    site = ready.root / "site"
    last, following = manifest(site), manifest(ready.root / "next")
    assert last != following
    shutil.copytree(site, ready.root / "last")
    began = time.monotonic()
    assert run(ready)[0] == 0
    duration = time.monotonic() - began
    chance = random.Random(22)  # noqa: S311 - the same moments every time
    moments = [(False, duration * (turn + chance.random()) / KILLS) for turn in range(KILLS)]
    moments += [(True, chance.uniform(0, 0.04)) for _ in range(KILLS_AT_THE_END)]
    for at_the_end, wait in moments:
        if manifest(site) == following:
            shutil.rmtree(site)
            shutil.copytree(ready.root / "last", site)
        with start(ready) as process:
            if at_the_end:  # the swap comes right after this line
                next(line for line in process.stderr or () if "Documentation built" in line)
            time.sleep(wait)
            process.kill()
        settle(ready)
        found = manifest(site)
        assert found in (last, following), (at_the_end, wait, set(found.items()) ^ set(following.items()))
    assert run(ready)[0] == 0
    assert manifest(site) == following
    assert nothing_left(ready)


def test_a_search_index_that_outlives_its_build_keeps_the_next_one_waiting(ready: Project) -> None:
    before = manifest(ready.root / "site")
    with start(ready) as process:
        orphan = indexing(ready)
        os.kill(orphan, signal.SIGSTOP)  # so that it lives as long as this test wants
        process.kill()
    code, told = run(ready)
    assert code == 1
    assert "Another build is running" in told
    assert manifest(ready.root / "site") == before
    os.kill(orphan, signal.SIGCONT)
    settle(ready)
    assert run(ready)[0] == 0
    assert manifest(ready.root / "site") == manifest(ready.root / "next")


def test_visitors_notice_nothing_of_a_build(ready: Project, serve: Callable[[Path], str]) -> None:
    site = ready.root / "site"
    whole = {(folder / "index.html").read_bytes() for folder in (site, ready.root / "next")}
    address, seen, failures, over = serve(site), set(), [], threading.Event()

    def read() -> None:
        while not over.is_set():
            try:
                with urllib.request.urlopen(f"{address}/index.html", timeout=5) as response:  # noqa: S310 - our own server
                    seen.add(response.read())
            except OSError as error:
                failures.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    assert run(ready)[0] == 0
    over.set()
    reader.join()
    assert not failures
    assert seen == whole


def test_a_second_build_waits_its_turn(ready: Project) -> None:
    with start(ready) as first:
        while not (ready.root / "site.new").exists():
            time.sleep(0.01)
        code, told = run(ready)
        assert code == 1
        assert "Another build is running" in told
        assert len(told.splitlines()) == 1
        first.communicate()
    assert first.returncode == 0
    assert manifest(ready.root / "site") == manifest(ready.root / "next")


def test_a_site_that_is_a_link_stays_one_and_keeps_hidden_files(ready: Project, tmp_path: Path) -> None:
    (ready.root / "site").rename(tmp_path / "elsewhere")
    (ready.root / "site").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere/.htaccess").write_text("kept", encoding="utf-8")
    (tmp_path / "elsewhere.new").mkdir()
    assert run(ready)[0] == 0
    assert (ready.root / "site").is_symlink()
    assert (tmp_path / "elsewhere/.htaccess").read_text(encoding="utf-8") == "kept"
    assert (tmp_path / "elsewhere/index.html").read_bytes() == (ready.root / "next/index.html").read_bytes()
    assert not (tmp_path / "elsewhere.new").exists()


def test_what_the_build_writes_into_a_hidden_folder_is_always_its_own(ready: Project) -> None:
    written, contact = ready.root / "site/.well-known/security.txt", ready.root / "data/practice.yml"
    sample = contact.read_text(encoding="utf-8")
    shutil.copy(ROOT / "tests/practice-full.yml", contact)
    for _ in range(2):
        assert run(ready)[0] == 0
        assert "Contact: mailto:" in written.read_text(encoding="utf-8")
    contact.write_text(sample, encoding="utf-8")
    assert run(ready)[0] == 0
    assert not written.exists()


def test_without_an_exchange_a_killed_swap_is_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    new, old = swap.beside(site)
    for folder in (new, old):
        folder.mkdir()
        (folder / "page").write_text(folder.name, encoding="utf-8")
    swap.tidy(site)
    assert (site / "page").read_text(encoding="utf-8") == "site.old"
    new.mkdir()
    monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    swap.swap(site)
    swap.tidy(site)
    assert not (site / "page").exists()
    assert not old.exists()


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "The disk is full"), (errno.EROFS, "site.new cannot be written (Read-only")]
)
def test_a_disk_that_refuses_is_named(
    number: int, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish.explain(OSError(number, os.strerror(number), str(tmp_path / "site.new")), tmp_path)
    assert words in capsys.readouterr().err
    assert not (tmp_path / publish.LOG).exists()


@pytest.mark.parametrize(
    ("address", "example"),
    [
        (None, True),
        ("https://www.example.com/", True),
        ("http://localhost:8000/", True),
        ("https://mikage.example/", True),
        ("https://example-massage.jp/", False),
    ],
)
def test_an_example_address_is_recognised(address: str | None, example: bool) -> None:
    assert is_example(address) is example


def make_releasable(project: Project) -> None:
    shutil.copy(ROOT / "tests/practice-full.yml", project.root / "data/practice.yml")
    project.edit("data/practice.yml", "example.com", "stone-house-mikage.jp")
    project.edit("mkdocs.yml", "https://www.example.com/", "https://stone-house-mikage.jp/")
    lines = project.root / "data/helplines.yml"
    text = lines.read_text(encoding="utf-8")
    lines.write_text(re.sub(r"(?m)^checked_on: .*$", f"checked_on: {date.today()}", text), encoding="utf-8")
    for page in (project.root / "docs").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        later = f"next_review: {date.today() + timedelta(days=300)}"
        page.write_text(re.sub(r"(?m)^next_review: .*$", later, text), encoding="utf-8")


def gated(project: Project, today: date) -> list[str]:
    return [in_both_languages(problem) for problem in gate(load_config(str(project.root / "mkdocs.yml")), today)]


def test_the_gate_lists_everything_at_once_in_both_languages(project: Project) -> None:
    project.edit("data/practice.yml", "address:\n  en:", "step_free_access:\n  en:")
    told = "\n".join(gated(project, date(2028, 1, 1)))
    for pattern in (
        r"data/practice\.yml:1  sample is true; ",
        r"data/practice\.yml:1  address is not there; ",
        r"data/practice\.yml:1  licence is not there; write .*\ndata/practice\.yml:1  licence がありません。",
        r"mkdocs\.yml:4  site_url is an example; ",
        r"data/helplines\.yml:\d+  checked_on is 405 days ago; ",
        r"docs/massage\.ja\.md:\d+  the next review was due on 2027-11-22; ",
        r"docs/massage\.ja\.md:\d+  見直しの日（2027-11-22）を過ぎています。",
    ):
        assert re.search(pattern, told), pattern


def test_what_is_left_of_the_sample_is_listed_when_it_is_called_real(project: Project) -> None:
    project.edit("data/practice.yml", "sample: true", "sample: false")
    told = "\n".join(gated(project, date(2026, 11, 22)))
    for field in ("name", "address", "phone", "email", "booking_url.en", "booking_url.ja", "line_url"):
        assert f"  {field} is still the sample; " in told
        assert f"  {field} が見本のままです。" in told


def test_a_shut_gate_changes_nothing_and_an_open_one_publishes(ready: Project) -> None:
    before = manifest(ready.root / "site")
    code, told = run(ready, "release")
    assert code == 1
    assert "To mend before a release: 3." in told
    assert manifest(ready.root / "site") == before
    assert nothing_left(ready)
    make_releasable(ready)
    code, told = run(ready, "release")
    assert code == 0, told
    assert "stone-house-mikage.jp" in (ready.root / "site/index.html").read_text(encoding="utf-8")
