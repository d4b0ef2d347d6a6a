"""The QR code of an address, for paper: who holds the leaflet can book with a phone."""

import functools
import io

import jinja2
import segno
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files


@functools.cache  # every page carries the same one
def svg(address: str) -> Markup:
    """Return the QR code of an address as inline SVG, one unit a module, with the quiet zone that readers need."""
    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(
        out, kind="svg", border=4, xmldecl=False, svgns=False, nl=False, omitsize=True, svgclass="qr", lineclass=None
    )
    return Markup(out.getvalue().decode())  # noqa: S704 - our own drawing


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Hand the templates the drawing."""
    env.filters["qr"] = svg
