"""What MkDocs finds in the folder of the theme, mkdocs-material 9.8.1."""

import os
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

_FOLDERS = ("assets/javascripts/", "assets/images/", "assets/stylesheets/")


class _Loader(jinja2.FileSystemLoader):
    """Lists templates without looking through the theme's ten thousand icons, which are not published anyway."""

    def list_templates(self) -> list[str]:
        """Return the names of all templates outside of hidden folders."""
        found: set[str] = set()
        for top in self.searchpath:
            for folder, inside, names in os.walk(top):
                inside[:] = [name for name in inside if not name.startswith(".")]
                found.update(Path(folder, name).relative_to(top).as_posix() for name in names)
        return sorted(found)


def list_no_icons(config: MkDocsConfig) -> None:
    """Let MkDocs find the files of the theme faster."""
    theme, get_env = config.theme, config.theme.get_env

    def with_loader() -> jinja2.Environment:
        env = get_env()
        env.loader = _Loader(theme.dirs)
        return env

    theme.get_env = with_loader  # type: ignore[method-assign]


def leave_out(files: Files, config: MkDocsConfig) -> None:
    """Leave the theme's scripts, styles and pictures where they are; those that staff add are kept."""
    own = (config.docs_dir, str(config.theme.custom_dir))
    for file in list(files):
        theirs = file.src_uri.startswith(_FOLDERS) and file.src_dir and not file.src_dir.startswith(own)
        if theirs or file.src_uri.startswith("partials/"):  # drawings that templates take in
            files.remove(file)
