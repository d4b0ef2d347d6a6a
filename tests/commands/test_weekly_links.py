"""Which addresses the weekly look asks for, and what it makes of the answers."""

import shutil
from pathlib import Path

import pytest

from practice_site.commands.weekly import Answer, addresses
from practice_site.project import MODELS, Project
from tests.support.project import ROOT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "data").mkdir()
    for name in MODELS:
        (tmp_path / f"data/{name}.yml").write_text("# https://comment.test/\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("[a](https://a.test/b)", "https://a.test/b"),
        ("([a](https://a.test/b_(c))).", "https://a.test/b_(c)"),
        ("<https://a.test/b?c=d#e>", "https://a.test/b?c=d#e"),
        ("[a][1]\n\n[1]: https://a.test/b 'c'", "https://a.test/b"),
        ("one\n[a](https://a.test/日)", "https://a.test/%E6%97%A5"),
    ],
)
def test_a_link_of_a_page_is_found_in_every_form(root: Path, written: str, address: str) -> None:
    (root / "docs/page.md").write_text(f"one\n{written}\n", encoding="utf-8")
    assert addresses(Project(root)) == {address: [("docs/page.md", 2 + written.startswith("one"))]}


def test_samples_code_and_what_is_no_link_are_left_out(root: Path) -> None:
    text = "`<https://a.test>` [a](https://example.com) [a](https://a.example.com/b) [a](massage.md) [a](tel:1)\n"
    (root / "docs/page.md").write_text(text + "[a](https://Example.com:80/) [a](https://example.comet/)", "utf-8")
    assert list(addresses(Project(root))) == ["https://example.comet/"]


def test_facts_lead_to_addresses_too(root: Path) -> None:
    facts = "form_endpoint: https://form.test\nline_url: https://a.test\nlist:\n  - doi: 10.1/2\n    pmid: '3'\n"
    (root / "data/practice.yml").write_text(facts, encoding="utf-8")
    assert addresses(Project(root)) == {
        "https://a.test": [("data/practice.yml", 2)],
        "https://doi.org/10.1/2": [("data/practice.yml", 4)],
        "https://pubmed.ncbi.nlm.nih.gov/3/": [("data/practice.yml", 5)],
    }


def test_the_links_of_the_shipped_site_are_all_found(tmp_path: Path) -> None:
    for name in ("docs", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    project = Project(ROOT)
    found = addresses(project)
    assert not [address for address in found if "example.com" in address]
    assert {it.link[0] for it in project.data.references.references if it.link} <= set(found)
    assert {line.url for line in project.data.helplines.helplines if line.url} <= set(found)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (Answer(200), None),
        (Answer(403), None),
        (Answer(404), "link_gone"),
        (Answer(410), "link_gone"),
        (Answer(503), "link_answers_with_error"),
        (Answer(failure="timed out"), "link_unreachable"),
    ],
)
def test_only_what_is_surely_dead_is_told(answer: Answer, message: str | None) -> None:
    assert answer.message == message
    assert answer.unsure is (answer.status == 403)
