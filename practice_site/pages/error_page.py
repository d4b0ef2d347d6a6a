"""One error page for each language; the theme would write the last one over the others."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import write_file

from practice_site import compat

_NAME = "404.html"


def keep(output: str, template: str, config: MkDocsConfig) -> str:
    """Return the output of a template; that of an error page goes to the folder of its language."""
    if template != _NAME or compat.is_default_language(config):
        return output
    write_file(output.encode("utf-8"), str(Path(config.site_dir, compat.language(config), _NAME)))
    return ""
