"""Whatever stands in a data file, it is read or refused with a sentence: nothing else ever happens."""

import json
from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from practice_site.content import yaml_lines
from practice_site.content.data_files import validated
from practice_site.issues import IssuesError
from practice_site.project import MODELS, Project
from tests.support.project import ROOT

TEXTS = {name: (ROOT / f"data/{name}.yml").read_text(encoding="utf-8") for name in MODELS}
READ = {name: yaml_lines.read(text) for name, text in TEXTS.items()}
CONTEXT = {"references": Project(ROOT).data.references.by_id()}

_SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(["https://", "https://[", "https://x.y:0", "24:00", "{n", "2026-02-30", "10.30", "<<", "１０"]),
)
_NAMES = st.text(max_size=5)
VALUES = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=3), max_leaves=5
)
WORDS = st.text(max_size=10) | st.text("{}[]'\":-&*!|> \t\n：", max_size=10)


def told(name: str, text: str) -> None:
    """Read a text as a data file; every sentence that comes of it has a line of that text and both languages."""
    try:
        validated(text, MODELS[name], f"data/{name}.yml", context=CONTEXT)
    except IssuesError as error:
        assert error.issues
        for it in error.issues:
            assert 1 <= it.line <= text.count("\n") + 1
            assert it.en and it.ja


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_value_at_any_place(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(MODELS)))
    values, lines = READ[name]
    *before, last = data.draw(st.sampled_from([place for place in lines if place]))
    changed: Any = deepcopy(values)
    within = changed
    for step in before:
        within = within[step]
    within[last] = data.draw(VALUES)
    told(name, json.dumps(changed, ensure_ascii=False, default=str, indent=0))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_words_on_any_line(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(MODELS)))
    lines = TEXTS[name].split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    lines[at] = lines[at][: data.draw(st.integers(0, 20))] + data.draw(WORDS)
    told(name, "\n".join(lines))
