"""No program that a build has started outlives it."""

import subprocess
import sys

from practice_site.delivery import started
from tests.support.project import ROOT

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


def test_it_ends_when_it_is_told_to() -> None:
    process = started.start(SLEEP)
    assert process.poll() is None
    started.stop()
    assert process.poll() is not None


def test_it_ends_with_the_program_that_has_started_it() -> None:
    begin = f"from practice_site.delivery import started; print(started.start({SLEEP!r}).pid, flush=True); 1 / 0"
    done = subprocess.run(
        [sys.executable, "-c", begin], cwd=ROOT, capture_output=True, text=True, check=False, timeout=30
    )
    assert "ZeroDivisionError" in done.stderr
    found = subprocess.run(["ps", "-p", done.stdout.strip()], capture_output=True, text=True, check=False)
    assert "time.sleep" not in found.stdout
    assert found.returncode == 1
