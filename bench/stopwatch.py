"""A hook for the copy that is measured: how long the checks of a build take."""

import time
from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig

from practice_site import compat
from practice_site.checks import run
from practice_site.issues import Issue

_spent = 0.0


def _timed(check: Callable[..., list[Issue]]) -> Callable[..., list[Issue]]:
    def timed(*arguments: object, **named: object) -> list[Issue]:
        global _spent
        started = time.perf_counter()
        found = check(*arguments, **named)
        _spent += time.perf_counter() - started
        return found

    return timed


def on_startup(command: str, dirty: bool) -> None:
    """Let the checks be timed, which hooks.py looks up when it calls them."""
    run.issues = _timed(run.issues)


def on_post_build(config: MkDocsConfig) -> None:
    """Write it down; every language calls this, and the last one has them all."""
    (compat.root(config) / "seconds").write_text(str(_spent), encoding="utf-8")
