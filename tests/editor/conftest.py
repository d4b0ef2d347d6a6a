"""The editor for the tests of this room."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.browser import bring_npm
from tests.support.editor_page import Editor, Open, sources
from tests.support.project import ROOT

PATIENCE = 90_000  # milliseconds: the editor draws long lists, and a busy machine takes its time


@pytest.fixture
def edit(browser: Browser) -> Iterator[Open]:
    """Open the editor of a served site on a copy of a project."""
    assert bring_npm(ROOT / "tests"), "the editor's package is not here: npm ci --prefix tests"
    contexts = []

    def opened(root: Path, address: str) -> Editor:
        contexts.append(browser.new_context(viewport={"width": 1280, "height": 900}))
        contexts[-1].set_default_timeout(PATIENCE)
        return Editor(contexts[-1], address, sources(root))

    yield opened
    for context in contexts:
        context.close()
