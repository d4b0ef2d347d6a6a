"""A release waits until all is real, and lists everything at once in both languages."""

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from practice_site.checks.release import gate
from practice_site.content.addresses import is_example
from practice_site.project import Project
from tests.support.project import TODAY, make_real

ROOT = Path(__file__).parents[2]
EXAMPLE = "https://www.example.com/"
SAMPLE = [
    "name", "reading", "trade_name", "representative", "address", "phone", "email", "booking_url", "line_url",
    "stations.0.way", "parking", "entrance.0.file", "step_free_access", "accounts.0.url",
    "opening_hours.0.opens", "last_reception", "special_days.0.reason", "closures.0.reason", "people.0.name",
    "people.0.photo.file", "people.0.qualifications.0.name", "services.0.prices.0.name", "services.0.steps.1",
    "services.0.after_effects", "services.1.about", "reply", "payment", "cancellation", "questions.0.answer",
    "online_sales.sold", "notices.0.title",
]  # fmt: skip


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
    found = gate(Project(root), site_url, today)
    return "\n".join(f"{it.path}:{it.line}  {words}" for it in found if it.blocking for words in (it.en, it.ja))


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
    edit(root, "data/practice.yml", r"address:\n.*\n.*\n", "")
    told = gated(root, date(2028, 1, 1))
    for pattern in (
        r"data/practice\.yml:1  sample is true; ",
        r"data/practice\.yml:1  address is not there; ",
        r"mkdocs\.yml:\d+  site_url is an example; ",
        r"data/helplines\.yml:\d+  checked_on is 405 days ago; ",
        r"docs/massage\.ja\.md:\d+  the next review was due on 2027-11-24; ",
        r"docs/massage\.ja\.md:\d+  見直しの日（2027-11-24）を過ぎています。",
    ):
        assert re.search(pattern, told), pattern


def test_what_is_left_of_the_sample_is_listed_when_it_is_called_real(root: Path) -> None:
    edit(root, "data/practice.yml", "sample: true", "sample: false")
    told = gated(root, date(2026, 11, 22))
    for field in SAMPLE:
        assert f"  {field} is still the sample; " in told
        assert f"  {field} が見本のままです。" in told


def test_who_sells_on_the_web_says_who_they_are(root: Path) -> None:
    make_real(root)
    edit(root, "data/practice.yml", r"(?m)^(phone|representative): .*\n", "")
    told = gated(root, TODAY, "https://stone-house-mikage.jp/")
    for field in ("phone", "representative"):
        assert f"{field} is not there; the law asks whoever sells on the web for it." in told
    edit(root, "data/rules.yml", r"(?s)^online_sales:.*|(?<=\n)online_sales:.*", "")
    assert "the law asks" not in gated(root, TODAY, "https://stone-house-mikage.jp/")


def test_facts_that_nobody_has_given_are_told_and_keep_nobody_from_a_release(root: Path) -> None:
    make_real(root)
    edit(root, "data/services.yml", r"(?m)^    (after_effects|for_whom): .*\n", "")
    (root / "data/people.yml").write_text("people: []\n", encoding="utf-8")
    edit(root, "data/services.yml", r"(?m)^    offered_by: .*\n", "")
    edit(root, "data/services.yml", "マッサージ", "施術")
    found = [it for it in gate(Project(root), "https://stone-house-mikage.jp/", TODAY) if not it.blocking]
    told = [it.en for it in found]
    assert "people is not there; visitors look for who will see them." in told
    assert any(it.startswith("massage.after_effects is not there; the guideline of 2025") for it in told)
    assert not any(it.startswith("massage.about") for it in told)


def test_the_gate_opens_when_all_is_real(root: Path) -> None:
    make_real(root)
    edit(root, "data/helplines.yml", r"(?m)^checked_on: .*$", f"checked_on: {date.today()}")
    for page in (root / "docs").glob("*.md"):
        text = page.read_text(encoding="utf-8")
        later = f"next_review: {date.today() + timedelta(days=300)}"
        page.write_text(re.sub(r"(?m)^next_review: .*$", later, text), encoding="utf-8")
    assert gated(root, date.today(), "https://stone-house-mikage.jp/") == ""
