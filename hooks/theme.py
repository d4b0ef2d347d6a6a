"""Takes out what the theme brings and this site does not use, so that no visitor has to fetch it."""

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

# The drawer, the search box, the skip link and the dialog of the theme are moved by its scripts, which stay out too;
# nothing here is styled by its classes.
_LEFTOVERS = re.compile(
    r'<input class="md-toggle"[^>]*>|<label class="md-overlay"[^>]*></label>'
    r'|<div data-md-component="(?:skip|announce)">.*?</div>|<div class="md-dialog".*?</div>\s*</div>'
    r'| class="md-[^"]*"| data-md-component="[^"]*"',
    re.DOTALL,
)
_UNUSED = re.compile(r"assets/(?:javascripts|images|stylesheets)/")


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Leave the theme's scripts, styles and pictures where they are; those that staff add are kept."""
    own = (config.docs_dir, config.theme.custom_dir)
    for file in list(files):
        theirs = _UNUSED.match(file.src_uri) and file.src_dir and not file.src_dir.startswith(own)
        if theirs or file.src_uri.startswith("partials/"):  # drawings that templates take in
            files.remove(file)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Take the theme's leftovers out of a page."""
    return _LEFTOVERS.sub("", output)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Take them out of an error page."""
    return _LEFTOVERS.sub("", output)
