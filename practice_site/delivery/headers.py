"""What a browser may do on this site.

What changes with the content stands in each page's own <meta> policy alone: its styles, and where its form is sent. A
server reads the headers once, and goes on sending them with pages that were published later. A browser obeys both.
"""

import base64
import hashlib
from pathlib import Path
from urllib.parse import urlsplit

# A page about depression is nobody else's business: no other site learns which page a visitor came from.
HEADERS = {
    "Strict-Transport-Security": "max-age=63072000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), usb=(), browsing-topics=()",
}
_ALWAYS = {
    "script-src": "'self' 'wasm-unsafe-eval'",  # the search is WebAssembly
    "worker-src": "'self'",
    "img-src": "'self'",
    "base-uri": "'none'",
    "require-trusted-types-for": "'script'",  # no text becomes HTML or a script
    "trusted-types": "default",  # but the search may start its worker
}
# No default-src: it would also rule styles and forms, which only the page itself can know.
_NOWHERE = ("object-src", "frame-src", "font-src", "media-src", "manifest-src", "style-src-attr", "frame-ancestors")
_IN_HEADER = _ALWAYS | dict.fromkeys(_NOWHERE, "'none'")
HEADER_POLICY = "; ".join(f"{name} {value}" for name, value in _IN_HEADER.items())
_HEIC = "https://unpkg.com/@discourse/heic@1.0.0/"  # reads the photos of an iPhone; is WebAssembly
# Staff's editor comes from outside and styles itself from within; it may speak to GitHub, where the site is kept.
EDITOR_POLICY = "; ".join(
    (
        "default-src 'none'",
        # Anybody can publish there: only this publisher's packages, and the one version of others that they ask for.
        f"script-src 'self' 'wasm-unsafe-eval' https://unpkg.com/@sveltia/ https://unpkg.com/immutable@5.1.9/ {_HEIC}",
        "style-src 'self' 'unsafe-inline'",
        "font-src https://cdn.jsdelivr.net data:",
        "img-src 'self' blob: data: https://*.githubusercontent.com",
        "media-src blob:",
        "frame-src blob:",
        "worker-src 'self' blob:",
        f"connect-src 'self' blob: data: https://unpkg.com/@sveltia/ {_HEIC} https://api.github.com https://www.githubstatus.com",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
# Folders with rules in place of the site's. Signing in at GitHub opens a window; a worker has no <meta>.
_OWN = {
    "/admin/*": {
        "Content-Security-Policy": f"{EDITOR_POLICY}; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
        "X-Robots-Tag": "noindex",
    },
    "/pagefind/*": {
        "Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    },
}
REVALIDATED = "public, max-age=0, must-revalidate"
IMMUTABLE = "public, max-age=31536000, immutable"
# Names that hold a hash of what is in the file.
_HASHED = r"^/assets/[^/]+\.[0-9a-f]{10}\.(js|json|css|svg)$|^/(assets/pictures|pagefind/(fragment|index))/"


def source(text: str) -> str:
    """Return the CSP source that allows exactly this inline text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(style: str, form_endpoint: str | None) -> str:
    """Return the policy of a page with this inline style; `form_endpoint` receives the form."""
    receiver = ""
    if form_endpoint:
        parts = urlsplit(form_endpoint)
        receiver = f" {parts.scheme}://{parts.netloc}"
    rules = {
        "default-src": "'none'",
        "style-src": source(style),
        "connect-src": f"'self'{receiver}",
        "form-action": f"'self'{receiver}",
    }
    return "; ".join(f"{name} {value}" for name, value in (rules | _ALWAYS).items())


def write(site: Path, hashed: list[str]) -> None:
    """Write the headers of a site for the hosts that read them from files; `hashed` are paths that never change."""
    (site / "_headers").write_text(_for_hosts(hashed), encoding="utf-8")
    (site / "_headers.caddy").write_text(_for_caddy(), encoding="utf-8")


def _for_hosts(hashed: list[str]) -> str:
    """Return a `_headers` file, as Cloudflare Pages and Netlify read it.

    Both tell browsers to ask again for everything else by themselves; a second rule for it would be added to the first.
    """
    everywhere = HEADERS | {"Content-Security-Policy": HEADER_POLICY}
    groups = {"/*": everywhere} | {path: {"Cache-Control": IMMUTABLE} for path in hashed}
    lines = {path: [f"{name}: {value}" for name, value in fields.items()] for path, fields in (groups | _OWN).items()}
    for path, fields in _OWN.items():  # “!” takes away what “/*” has sent; two policies would both apply
        lines[path][:0] = [f"! {name}" for name in fields if name in everywhere]
    return "\n".join("\n  ".join([path, *fields]) + "\n" for path, fields in lines.items())


def _for_caddy() -> str:
    """Return the same as lines for a Caddyfile, with the rule that everything else is asked for again."""
    everywhere = HEADERS | {"Content-Security-Policy": HEADER_POLICY, "?Cache-Control": REVALIDATED}
    return "\n".join(
        (
            _block("header", everywhere),
            f"@hashed path_regexp {_HASHED}",
            f'header @hashed Cache-Control "{IMMUTABLE}"',
            # “defer”: when the answer goes out, after the rules for everything else.
            *(_block(f"header {path}", fields, "defer") for path, fields in _OWN.items()),
            "",
        )
    )


def _block(opening: str, fields: dict[str, str], *more: str) -> str:
    return "\n\t".join([f"{opening} {{", *(f'{name} "{value}"' for name, value in fields.items()), *more]) + "\n}"
