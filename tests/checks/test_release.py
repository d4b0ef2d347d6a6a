"""A release waits until all is real, and lists everything at once in both languages."""

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from practice_site.checks.release import gate, in_both_languages
from practice_site.content.addresses import is_example
from practice_site.project import Project

ROOT = Path(__file__).parents[2]
EXAMPLE = "https://www.example.com/"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("data", "docs", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def edit(root: Path, name: str, pattern: str, new: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert re.search(pattern, text), name
    (root / name).write_text(re.sub(pattern, new, text), encoding="utf-8")


def gated(root: Path, today: date, site_url: str = EXAMPLE) -> str:
    return "\n".join(map(in_both_languages, gate(Project(root), site_url, today)))


@pytest.mark.parametrize(
    ("address", "example"),
    [
        (None, True),
        ("https://www.example.com/", True),
        ("http://localhost:8000/", True),
        ("https://mikage.example/", True),
        ("https://example-massage.jp/", False),
    ],
)
def test_an_example_address_is_recognised(address: str | None, example: bool) -> None:
    assert is_example(address) is example


def test_the_gate_lists_everything_at_once_in_both_languages(root: Path) -> None:
    edit(root, "data/practice.yml", "address:\n  en:", "step_free_access:\n  en:")
    told = gated(root, date(2028, 1, 1))
    for pattern in (
        r"data/practice\.yml:1  sample is true; ",
        r"data/practice\.yml:1  address is not there; ",
        r"data/practice\.yml:1  licence is not there; write .*\ndata/practice\.yml:1  licence がありません。",
        r"mkdocs\.yml:\d+  site_url is an example; ",
        r"data/helplines\.yml:\d+  checked_on is 405 days ago; ",
        r"docs/massage\.ja\.md:\d+  the next review was due on 2027-11-24; ",
        r"docs/massage\.ja\.md:\d+  見直しの日（2027-11-24）を過ぎています。",
    ):
        assert re.search(pattern, told), pattern


def test_what_is_left_of_the_sample_is_listed_when_it_is_called_real(root: Path) -> None:
    edit(root, "data/practice.yml", "sample: true", "sample: false")
    told = gated(root, date(2026, 11, 22))
    for field in ("name", "address", "phone", "email", "booking_url.en", "booking_url.ja", "line_url"):
        assert f"  {field} is still the sample; " in told
        assert f"  {field} が見本のままです。" in told


def test_the_gate_opens_when_all_is_real(root: Path) -> None:
    shutil.copy(ROOT / "tests/practice-full.yml", root / "data/practice.yml")
    edit(root, "data/practice.yml", r"line\.example\.com", "line.me")
    edit(root, "data/practice.yml", r"example\.com", "stone-house-mikage.jp")
    edit(root, "data/helplines.yml", r"(?m)^checked_on: .*$", f"checked_on: {date.today()}")
    for page in (root / "docs").glob("*.md"):
        text = page.read_text(encoding="utf-8")
        later = f"next_review: {date.today() + timedelta(days=300)}"
        page.write_text(re.sub(r"(?m)^next_review: .*$", later, text), encoding="utf-8")
    assert gated(root, date.today(), "https://stone-house-mikage.jp/") == ""
