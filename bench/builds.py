"""How long a build takes as the site grows, from nothing and after a change, beside the stock theme: all in one run."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import astuple, dataclass
from pathlib import Path

from bench.large_sites import change_a_page, project, stock

RUNS = {20: 3, 200: 2, 1000: 1}  # how often a site with so many pages per language is built
OF_STOCK = {200: (1.0, 0.3), 1000: (0.33, 0.12)}  # at most, from nothing and after one changed page
LARGEST_SHARE, LARGEST_GROWTH, LARGEST_MEMORY = 0.2, 1.1, 600  # of the build; per page; megabytes
# Python keeps what it has compiled, as it does unless somebody asks it not to.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
_RSS_UNIT = 1024 * 1024 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes


@dataclass(frozen=True)
class Measure:
    """One build: its seconds, those of the checks within it, and the most memory of its largest process."""

    seconds: float
    checks: float
    megabytes: float


@dataclass(frozen=True)
class Sizes:
    """A site of one size: built from nothing, once more after one changed page, and with the stock theme."""

    ours: Measure
    changed: Measure
    stock: Measure


def build(root: Path, strict: bool) -> Measure:
    """Build a project, ours as `make build` does."""
    # With --quiet, warnings would not stop ours; stock warns of what it does not know and goes on.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict" if strict else "--quiet"]
    with (root / "log").open("w", encoding="utf-8") as log:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=root, stdout=log, stderr=log, env=ENVIRONMENT)
        _, status, usage = os.wait4(process.pid, 0)  # unlike getrusage, it tells of this child alone
        seconds = time.perf_counter() - started
    if status:
        sys.exit((root / "log").read_text(encoding="utf-8"))
    largest = usage.ru_maxrss / _RSS_UNIT
    checks = float((root / "seconds").read_text(encoding="utf-8")) if strict else 0
    return Measure(seconds, checks, largest)


def measure() -> dict[int, Sizes]:
    """Return the median build of each size and kind, taking turns so that a busy moment falls on all."""
    builds: dict[tuple[int, str], list[Measure]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for pages in RUNS:
            ours, theirs = Path(folder, f"{pages}/ours"), Path(folder, f"{pages}/stock")
            ours.mkdir(parents=True)
            project(ours, pages)
            theirs.mkdir()
            stock(theirs, ours)
        for turn in range(max(RUNS.values())):
            for pages in (pages for pages, runs in RUNS.items() if turn < runs):
                ours = Path(folder, f"{pages}/ours")
                shutil.rmtree(ours / ".cache", ignore_errors=True)
                builds.setdefault((pages, "ours"), []).append(build(ours, True))
                change_a_page(ours, turn)
                builds.setdefault((pages, "changed"), []).append(build(ours, True))
                builds.setdefault((pages, "stock"), []).append(build(Path(folder, f"{pages}/stock"), False))
    kinds = ("ours", "changed", "stock")
    return {pages: Sizes(*(median(builds[pages, kind]) for kind in kinds)) for pages in RUNS}


def median(found: list[Measure]) -> Measure:
    """Return the median of each figure."""
    return Measure(*(statistics.median(figures) for figures in zip(*map(astuple, found), strict=True)))


def report(found: dict[int, Sizes]) -> bool:
    """Print the table, and tell whether every bar is met."""
    print(
        "pages per language | build, s | of stock | one page changed, s | of stock | stock, s | memory, MB | checks, %"
    )
    for pages, it in found.items():
        ours, changed, stock = it.ours.seconds, it.changed.seconds, it.stock.seconds
        print(
            f"{pages:18} |{ours:9.2f} |{ours / stock:9.2f} |{changed:20.2f} |{changed / stock:9.2f} |{stock:9.2f} |"
            f"{it.ours.megabytes:11.0f} |{100 * it.ours.checks / ours:10.1f}"
        )
    small, middle, large = found
    # Starting takes the same second for every size; what one more page costs is free of it.
    first = (found[middle].ours.seconds - found[small].ours.seconds) / (middle - small)
    growth = (found[large].ours.seconds - found[middle].ours.seconds) / (large - middle) / first
    largest = found[large].ours
    share = largest.checks / largest.seconds
    bars = {
        f"growth {growth:.2f}, at most {LARGEST_GROWTH}": growth <= LARGEST_GROWTH,
        f"checks {100 * share:.1f} %, at most 20": share <= LARGEST_SHARE,
        f"memory {largest.megabytes:.0f} MB, at most {LARGEST_MEMORY}": largest.megabytes <= LARGEST_MEMORY,
    }
    for pages, most in OF_STOCK.items():
        sides = (found[pages].ours, "from nothing", most[0]), (found[pages].changed, "one page changed", most[1])
        for side, name, at_most in sides:
            ratio = side.seconds / found[pages].stock.seconds
            bars[f"{pages} pages, {name}: {ratio:.2f} of stock, at most {at_most:.2f}"] = ratio <= at_most
    for bar, met in bars.items():
        print(f"{'met' if met else 'MISSED':7}{bar}")
    return all(bars.values())


if __name__ == "__main__":
    sys.exit(not report(measure()))
