"""A build by MkDocs itself, without `make`: it too leaves the last site alone until the next one is whole."""

import gc
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from practice_site import compat
from practice_site.delivery.swap import beside, swap, tidy

_LAST = "last_site"


def begin(root: Path, config: MkDocsConfig) -> None:
    """Let MkDocs empty and fill a folder beside `site/`; whoever names another folder wants to have it there."""
    gc.set_threshold(100_000, 50, 50)  # a build ends too soon to look often for memory that it could free
    site = (root / "site").resolve()  # where it is a link, the folder that it leads to is exchanged
    if Path(config.site_dir).resolve() == site:
        config.extra[_LAST] = str(site)
        tidy(site)
        config.site_dir = str(beside(site)[0])


def end(config: MkDocsConfig) -> None:
    """Put the new site in the place of the last one."""
    last = config.extra.get(_LAST)
    if last and not compat.will_be_refused(config):
        swap(Path(last))
        tidy(Path(last))
        config.site_dir = last
