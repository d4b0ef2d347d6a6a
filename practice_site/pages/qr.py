"""QR codes: of the booking page, for who holds the printed leaflet, and of LINE, for who reads on another screen."""

import io

import segno
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from practice_site import compat
from practice_site.pages.languages import page_address
from practice_site.project import Project


def svg(address: str) -> str:
    """Return the QR code of an address as SVG, one unit a module, with the quiet zone that readers need."""
    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", border=4, xmldecl=False, nl=False, omitsize=True, svgclass=None, lineclass=None)
    return out.getvalue().decode()


def add_pictures(files: Files, project: Project, config: MkDocsConfig) -> None:
    """Draw them for a language; files of their own, since they weigh more than all other drawings of a page."""
    address = page_address("booking.md", files, config)
    files.append(File.generated(config, f"assets/qr.{compat.language(config)}.svg", content=svg(address)))
    if (line := project.data.practice.line_url) and compat.is_default_language(config):
        files.append(File.generated(config, "assets/line.svg", content=svg(line)))
