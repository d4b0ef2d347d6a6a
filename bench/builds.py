"""How long a build takes as the site grows, from nothing and after a change, beside the stock theme: all in one run."""

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
from practice_site.commands.stamp import stamp
from practice_site.content.sources import Source
from tests.support.project import ROOT, copy_of_project

MODELS = ("massage", "exercise", "together")  # the longest pages, with figures, boxes, tables and citations
RUNS = {20: 3, 200: 2, 1000: 1}  # how often a site with so many pages per language is built
OF_STOCK = {200: (1.0, 0.3), 1000: (0.33, 0.12)}  # at most, from nothing and after one changed page
LARGEST_SHARE, LARGEST_GROWTH, LARGEST_MEMORY = 0.2, 1.1, 600  # of the build; per page; megabytes
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
    checks = float((root / "seconds").read_text(encoding="utf-8")) if strict else 0
    return Measure(seconds, checks, largest)


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


def change_a_page(root: Path, turn: int) -> None:
    """Write another sentence into an English page, and say that the Japanese one is up to date."""
    path = root / "docs/copy-0.md"
    path.write_text(f"{path.read_text(encoding='utf-8')}\nAnother sentence{'!' * turn}\n", encoding="utf-8")
    stamp(root, "copy-0")


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
