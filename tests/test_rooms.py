"""The house stays one that can be seen: rooms know only the rooms before them, and modules stay small."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "practice_site"
ROOMS = ("content", "markup", "checks", "cache", "pages", "delivery", "editor", "commands", "desk")
MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    folder = path.relative_to(PACKAGE).parts[0]
    return folder if folder in ROOMS else ""


def imported(path: Path) -> Iterator[str]:
    """Yield the whole names that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_from_rooms_before_it(path: Path) -> None:
    here = room_of(path)
    if not here:
        return
    later = ROOMS[ROOMS.index(here) + 1 :]
    assert [
        name for name in imported(path) if name.split(".")[0] == "practice_site" and name.split(".")[1] in later
    ] == []


@pytest.mark.parametrize("path", [*MODULES, ROOT / "hooks.py"], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_stay_small_and_call_nobody_by_tricks(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 150
    assert "sys.path" not in text


def test_order_of_events_stands_in_one_place() -> None:
    assert [path.name for path in MODULES if "event_priority" in path.read_text(encoding="utf-8")] == ["compat.py"]


def test_insides_of_the_language_plugin_are_touched_in_one_place() -> None:
    touched = [path.name for path in MODULES if 'plugins["i18n"]' in path.read_text(encoding="utf-8")]
    assert touched == ["compat.py"]
    assert 'plugins["i18n"]' not in (ROOT / "hooks.py").read_text(encoding="utf-8")
