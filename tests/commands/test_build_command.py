"""What `make build` says when something breaks, and how commands take what people type."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from practice_site.commands import build
from practice_site.pages.told import Told
from tests.support.project import ROOT


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "The disk is full"), (errno.EROFS, "site.new cannot be written (Read-only")]
)
def test_a_disk_that_refuses_is_named(
    number: int, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build._explain(OSError(number, os.strerror(number), str(tmp_path / "site.new")), tmp_path)
    assert words in capsys.readouterr().err
    assert not (tmp_path / build.LOG).exists()


def test_what_only_a_developer_can_read_goes_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build._tell_failure(KeyError("x"), tmp_path, Told(tmp_path))
    told = capsys.readouterr().err
    assert "KeyError" in told
    assert "Traceback" not in told
    assert told.endswith("Problems: 1. There is no site yet.\n問題：1件。サイトはまだありません。\n")
    assert "KeyError" in (tmp_path / build.LOG).read_text(encoding="utf-8")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "practice_site", *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True)


@pytest.mark.parametrize("epoch", ["abc", "9" * 30, "1e9"])
def test_a_day_of_the_build_that_is_none_is_told_in_a_sentence(epoch: str) -> None:
    done = run("build", SOURCE_DATE_EPOCH=epoch)
    assert done.returncode == 1
    assert done.stderr.splitlines()[0].startswith(f"SOURCE_DATE_EPOCH is “{epoch}”; ")
    assert len(done.stderr.splitlines()) == 2


@pytest.mark.parametrize("slug", ["it's", "-x", '"`id`; $$HOME *'])
def test_make_hands_on_what_was_typed_whatever_it_holds(slug: str) -> None:
    environment = {**os.environ, "MAKEFLAGS": ""}
    command = ["make", "--silent", "page", f"slug={slug}", f"VENV={Path(sys.prefix)}"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert f"“{slug}” cannot be an address" in done.stderr
    assert f"「{slug}」はアドレスに使えません。" in done.stderr


def test_a_command_that_does_not_exist_ends_without_a_traceback() -> None:
    done = run("nonsense")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
