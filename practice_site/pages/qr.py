"""The QR code of the booking page, for paper: who holds the leaflet can book with a phone."""

import io

import segno
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from practice_site import compat
from practice_site.pages.languages import page_address


def svg(address: str) -> str:
    """Return the QR code of an address as SVG, one unit a module, with the quiet zone that readers need."""
    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", border=4, xmldecl=False, nl=False, omitsize=True, svgclass=None, lineclass=None)
    return out.getvalue().decode()


def add_picture(files: Files, config: MkDocsConfig) -> None:
    """Draw it for a language; a file of its own, since it weighs more than all other drawings of a page."""
    address = page_address("booking.md", files, config)
    files.append(File.generated(config, f"assets/qr.{compat.language(config)}.svg", content=svg(address)))
