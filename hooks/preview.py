"""Whether this is the preview of `mkdocs serve`: other hooks ask for `config.extra["preview"]`."""

from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

_serving = False


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember the command, which no later event is told."""
    global _serving
    _serving = command == "serve"


@event_priority(100)  # before any hook asks
def on_config(config: MkDocsConfig) -> None:
    """Tell the other hooks."""
    config.extra["preview"] = _serving
