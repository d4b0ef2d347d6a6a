"""The templates' own words: none is missing, and none is left over."""

from pathlib import Path

import jinja2
from jinja2 import nodes

from practice_site.project import Project

ROOT = Path(__file__).parents[2]
BUILT = ("topic_", "certainty_", "_prefix", "holidays_")  # put together from a topic, a level, a kind of card
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
