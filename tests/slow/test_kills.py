"""Wherever a build is killed, a whole site is there, the last one or the next."""

import os
import random
import shutil
import signal
import time

import pytest

from tests.support.builds import indexing, manifest, nothing_left, run, settle, start
from tests.support.project import Project

pytestmark = pytest.mark.slow
KILLS, KILLS_AT_THE_END = 8, 6


def until_the_last_file(project: Project) -> None:
    """Wait until a build has written everything; the swap comes next."""
    for _ in range(30000):
        if (project.root / "site.new/together/index.html.gz").exists():
            return
        time.sleep(0.002)
    raise AssertionError("the build never came to its end")


def test_a_kill_at_any_moment_leaves_a_whole_site(ready: Project) -> None:
    last, following = manifest(ready.site), manifest(ready.root / "next")
    assert last != following
    shutil.copytree(ready.site, ready.root / "last")
    began = time.monotonic()
    assert run(ready)[0] == 0
    duration = time.monotonic() - began
    chance = random.Random(22)  # noqa: S311 - the same moments every time
    moments = [(False, duration * (turn + chance.random()) / KILLS) for turn in range(KILLS)]
    moments += [(True, chance.uniform(0, 0.3)) for _ in range(KILLS_AT_THE_END)]
    for at_the_end, wait in moments:
        if not ready.site.exists() or manifest(ready.site) == following:
            shutil.rmtree(ready.site, ignore_errors=True)
            shutil.copytree(ready.root / "last", ready.site)
        with start(ready) as process:
            if at_the_end:
                until_the_last_file(ready)
            time.sleep(wait)
            process.kill()
        settle(ready)
        whole = ready.site if ready.site.exists() else ready.root / "site.old"  # killed between the two renames
        found = manifest(whole)
        assert found in (last, following), (at_the_end, wait, set(found.items()) ^ set(following.items()))
    assert run(ready)[0] == 0
    assert manifest(ready.site) == following
    assert nothing_left(ready)


def test_a_search_index_that_outlives_its_build_keeps_the_next_one_waiting(ready: Project) -> None:
    before = manifest(ready.site)
    with start(ready) as process:
        orphan = indexing(ready)
        os.kill(orphan, signal.SIGSTOP)  # so that it lives as long as this test wants
        process.kill()
    code, told = run(ready)
    assert code == 1
    assert "Another build is running" in told
    assert manifest(ready.site) == before
    os.kill(orphan, signal.SIGCONT)
    settle(ready)
    assert run(ready)[0] == 0
    assert manifest(ready.site) == manifest(ready.root / "next")
