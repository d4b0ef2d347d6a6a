"""Lighthouse's marks for a phone, on each kind of page in both languages, with every fact of the practice given."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.paint import project, serve
from tests.support.browser import bring, bring_npm
from tests.support.project import ROOT

KINDS = ("", "massage/", "evidence/", "booking/", "help-now/", "search/", "privacy/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-background-networking --disable-component-update --no-first-run"


def marks(url: str) -> dict[str, int]:
    """Return the marks of a page, 0 to 100, by category."""
    command = [
        str(ROOT / "bench/node_modules/.bin/lighthouse"),
        url,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={FLAGS}",
    ]
    environment = {**os.environ, "CHROME_PATH": bring()}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    report = json.loads(done.stdout)
    for name in CATEGORIES:
        for audit in report["categories"][name]["auditRefs"]:
            found = report["audits"][audit["id"]]
            if audit["weight"] and found["score"] is not None and found["score"] < 1 and name != "performance":
                print(f"        {name}: {found['title']}")
    return {name: round(100 * report["categories"][name]["score"]) for name in CATEGORIES}


def main() -> bool:
    """Print the table, and tell whether every mark is 100."""
    if not bring_npm(ROOT / "bench"):
        print("MISSED Lighthouse cannot be had here: npm is missing")
        return False
    met = True
    with tempfile.TemporaryDirectory() as folder:
        address = serve(project(Path(folder)))
        print(f"page             | {' | '.join(CATEGORIES)}")
        for path in (f"/{language}{kind}" for kind in KINDS for language in ("", "ja/")):
            found = marks(address + path)
            met = met and min(found.values()) == 100
            print(f"{path:17}| " + " | ".join(f"{found[name]:{len(name)}}" for name in CATEGORIES), flush=True)
    print(f"{'met' if met else 'MISSED':7}every mark 100")
    return met


if __name__ == "__main__":
    sys.exit(not main())
