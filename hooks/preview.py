"""Whether this is the preview of `mkdocs serve`: other hooks ask for `config.extra["preview"]`."""

from collections.abc import Callable
from contextlib import suppress
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from watchdog.observers.polling import PollingObserver

_LOOK = 0.1  # seconds between two looks for saved files; MkDocs' own half second is half of what a preview may take
_serving = False


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember the command, which no later event is told."""
    global _serving
    _serving = command == "serve"


@event_priority(100)  # before any hook asks
def on_config(config: MkDocsConfig) -> None:
    """Tell the other hooks."""
    config.extra["preview"] = _serving


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> None:
    """Let the server look for saved files more often."""
    watched = []
    for path in (config.docs_dir, config.config_file_path, *config.theme.dirs):
        with suppress(KeyError):  # theme folders are watched only when asked for
            server.unwatch(path)
            watched.append(path)
    server.observer = PollingObserver(timeout=_LOOK)
    for path in watched:
        server.watch(path)
