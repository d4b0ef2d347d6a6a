"""The QR code of the booking page, for paper: who holds the leaflet can book with a phone."""

import io

import languages
import segno
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files


def svg(address: str) -> str:
    """Return the QR code of an address as SVG, one unit a module, with the quiet zone that readers need."""
    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", border=4, xmldecl=False, nl=False, omitsize=True, svgclass=None, lineclass=None)
    return out.getvalue().decode()


@event_priority(-111)  # after the language plugin, and after the checks, which stop where the page is missing
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Draw it for each language; a file of its own, since it weighs more than all other drawings of a page."""
    name = f"assets/qr.{config.plugins['i18n'].current_language}.svg"
    files.append(File.generated(config, name, content=svg(languages.address("booking.md", files, config))))
