"""Whatever is done to the files that staff edit, a build ends in a site or in messages that say where to look.

What earlier builds have kept makes it faster, and changes neither.
"""

import os
import re
import shutil

import pytest
from hypothesis import HealthCheck, Phase, example, given, seed, settings
from hypothesis import strategies as st

from tests.support.builds import DAY, manifest
from tests.support.project import ROOT, Project, copy_of_project

pytestmark = pytest.mark.slow
# A night's hunt: RANDOM_EDITS=2000 pytest tests/slow/test_random_edits.py
EXAMPLES = int(os.environ.get("RANDOM_EDITS", "30"))
SEED = int(os.environ["SEED"])  # another one in each run, which prints it; with SEED=… the same edits are made again
EDITED = sorted(path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("docs/**/*.md"), *ROOT.glob("data/*.yml")))
# What people, editors and word processors really leave behind, and what a parser likes least.
PIECES = st.sampled_from(
    [
        "", " ", "\t", "\n", "\n\n---\n\n", "---", ":", ": ", "- ", "#", "# ", "###### x\n", "{", "}", "{#",
        "{{ x }}", "{% if %}", "[", "]", "[]()", "[a](b)", "[a](../../../x)", "[a](#)", "![](x.png)",
        "![x](figure:none)", "![x](figure:", "[@", "[@none]", "[@hou-2010; @none]", "{ #id }",
        "{ certainty=low }", "{ certainty=", "!!! urgent", "```", "~~~", "<", "</div>", "<div", "<script>",
        "<!--", "&", "&#x0;", "|", "|---|", "\\", "\u0000", "\u202e", "\ufeff", "\u3000", "\r", "うつ", "治る",
        "5", "-1", "0", "1e309", ".inf", ".nan", "99999999999999999999", "null", "true", "~", "2026-02-31",
        "2026-13-01", "9999-12-31", "25:99", "'", '"', "*a", "&a", "*", "!!python/object:os.system", "!x",
        "? ", "%", "@", "`", "[1, 2", "{a: b", "tel:", "javascript:x", "ja", "en", "title: 5", "title: [a]\n",
        "template: none.html\n", "template: 5\n", "hide: 3\n", "translates: 5\n", "é", "👩‍👩‍👧‍👦",
        "a" * 5000, "(" * 200, "[" * 200, "> " * 60, "- " * 60, "*" * 300, "一" * 3000,
    ]
)  # fmt: skip
PLACES = st.floats(min_value=0, max_value=1, exclude_max=True)
CHANGES = st.sampled_from(
    ["insert", "replace value", "drop line", "double line", "swap lines", "cut off", "empty", "drop word"]
)
EDITS = st.lists(st.tuples(st.sampled_from(EDITED), CHANGES, PLACES, PIECES), min_size=1, max_size=3)
WHERE = re.compile(r"(?:docs|data)/\S+?:\d+")


def changed(text: str, change: str, place: float, piece: str) -> str:
    """Return a text with one change at a place between its beginning and its end."""
    lines = text.splitlines(keepends=True) or [""]
    at, line = int(place * len(text)), int(place * len(lines))
    match change:
        case "insert":
            return text[:at] + piece + text[at:]
        case "replace value":
            lines[line] = re.sub(r"(?<=: ).*|\S+$", lambda _: piece, lines[line], count=1)
        case "drop line":
            del lines[line]
        case "double line":
            lines.insert(line, lines[line])
        case "swap lines":
            lines[line - 1], lines[line] = lines[line], lines[line - 1]
        case "cut off":
            return text[:at]
        case "empty":
            return piece
        case "drop word":
            return text[:at] + re.sub(r"\w+", "", text[at:], count=1)
    return "".join(lines)


def edit(house: Project, edits: list[tuple]) -> None:
    """Make some edits in a project that has none yet, and no site."""
    for folder in ("docs", "data"):
        shutil.rmtree(house.root / folder)
        shutil.copytree(ROOT / folder, house.root / folder)
    shutil.rmtree(house.site, ignore_errors=True)
    for name, change, place, piece in edits:
        path = house.root / name
        text = path.read_bytes().decode("utf-8")
        path.write_bytes(changed(text, change, place, piece).encode("utf-8"))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return copy_of_project(tmp_path_factory.mktemp("edited"))


@seed(SEED)
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate] if EXAMPLES <= 30 else [Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)
@given(edits=EDITS)
# What earlier hunts have found.
@example(edits=[("docs/accessibility.md", "empty", 0, "[a](../../../x)")])
@example(edits=[("data/references.yml", "empty", 0, "2026-13-01")])
@example(edits=[("docs/booking.ja.md", "empty", 0, "template: 5\n")])
@example(edits=[("docs/privacy.ja.md", "cut off", 0.001, "")])
@example(edits=[("data/practice.yml", "insert", 0.5, "\x00")])
def test_ends_in_a_whole_site_or_in_messages_with_file_and_line(house: Project, edits: list[tuple]) -> None:
    edit(house, edits)
    built = house.command("build", timeout=60)
    told = built.stderr
    assert "Traceback" not in told
    assert not (house.root / "build-error.log").exists(), told + house.text("build-error.log")
    if built.returncode == 0:
        assert (house.site / "ja/index.html").exists()
        assert (house.site / "sitemap.xml").exists()
    else:
        assert not house.site.exists()
        assert WHERE.search(told), told


@seed(SEED)
@settings(max_examples=max(1, EXAMPLES // 3), deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(edits=EDITS)
def test_what_earlier_builds_have_kept_changes_nothing(house: Project, edits: list[tuple]) -> None:
    edit(house, edits)
    found = []
    for kept in ("on", "off"):
        built = house.run("mkdocs", "build", **DAY, CACHE=kept)  # not strict: mistakes are told, and shown
        told = [line for line in built.stderr.splitlines() if "built in" not in line]
        found.append((built.returncode, told, manifest(house.site)))
    assert found[0] == found[1]
