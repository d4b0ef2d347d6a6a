"""Nothing runs beside a key, or in staff's editor, that somebody could have exchanged."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from practice_site.delivery import headers
from tests.support.project import ROOT

LOCK = json.loads((ROOT / ".github/deploy/package-lock.json").read_text(encoding="utf-8"))
WORKFLOWS = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / ".github/workflows").glob("*.yml")}
TITLE = "To mend on the site / サイトで直すこと"
# Lists, as GitHub does, whose issues are asked for; a stranger's is number 3, the job's own 7.
GH = """\
#!/usr/bin/env bash
echo "$*" >> asked
if [ "$2" = list ]; then
  case "$*" in *'--author app/github-actions'*) cat own ;; *) echo 3 ;; esac
elif [ "$2" = view ]; then echo old; fi
"""


def steps(workflow: str, job: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(WORKFLOWS[workflow])["jobs"][job]["steps"]
    return found


def commands() -> list[str]:
    jobs = [job for text in WORKFLOWS.values() for job in yaml.safe_load(text)["jobs"].values()]
    return [step["run"] for job in jobs for step in job["steps"] if "run" in step]


def test_each_package_that_copies_the_site_has_its_hash() -> None:
    packages = {name: package for name, package in LOCK["packages"].items() if name}
    assert packages["node_modules/wrangler"]["version"]
    assert [name for name, package in packages.items() if not package.get("integrity", "").startswith("sha512-")] == []
    asked = {name for package in packages.values() for name in package.get("optionalDependencies", {})}
    assert [name for name in asked if f"node_modules/{name}" not in packages] == []


def test_the_list_holds_what_is_asked_for_in_one_exact_version() -> None:
    asked = json.loads((ROOT / ".github/deploy/package.json").read_text(encoding="utf-8"))["dependencies"]
    assert LOCK["packages"][""]["dependencies"] == asked
    for name, version in asked.items():
        assert LOCK["packages"][f"node_modules/{name}"]["version"] == version


def test_what_comes_from_npm_comes_from_the_list_and_runs_nothing_while_it_is_installed() -> None:
    installing = [line for text in commands() for line in re.findall(r".*\bnp[mx]\b.*", text)]
    assert installing == ["npm ci --prefix .github/deploy --ignore-scripts --no-audit --no-fund"]


def test_the_key_is_not_there_while_anything_is_installed() -> None:
    for step in steps("publish.yml", "deploy"):
        if "npm" in step.get("run", "") or "uses" in step:
            assert "secrets." not in str(step)


def test_what_is_installed_is_what_runs() -> None:
    ran = steps("publish.yml", "deploy")[-1]["run"]
    assert ran.startswith(".github/deploy/node_modules/.bin/wrangler pages deploy site ")
    fetched = next(step for step in steps("publish.yml", "deploy") if "actions/checkout" in step.get("uses", ""))
    assert fetched["with"] == {"persist-credentials": False, "sparse-checkout": ".github/deploy"}


@pytest.mark.parametrize(
    ("own", "found", "done"),
    [
        ("", "", ["list"]),
        ("", "docs/a.md:1  mend", ["list", "create"]),
        ("7", "docs/a.md:1  mend", ["list", "view 7", "edit 7", "comment 7"]),
        ("7", "", ["list", "close 7"]),
    ],
)
def test_the_weekly_job_leaves_the_issues_of_others_alone(
    tmp_path: Path, own: str, found: str, done: list[str]
) -> None:
    (tmp_path / "gh").write_text(GH, encoding="utf-8")
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "own").write_text(own, encoding="utf-8")
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "FOUND": found, "TITLE": TITLE}
    script = steps("weekly.yml", "tell")[0]["run"]
    subprocess.run(["bash", "-eo", "pipefail", "-c", script], cwd=tmp_path, env=environment, check=True)
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert [re.match(r"issue (list|\w+ \d+|\w+)", line)[1] for line in asked] == done


def test_the_editor_takes_scripts_from_its_own_publisher_alone() -> None:
    rules = dict(rule.split(" ", 1) for rule in headers.EDITOR_POLICY.split("; "))
    known = json.loads((ROOT / "tests/package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert rules["script-src"].split() == [
        "'self'",
        "'wasm-unsafe-eval'",
        "https://unpkg.com/@sveltia/",
        f"https://unpkg.com/immutable@{known['immutable']}/",  # what the editor hands its entries over with
        heic := f"https://unpkg.com/@discourse/heic@{known['@discourse/heic']}/",  # reads the photos of an iPhone
    ]
    asked = [place for place in rules["connect-src"].split() if "unpkg" in place]
    assert asked == ["https://unpkg.com/@sveltia/", heic]
    page = (ROOT / "overrides/admin/index.html").read_text(encoding="utf-8")
    [(address, integrity)] = re.findall(r'src="(https:[^"]+)"[^>]+integrity="([^"]+)"', page)
    assert address.startswith(f"https://unpkg.com/@sveltia/cms@{known['@sveltia/cms']}/")
    assert integrity.startswith("sha384-")
