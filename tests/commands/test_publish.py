"""The last good site outlives builds that fail or stop; a release waits until all is ready."""

import re
import signal
import threading
import urllib.request
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from practice_site.commands.build import LOG
from tests.support.builds import begun, manifest, nothing_left, ready_once, run, start
from tests.support.project import Project, make_real


@pytest.fixture
def ready(shared: Path, tmp_path: Path) -> Project:
    """The same as everywhere, without search and compression: how a site takes the place of another is the question."""
    return ready_once(shared, tmp_path, delivered=False)


def spoil_yaml(project: Project) -> None:
    project.edit("data/practice.yml", "sample: true", "sample: [true")


def spoil_link(project: Project) -> None:
    project.edit("docs/massage.md", "(booking.md)", "(book.md)")


def spoil_configuration(project: Project) -> None:
    project.edit("mkdocs.yml", "plugins:", "plugins: [")


def break_import(project: Project) -> None:
    project.write("practice_site/pages/qr.py", "import nothing_of_that_name\n")


def break_page(project: Project) -> None:
    project.write("practice_site/pages/drafts.py", project.text("practice_site/pages/drafts.py") + BROKEN)


BROKEN = "\n\ndef marked(html, *_):\n    return html[None]\n"


@pytest.mark.slow
@pytest.mark.parametrize("spoil", [spoil_yaml, spoil_link, spoil_configuration])
def test_a_mistake_leaves_the_last_site(ready: Project, spoil: Callable[[Project], None]) -> None:
    before = manifest(ready.site)
    spoil(ready)
    code, told = run(ready)
    assert code == 1
    assert "Traceback" not in told
    assert re.search(r"Problems: [1-9]\d*\. The last good site is still in site/\.\n問題：", told), told
    assert manifest(ready.site) == before
    assert nothing_left(ready)


@pytest.mark.slow
@pytest.mark.parametrize("spoil", [break_import, break_page])
def test_staff_never_meet_a_traceback(ready: Project, spoil: Callable[[Project], None]) -> None:
    before = manifest(ready.site)
    spoil(ready)
    code, told = run(ready)
    assert code == 1
    assert "Traceback" not in told
    assert "developer" in told
    assert "開発者" in told
    assert LOG in told
    assert "Traceback" in ready.text(LOG)
    assert manifest(ready.site) == before


def test_a_failed_first_build_does_not_claim_a_site(project: Project) -> None:
    spoil_yaml(project)
    code, told = run(project)
    assert code == 1
    assert "There is no site yet." in told
    assert not project.site.exists()


@pytest.mark.slow
def test_ctrl_c_is_answered_and_changes_nothing(ready: Project) -> None:
    before = manifest(ready.site)
    with start(ready) as process:
        begun(ready)
        process.send_signal(signal.SIGINT)
        told = process.communicate()[1]
    assert process.returncode == 130
    assert "Stopped." in told
    assert "Traceback" not in told
    assert manifest(ready.site) == before
    assert nothing_left(ready)


@pytest.mark.slow
def test_visitors_see_one_whole_site_or_the_other_while_a_second_build_waits_its_turn(
    ready: Project, serve: Callable[[Path], str]
) -> None:
    whole = {(folder / "index.html").read_bytes() for folder in (ready.site, ready.root / "next")}
    address, seen, failures, over = serve(ready.site), set(), [], threading.Event()

    def read() -> None:
        while not over.is_set():
            try:
                with urllib.request.urlopen(f"{address}/index.html", timeout=5) as response:  # noqa: S310 - our own server
                    seen.add(response.read())
            except OSError as error:
                failures.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    with start(ready) as first:
        begun(ready)
        code, told = run(ready)
        first.communicate()
    over.set()
    reader.join()
    assert code == 1
    assert "Another build is running" in told
    assert len(told.splitlines()) == 2, "one sentence in each language"
    assert first.returncode == 0
    assert seen == whole
    assert len(failures) <= 1, "between two renames, a moment that one visitor may meet"
    assert manifest(ready.site) == manifest(ready.root / "next")


@pytest.mark.slow
def test_a_site_that_is_a_link_stays_one_and_keeps_hidden_files(ready: Project, tmp_path: Path) -> None:
    elsewhere = ready.site.rename(tmp_path / "elsewhere")
    ready.site.symlink_to(elsewhere)
    (elsewhere / ".htaccess").write_text("kept", encoding="utf-8")
    (tmp_path / "elsewhere.new").mkdir()
    assert run(ready)[0] == 0
    assert ready.site.is_symlink()
    assert (elsewhere / ".htaccess").read_text(encoding="utf-8") == "kept"
    assert (elsewhere / "index.html").read_bytes() == (ready.root / "next/index.html").read_bytes()
    assert not (tmp_path / "elsewhere.new").exists()


def make_releasable(project: Project) -> None:
    make_real(project.root)
    project.edit("mkdocs.yml", "https://www.example.com/", "https://stone-house-mikage.jp/")
    text = project.text("data/helplines.yml")
    project.write("data/helplines.yml", re.sub(r"(?m)^checked_on: .*$", f"checked_on: {date.today()}", text))
    for page in (project.root / "docs").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        later = f"next_review: {date.today() + timedelta(days=300)}"
        page.write_text(re.sub(r"(?m)^next_review: .*$", later, text), encoding="utf-8")


@pytest.mark.slow
def test_a_shut_gate_changes_nothing_and_an_open_one_publishes(ready: Project) -> None:
    before = manifest(ready.site)
    code, told = run(ready, "release")
    assert code == 1
    assert re.search(r"To mend before a release: [1-9]\d*\.", told)
    assert "data/practice.yml:1  sample is true; " in told
    assert manifest(ready.site) == before
    assert nothing_left(ready)
    make_releasable(ready)
    code, told = run(ready, "release")
    assert code == 0, told
    assert "stone-house-mikage.jp" in ready.html("")
