"""How long a build takes as the site grows, beside the stock theme, and how much of it are checks: all in one run."""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import astuple, dataclass
from pathlib import Path

import yaml

from practice_site.checks.translations import fingerprint
from practice_site.content.sources import Source
from tests.support.project import ROOT, copy_of_project

MODELS = ("massage", "exercise", "together")  # the longest pages, with figures, boxes, tables and citations
RUNS = {20: 3, 200: 2, 1000: 1}  # how often a site with so many pages per language is built
LARGEST_SHARE, LARGEST_GROWTH, LARGEST_MEMORY = 0.2, 1.2, 300  # of the build; per page; megabytes
_RSS_UNIT = 1024 * 1024 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes


@dataclass(frozen=True)
class Measure:
    """One build: its seconds, those of the checks within it, and the most memory of its largest process and its own."""

    seconds: float
    checks: float
    megabytes: float
    own_megabytes: float


def project(target: Path, pages: int) -> None:
    """Write a copy of the project with so many pages per language, and a hook that times its checks."""
    copy_of_project(target)
    shutil.copy(ROOT / "bench/stopwatch.py", target)
    config = target / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("\nhooks:\n", "\nhooks:\n  - stopwatch.py\n")
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
            copy = re.sub(r"^(menu|order|menu_name): .*\n", "", copy, flags=re.M)  # they stand in no menu
            stamp = stamp or fingerprint(Source("copy.md", copy))
            (docs / f"copy-{number}{ending}").write_text(copy, encoding="utf-8")


def build(root: Path, strict: bool) -> Measure:
    """Build a project, ours as `make build` does."""
    # With --quiet, warnings would not stop ours; stock warns of what it does not know and goes on.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict" if strict else "--quiet"]
    with (root / "log").open("w", encoding="utf-8") as log:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=root, stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)  # unlike getrusage, it tells of this child alone
        seconds = time.perf_counter() - started
    if status:
        sys.exit((root / "log").read_text(encoding="utf-8"))
    largest = usage.ru_maxrss / _RSS_UNIT
    checks, own = map(float, (root / "seconds").read_text(encoding="utf-8").split()) if strict else (0, usage.ru_maxrss)
    return Measure(seconds, checks, largest, own / _RSS_UNIT)


def stock(target: Path, source: Path) -> None:
    """Write the same pages as a project of the stock theme: its own templates, search and navigation, no hooks."""
    shutil.copytree(source / "docs", target / "docs")
    pages = sorted(path.name for path in (target / "docs").glob("*.md") if not path.name.endswith(".ja.md"))
    for path in (target / "docs").glob("*.md"):  # these name templates and drawings that only the site has
        text = re.sub(r"^template: .*\n", "", path.read_text(encoding="utf-8"), flags=re.M)
        path.write_text(re.sub(r"^!\[.*\]\(figure:.*$", "", text, flags=re.M), encoding="utf-8")
    settings = {
        "site_name": "Stock",
        "site_url": "https://www.example.com/",
        "theme": {"name": "material", "font": False},
        "plugins": [
            "search",
            {
                "i18n": {
                    "docs_structure": "suffix",
                    "languages": [
                        {"locale": "en", "name": "English", "default": True},
                        {"locale": "ja", "name": "日本語"},
                    ],
                }
            },
        ],
        "markdown_extensions": ["admonition", "attr_list", "tables"],
        "nav": pages,
    }
    (target / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")


def measure() -> dict[int, tuple[Measure, Measure]]:
    """Return the median build of each size, ours and stock, taking turns so that a busy moment falls on both."""
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
                for kind in ("ours", "stock"):
                    builds.setdefault((pages, kind), []).append(build(Path(folder, f"{pages}/{kind}"), kind == "ours"))
    return {pages: (median(builds[pages, "ours"]), median(builds[pages, "stock"])) for pages in RUNS}


def median(found: list[Measure]) -> Measure:
    """Return the median of each figure."""
    return Measure(*(statistics.median(figures) for figures in zip(*map(astuple, found), strict=True)))


def report(found: dict[int, tuple[Measure, Measure]]) -> bool:
    """Print the table, and tell whether every bar is met."""
    print("pages per language | build, s | memory, MB | without Pagefind | checks, % | stock theme, s | ours / stock")
    for pages, (ours, theirs) in found.items():
        share = 100 * ours.checks / ours.seconds
        print(
            f"{pages:18} |{ours.seconds:9.2f} |{ours.megabytes:11.0f} |{ours.own_megabytes:17.0f} |{share:10.1f} |"
            f"{theirs.seconds:15.2f} |{ours.seconds / theirs.seconds:13.2f}"
        )
    small, middle, large = found
    # Starting takes the same second for every size; what one more page costs is free of it.
    first = (found[middle][0].seconds - found[small][0].seconds) / (middle - small)
    then = (found[large][0].seconds - found[middle][0].seconds) / (large - middle)
    ours, theirs = found[large]
    bars = {
        f"growth {then / first:.2f}, at most 1.2": then / first <= LARGEST_GROWTH,
        f"checks {100 * ours.checks / ours.seconds:.1f} %, at most 20": ours.checks / ours.seconds <= LARGEST_SHARE,
        f"memory {ours.megabytes:.0f} MB, at most 300": ours.megabytes <= LARGEST_MEMORY,
        f"memory without Pagefind {ours.own_megabytes:.0f} MB, at most 300": ours.own_megabytes <= LARGEST_MEMORY,
        f"build {ours.seconds / theirs.seconds:.2f} of stock, at most 0.10": ours.seconds <= theirs.seconds / 10,
    }
    for bar, met in bars.items():
        print(f"{'met' if met else 'MISSED':7}{bar}")
    return all(bars.values())


if __name__ == "__main__":
    sys.exit(not report(measure()))
