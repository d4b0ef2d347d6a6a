"""What `make serve` runs: the preview, until somebody stops it."""

import logging
import signal
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from practice_site.commands.build import refuse_a_day_that_is_none
from practice_site.commands.preview import Preview
from practice_site.commands.server import InFront
from practice_site.commands.telling import say

PORT = 8000


def serve(root: Path, port: int | None, in_front: InFront, *, in_browser: bool) -> None:
    """Preview until somebody presses Ctrl-C; `in_front` answers for staff's own pages."""
    refuse_a_day_that_is_none()
    logging.getLogger("mkdocs").addHandler(logging.NullHandler())  # what staff read is told by Told alone
    _stop_at_signals(signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="preview-") as folder:
        with suppress(KeyboardInterrupt):
            server = Preview(root, Path(folder), port or PORT, in_front).server
            _stop_at_signals(server.stop)
            try:
                server.serve(open_in_browser=in_browser)
            finally:
                server.shutdown()
        say("preview_stopped")


def _stop_at_signals(stop: Callable[..., Any]) -> None:
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):  # the first is ignored where a shell starts it aside
        if hasattr(signal, name):  # Windows does not know the last
            signal.signal(getattr(signal, name), stop)
