"""A hook for the copy that is measured: how long the checks of a build take, and how much memory it held itself."""

import resource
import time
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files

_spent = 0.0
_started = 0.0


# hooks/checks.py runs at -110: nothing but it stands between the two.
@event_priority(-109)
def _start(files: Files, config: MkDocsConfig) -> Files:
    global _started
    _started = time.perf_counter()
    return files


@event_priority(-111)
def _stop(files: Files, config: MkDocsConfig) -> Files:
    global _spent
    _spent += time.perf_counter() - _started
    return files


on_files = CombinedEvent(_start, _stop)


def on_post_build(config: MkDocsConfig) -> None:
    """Write down both; every language calls this, and the last one has them all."""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # without Pagefind, which is a program of its own
    (Path(config.config_file_path).parent / "seconds").write_text(f"{_spent} {memory}", encoding="utf-8")
