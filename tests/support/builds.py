"""Builds that `make` starts, watched while they run."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import time
from pathlib import Path

from practice_site.commands.build import LOG
from tests.support.project import Project, copy_of_project, made_once

DAY = {"SOURCE_DATE_EPOCH": "1795348800"}  # 22 November 2026, so that equal sources give equal sites


def start(project: Project, what: str = "build") -> subprocess.Popen[str]:
    """Start a build or a release."""
    return project.start("practice_site", what, **DAY)


def run(project: Project, what: str = "build") -> tuple[int, str]:
    """Return the exit code of a build or a release, and what it told."""
    done = project.command(what, **DAY)
    return done.returncode, done.stderr


def ready_once(shared: Path, target: Path, delivered: bool) -> Project:
    """Return a project with its site in site/, an edit that is not built yet, and the site with it in next/."""

    def make(folder: Path) -> None:
        project = copy_of_project(folder)
        if not delivered:
            project.leave_as_read()
        assert run(project)[0] == 0
        project.site.rename(folder / "last")
        project.edit("docs/index.md", "A large review", "One large review")
        project.stamp("index")
        assert run(project)[0] == 0
        project.site.rename(folder / "next")
        (folder / "last").rename(project.site)
        shutil.rmtree(folder / ".cache")  # the next build is to do everything itself

    made = made_once(shared, "delivered" if delivered else "undelivered", make)
    return Project(Path(shutil.copytree(made, target / "ready")))


def begun(project: Project) -> None:
    """Wait until a build writes."""
    for _ in range(3000):
        if (project.root / "site.new").exists():
            return
        time.sleep(0.01)
    raise AssertionError("the build never began to write")


def manifest(site: Path) -> dict[str, str]:
    """Return every file of a site with the hash of what it holds."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def nothing_left(project: Project) -> bool:
    """Tell whether a build has tidied up behind itself."""
    return not any((project.root / name).exists() for name in ("site.new", "site.old", LOG))


def settle(project: Project) -> None:
    """Wait until nobody holds the lock of a build any more."""
    lock = os.open(project.root, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    os.close(lock)


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
