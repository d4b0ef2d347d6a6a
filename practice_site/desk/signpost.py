"""Links to staff's own pages on every page of the preview, and in its editor; they are never published."""

from collections.abc import Callable, Iterable
from typing import Any

from practice_site.issues import said

_HTML = "text/html"
# Colours of its own: it has to be read on any page. It stands above the page, which moves down for it, and the keyboard
# comes to it last, so that a page is walked through as visitors do; of the editor it covers a corner.
_STYLE = """<style>
.preview-desk { position: absolute; inset: 0 0 auto; display: flex; justify-content: center; gap: 0 2rem;
  background: #1f2a27; font: 600 .9375rem/1.4 sans-serif }
body:has(> .preview-desk:not(.preview-desk--over)) { padding-block-start: 44px }
.preview-desk a { display: flex; align-items: center; height: 44px; padding: 0 .5rem;
  color: #fff; text-decoration: underline }
.preview-desk a:focus-visible { outline: 3px solid #fff; outline-offset: -4px }
.preview-desk--over { position: fixed; inset: auto 0 0 auto; z-index: 999; border-start-start-radius: 8px }
@media print { .preview-desk { display: none } body:has(> .preview-desk) { padding-block-start: 0 } }
</style>"""


def with_signpost(
    preview: Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]],
    environ: dict[str, Any],
    start_response: Callable[..., Any],
    mount: str,
) -> Iterable[bytes]:
    """Answer as the preview does, with the links at the end of each page."""
    editor = str(environ["PATH_INFO"]).startswith(f"{mount}admin/")
    answer: list[Any] = []
    body = preview(environ, lambda *given: answer.extend(given))
    status, headers = answer[:2]
    if not any(name == "Content-Type" and value.startswith(_HTML) for name, value in headers):
        start_response(status, headers)
        return body
    before, end, after = b"".join(body).rpartition(b"</body>")
    html = b"".join((before, _links(mount, editor=editor).encode() if end else b"", end, after))
    kept = [(name, value) for name, value in headers if name != "Content-Length"]
    start_response(status, [*kept, ("Content-Length", str(len(html)))])
    return [html]


def _links(mount: str, *, editor: bool) -> str:
    """Return links to staff's own pages and to the editor; one that is open stays so, with what was typed."""
    there = {"desk/": "desk_changes"} if editor else {"desk/": "desk_changes", "admin/": "desk_editor"}
    inner = "".join(_link(mount + path, *said(message), aside=editor) for path, message in there.items())
    label = " · ".join(said("desk_menu"))
    return (
        f'{_STYLE}<nav aria-label="{label}" class="preview-desk{" preview-desk--over" if editor else ""}">{inner}</nav>'
    )


def _link(address: str, english: str, japanese: str, *, aside: bool) -> str:
    words = f'<span lang="en">{english}</span>&nbsp;·&nbsp;<span lang="ja">{japanese}</span>'
    return f'<a href="{address}"{" target=_blank" if aside else ""}>{words}</a>'
