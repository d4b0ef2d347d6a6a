"""The preview that `make serve` starts, on a port of its own."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.support.project import Project
from tests.support.server import free_port

PATIENCE = 60  # seconds: two workers and two builds may share a slow machine


@dataclass(frozen=True)
class Preview:
    """A running preview: its address, and the file that holds what it tells staff."""

    address: str
    log: Path

    @property
    def told(self) -> str:
        """Return what staff have read until now."""
        return self.log.read_text(encoding="utf-8")

    def html(self, page: str) -> str:
        """Return what a page holds now."""
        with urllib.request.urlopen(f"{self.address}/{page}", timeout=PATIENCE) as answer:  # noqa: S310 - loopback
            text: str = answer.read().decode()
            return text

    def shows(self, page: str, words: str, seconds: float = PATIENCE) -> bool:
        """Tell whether a page holds the words before the time is up."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with suppress(OSError), urllib.request.urlopen(f"{self.address}/{page}", timeout=5) as answer:  # noqa: S310 - loopback
                if words in answer.read().decode():
                    return True
            time.sleep(0.1)
        return False

    def tells(self, words: str, seconds: float = PATIENCE) -> bool:
        """Tell whether staff read the words before the time is up."""
        end = time.monotonic() + seconds
        while words not in self.told and time.monotonic() < end:
            time.sleep(0.1)
        return words in self.told


@contextmanager
def previewing(project: Project, port: int = 0, words: tuple[str, ...] = (), **environment: str) -> Iterator[Preview]:
    """Preview a project, and yield what can be seen of it."""
    port = port or free_port()
    log = project.root / f"serve-{port}.log"
    command = [sys.executable, "-m", "practice_site", "serve", "--port", str(port), *words]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    with (
        log.open("w") as output,
        subprocess.Popen(command, cwd=project.root, env=quiet, stdout=output, stderr=output) as server,
    ):
        try:
            yield Preview(f"http://127.0.0.1:{port}", log)
        finally:
            server.terminate()
