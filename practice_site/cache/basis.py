"""What every page rests on beside its own file: with another basis, nothing that was kept of a page is used."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from practice_site.cache.store import key
from practice_site.project import Project

# What no other page shows of a page.
_OF_ITS_OWN = {"translates", "reviewed", "next_review"}


def of_pages(project: Project, config: MkDocsConfig) -> bytes:
    """Return a digest of facts, templates, settings, pictures, and of the names and front matter of all pages."""
    fronts = {name: read.front.model_dump(exclude=_OF_ITS_OWN) for name, read in project.fronts.items()}
    settings = repr(config.user_configs[:1]), str(config.site_url)
    return key("basis", *settings, repr(fronts), *_files(project, config))


def _files(project: Project, config: MkDocsConfig) -> Iterator[str | bytes]:
    root = project.root
    for folder in ("data", "overrides", "docs"):
        for path in sorted((root / folder).rglob("*")):
            yield f"{path.relative_to(root).as_posix()} {path.is_symlink()} {path.is_file()}"
            if path.is_file() and (folder != "docs" or path.suffix != ".md"):
                yield _digest(path)
    for name in config.hooks:
        yield _digest(root / name)


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").digest()
