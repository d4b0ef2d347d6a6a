"""How long a build takes as the site grows, and how much of that its checks take: figures of one run, side by side."""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from translations import fingerprint  # noqa: E402 - the project's own modules lie in hooks/

SOURCES = ("docs", "data", "overrides", "hooks", "mkdocs.yml")
MODELS = ("massage", "exercise", "together")  # the longest pages, with figures, boxes, tables and citations
RUNS = {20: 3, 200: 3, 1000: 2}  # how often a site with so many pages per language is built
LARGEST_SHARE = 20  # percent of the build that the checks may take on the largest site
_RSS_UNIT = 1024 * 1024 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes


@dataclass(frozen=True)
class Measure:
    """One build: the seconds of the whole process and of the checks within it, and the most memory it held."""

    seconds: float
    checks: float
    megabytes: float


def project(target: Path, pages: int) -> None:
    """Write a copy of the project with so many pages per language, and a hook that times its checks."""
    for name in SOURCES:
        source = ROOT / name
        shutil.copytree(source, target / name) if source.is_dir() else shutil.copy(source, target / name)
    shutil.copy(ROOT / "bench/stopwatch.py", target / "hooks")
    config = target / "mkdocs.yml"
    text = re.sub(r"^hooks:.*$", r"\g<0>\n  - hooks/stopwatch.py", config.read_text(encoding="utf-8"), flags=re.M)
    config.write_text(text.replace("not_in_nav: |\n", "not_in_nav: |\n  copy-*.md\n"), encoding="utf-8")
    docs = target / "docs"
    shipped = sum(not path.name.endswith(".ja.md") for path in docs.glob("*.md"))
    for number in range(pages - shipped):
        stamp = ""
        for ending in (".md", ".ja.md"):
            source = (docs / f"{MODELS[number % len(MODELS)]}{ending}").read_text(encoding="utf-8")
            # No two pages may share a title or a description, and the twin has to be up to date with its page.
            copy = re.sub(r"^(title|description): ", rf"\g<0>{number}. ", source, count=2, flags=re.M)
            copy = re.sub(r"^translates: .*$", f"translates: {stamp}", copy, flags=re.M)
            stamp = stamp or fingerprint(copy)
            (docs / f"copy-{number}{ending}").write_text(copy, encoding="utf-8")


def build(root: Path) -> Measure:
    """Build a project as `make build` does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]  # with --quiet, warnings would not stop it
    with (root / "log").open("w", encoding="utf-8") as log:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=root, stdout=log, stderr=log)  # noqa: S603 - our own command
        _, status, usage = os.wait4(process.pid, 0)  # unlike getrusage, it tells of this child alone
        seconds = time.perf_counter() - started
    if status:
        sys.exit((root / "log").read_text(encoding="utf-8"))
    return Measure(seconds, float((root / "seconds").read_text(encoding="utf-8")), usage.ru_maxrss / _RSS_UNIT)


def measure() -> dict[int, Measure]:
    """Return the median build of each size, the sizes taking turns so that a busy moment does not fall on one alone."""
    builds: dict[int, list[Measure]] = {pages: [] for pages in RUNS}
    with tempfile.TemporaryDirectory() as folder:
        for pages in RUNS:
            (Path(folder) / str(pages)).mkdir()
            project(Path(folder) / str(pages), pages)
        for turn in range(max(RUNS.values())):
            for pages in (pages for pages, runs in RUNS.items() if turn < runs):
                builds[pages].append(build(Path(folder) / str(pages)))
    return {
        pages: Measure(
            statistics.median(one.seconds for one in found),
            statistics.median(one.checks for one in found),
            statistics.median(one.megabytes for one in found),
        )
        for pages, found in builds.items()
    }


def report(found: dict[int, Measure]) -> bool:
    """Print the table, and tell whether the checks stay below their share on the largest site."""
    print(
        "pages per language | build, s | peak memory, MB | checks, s | checks, % | ms per page, both languages counted"
    )
    for pages, one in found.items():
        share, each = 100 * one.checks / one.seconds, 1000 * one.seconds / (2 * pages)
        print(f"{pages:18} |{one.seconds:9.2f} |{one.megabytes:16.0f} |{one.checks:10.2f} |{share:10.1f} |{each:8.1f}")
    # Starting takes the same second for every size; what one more page costs is free of it.
    small, middle, large = found
    first = (found[middle].seconds - found[small].seconds) / (middle - small)
    then = (found[large].seconds - found[middle].seconds) / (large - middle)
    print(
        f"One more page costs {then / first:.2f} times as much between {middle} and {large} pages as between {small} "
        f"and {middle}; 1.00 would be straight growth."
    )
    share = 100 * found[large].checks / found[large].seconds
    print(
        f"The checks take {share:.1f} % of the build with {large} pages per language; at most {LARGEST_SHARE} may be."
    )
    return share <= LARGEST_SHARE


if __name__ == "__main__":
    sys.exit(not report(measure()))
