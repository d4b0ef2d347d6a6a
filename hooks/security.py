"""What a browser may do on this site: the same rules as response headers, and as <meta> for hosts without headers."""

import base64
import hashlib
from collections.abc import Iterable
from urllib.parse import urlsplit

# A page about depression is nobody else's business: no other site learns which page a visitor came from.
HEADERS = {
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), usb=(), browsing-topics=()",
}
# Staff's editor comes from outside and styles itself from within; it may speak to GitHub, where the site is kept.
EDITOR_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' https://unpkg.com",
        "style-src 'unsafe-inline'",
        "font-src https://cdn.jsdelivr.net data:",
        "img-src 'self' blob: data: https://*.githubusercontent.com",
        "media-src blob:",
        "frame-src blob:",
        "worker-src 'self' blob:",
        "connect-src 'self' blob: data: https://unpkg.com https://api.github.com https://www.githubstatus.com",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
REVALIDATED = "public, max-age=0, must-revalidate"
IMMUTABLE = "public, max-age=31536000, immutable"


def source(text: str) -> str:
    """Return the CSP source that allows exactly this inline text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(styles: Iterable[str], form_endpoint: str | None) -> str:
    """Return the Content-Security-Policy of a site with these inline styles; `form_endpoint` receives the form."""
    endpoint = ""
    if form_endpoint:
        parts = urlsplit(form_endpoint)
        endpoint = f" {parts.scheme}://{parts.netloc}"
    rules = {
        "default-src": "'none'",
        "style-src": " ".join(sorted({source(style) for style in styles})),
        "script-src": "'self' 'wasm-unsafe-eval'",  # the search is WebAssembly
        "worker-src": "'self'",
        "img-src": "'self'",
        "connect-src": f"'self'{endpoint}",
        "form-action": f"'self'{endpoint}",
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _rules(csp: str, hashed: list[str]) -> dict[str, dict[str, str]]:
    """Return the headers of each group of paths; `hashed` are paths whose content never changes."""
    rules = {"/*": HEADERS | {"Content-Security-Policy": f"{csp}; frame-ancestors 'none'"}}
    return rules | {path: {"Cache-Control": IMMUTABLE} for path in hashed}


def _editor() -> dict[str, str]:
    """Return the headers that staff's editor has instead of the site's: signing in at GitHub opens a window."""
    return {
        "Content-Security-Policy": f"{EDITOR_POLICY}; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
        "X-Robots-Tag": "noindex",
    }


def headers_file(csp: str, hashed: list[str]) -> str:
    """Return a `_headers` file, as Cloudflare Pages and Netlify read it.

    Both tell browsers to ask again for everything else by themselves; a second rule for it would be added to the first.
    """
    groups = {
        path: [f"{name}: {value}" for name, value in fields.items()] for path, fields in _rules(csp, hashed).items()
    }
    # “!” takes away what “/*” has sent; two policies would both apply, and the editor would not start.
    groups["/admin/*"] = [f"! {name}" for name in _editor() if name != "X-Robots-Tag"]
    groups["/admin/*"] += [f"{name}: {value}" for name, value in _editor().items()]
    return "\n".join("\n  ".join([path, *lines]) + "\n" for path, lines in groups.items())


def caddy_file(csp: str, hashed: list[str]) -> str:
    """Return the same as lines for a Caddyfile, with the rule that everything else is asked for again."""
    lines = [f'header ?Cache-Control "{REVALIDATED}"']  # “?”: where no other rule has set one
    for path, fields in _rules(csp, hashed).items():
        lines += [f'header {path} {name} "{value}"' for name, value in fields.items()]
    # “defer”: when the answer goes out, after the rules for everything else.
    editor = [f'\t{name} "{value}"' for name, value in _editor().items()]
    lines += ["header /admin/* {", *editor, "\tdefer", "}"]
    return "\n".join(lines) + "\n"
