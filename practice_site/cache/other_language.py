"""The other language is built by another process while this one builds the first, where much of it is new.

What that process has read and printed is found here as if an earlier build had kept it; what it had to say is said when
it is found not to be kept. So nothing depends on it: where it ends before its time, pages are made here.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig

from practice_site import compat
from practice_site.cache.ahead import FEWEST
from practice_site.cache.pages import KeptPages
from practice_site.cache.store import Store
from practice_site.content.sources import Source


def begin(pages: Iterable[Source], kept: KeptPages, store: Store, config: MkDocsConfig) -> None:
    """Let another process build it, if it has many of these pages and they are not kept."""
    new = (page for page in pages if page.language != compat.language(config) and not kept.has(page))
    if len(list(new)) >= FEWEST:
        folder = tempfile.mkdtemp()
        atexit.register(shutil.rmtree, folder, ignore_errors=True)  # where that process is ended before its time
        store.let(lambda: _build(config, folder))


def _build(config: MkDocsConfig, folder: str) -> None:
    """Print it into a folder that nobody looks at, and say nothing."""
    config.extra["deliver"] = False
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    compat.build_other_language(config, folder)
    shutil.rmtree(folder)
