"""The templates' own words: none is missing, and none is left over."""

from pathlib import Path

import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import nodes

from practice_site.content.data_files import validated
from practice_site.content.labels import PLACEHOLDERS, LabelFile
from practice_site.issues import Issue, IssuesError
from practice_site.project import Project

ROOT = Path(__file__).parents[2]
BUILT = ("topic_", "certainty_", "_prefix", "holidays_", "licence_", "ordinal_", "booking_")  # put together from data
SEARCHED_BY = {"mon", "tue", "wed", "thu", "fri", "sat", "sun", "en", "ja"}  # t[day], t[language]


def test_every_label_is_used() -> None:
    """A label nobody shows is a sentence that staff would translate for nothing."""
    env = jinja2.Environment(autoescape=True)
    trees = [env.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "overrides").rglob("*.html")]
    used = {node.attr for tree in trees for node in tree.find_all(nodes.Getattr)}
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "practice_site").rglob("*.py"))
    script = (ROOT / "overrides/assets/search.js").read_text(encoding="utf-8")
    names = [name for name in Project(ROOT).data.labels.root if not any(part in name for part in BUILT)]
    assert [
        name
        for name in names
        if name not in used | SEARCHED_BY
        and f'"{name}"' not in code
        and not (name.startswith("search_") and f"words.{name.removeprefix('search_')}" in script)
    ] == []


def issues(text: str) -> list[Issue]:
    with pytest.raises(IssuesError) as error:
        validated(text, LabelFile, "data/labels.yml")
    return error.value.issues


def label(name: str, en: str, ja: str) -> str:
    return f"{name}:\n  en: {en!r}\n  ja: {ja!r}\n"


@pytest.mark.parametrize(
    ("name", "en", "ja", "line", "said"),
    [
        (
            "reviewed",
            "On {dat}.",
            "{date}",
            2,
            "reviewed.en needs {date}, each once and nothing else in braces, and",
        ),
        ("reviewed", "On {date.year}.", "{date}", 2, "and holds {date.year}"),
        ("reviewed", "On {date:d}.", "{date}", 2, "and holds {date:d}"),
        ("reviewed", "On {date!r}.", "{date}", 2, "and holds {date!r}"),
        ("reviewed", "On {0}.", "{date}", 2, "and holds {0}"),
        ("reviewed", "On {date} {date}.", "{date}", 2, "and holds {date} and {date}"),
        ("reviewed", "On {{date}}.", "{date}", 2, "and holds { and {date} and }"),
        ("reviewed", "On {date.", "{date}", 2, "and holds {;"),
        ("reviewed", "On {date}.", "確認日", 3, "reviewed.ja lacks {date}; write it where"),
        ("opens_on", "{day}, {time}", "{day}", 3, "opens_on.ja needs {day} and {time}"),
        ("search_many", "pages found", "{n}", 2, "search_many.en lacks {n}"),
        ("menu", "Menu {", "メニュー", 2, "menu.en holds {, which would be printed as it stands"),
        ("menu", "Menu", "{date}", 3, "menu.ja holds {date}, which would be printed as it stands"),
    ],
)
def test_a_placeholder_is_told_with_its_label_and_line(name: str, en: str, ja: str, line: int, said: str) -> None:
    (found,) = issues(label(name, en, ja))
    assert found.line == line
    assert said in found.en
    assert found.ja.startswith(f"{name}.")


def test_every_wrong_label_is_told_at_once() -> None:
    found = issues(label("menu", "{", "メニュー") + label("minutes", "{n} minutes", "分"))
    assert [(it.line, it.en.split()[0]) for it in found] == [(2, "menu.en"), (6, "minutes.ja")]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(PLACEHOLDERS)), st.text("{}n:!.0d a", max_size=12))
def test_no_label_can_end_in_a_crash_of_a_template(name: str, words: str) -> None:
    values = {mark.strip("{}"): "1" for mark in PLACEHOLDERS[name].split()}
    try:
        read = validated(label(name, words, words), LabelFile, "data/labels.yml")
    except IssuesError:
        return
    assert all(value in read.by_language["en"][name].format(**values) for value in values.values())


def test_placeholders_are_those_that_templates_and_scripts_fill_in() -> None:
    """Those that a template fills in and a label does not know would be missed; others would be printed."""
    env = jinja2.Environment(autoescape=True)
    trees = [env.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "overrides").rglob("*.html")]
    calls = [call for tree in trees for call in tree.find_all(nodes.Call) if isinstance(call.node, nodes.Getattr)]
    filled = {
        call.node.node.attr: {value.key for value in call.kwargs}
        for call in calls
        if call.node.attr == "format" and isinstance(call.node.node, nodes.Getattr)
    }
    known = {name: {mark.strip("{}") for mark in marks.split()} for name, marks in PLACEHOLDERS.items()}
    assert filled == {name: known[name] for name in filled}
    in_scripts = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "overrides/assets").glob("*.js"))
    by_python_or_split = {"reference_number", "plan_when_then_blank"}
    for name in known.keys() - filled.keys() - by_python_or_split:
        assert all(f'replace("{{{value}}}"' in in_scripts for value in known[name]), name
