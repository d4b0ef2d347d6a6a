"""What visitors download: one small file per page, with its styles inside, and everything compressed beforehand."""

import gzip
import hashlib
import logging
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli
import minify_html
import practice
import search
import security
import stylesheet
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler
from problems import Problem

_KIND = re.compile(r'data-kind="?([\w-]+)')  # the quotes go when a page is minified
_STYLESHEET = re.compile(r'\s*<link rel="stylesheet" href="([^"]+)">')
_COMPRESSED = (".html", ".css", ".js", ".svg", ".xml", ".txt", ".json")
_BROTLI = 11  # the site is small, is written once and read often
_OWN_PICTURES = ("favicon.svg", "qr.en.svg", "qr.ja.svg")  # those of staff keep their names
_HEAVIEST = {"evidence": 24, "": 14}  # kilobytes of 1,024 bytes: what a server sends at once, or nearly
log = logging.getLogger("mkdocs.plugins")


def fingerprint_assets(site: Path) -> dict[str, str]:
    """Name scripts and our pictures after what is in them, so that browsers may keep them; return old and new names."""
    renamed = {}
    for path in sorted((site / "assets").glob("*.*")):
        if path.suffix in (".js", ".json", ".css") or path.name in _OWN_PICTURES:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()[:10]
            new = path.rename(path.with_name(f"{path.stem}.{digest}{path.suffix}"))
            renamed[f"assets/{path.name}"] = f"assets/{new.name}"
    return renamed


def styles(site: Path, pages: list[Path]) -> dict[str, str]:
    """Return for each kind of page the part of the stylesheets that its pages use."""
    scripts = {
        path.name: stylesheet.script_names(path.read_text(encoding="utf-8")) for path in site.glob("assets/*.js")
    }
    used: dict[str, set[str]] = {}
    links: list[str] = []
    for path in pages:
        html = path.read_text(encoding="utf-8")
        links = links or [link.rpartition("assets/")[2] for link in _STYLESHEET.findall(html)]
        loaded = (names for name, names in scripts.items() if f"assets/{name}" in html)
        used.setdefault(kind(html), set()).update(stylesheet.used_names(html), *loaded)
    rules = [rule for link in links for rule in stylesheet.parse((site / "assets" / link).read_text(encoding="utf-8"))]
    for link in links:
        (site / "assets" / link).unlink()
    return {name: stylesheet.purge(rules, names) for name, names in used.items()}


def kind(html: str) -> str:
    """Return which template made a page."""
    match = _KIND.search(html)
    return match[1] if match else ""


def finished(html: str, style: str, csp: str, renamed: dict[str, str]) -> str:
    """Return a page as it is sent: styles inside, the policy before anything it rules, no needless space."""
    html = _STYLESHEET.sub("", html)
    for old, new in renamed.items():
        html = html.replace(f'{old}"', f'{new}"')
    # The style goes in afterwards: minify_html would rewrite it, and its hash would no longer fit.
    html = minify_html.minify(html, keep_html_and_head_opening_tags=True, keep_input_type_text_attr=True)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{csp}">'
    return html.replace("<title>", f"{meta}<title>", 1).replace("</title>", f"</title><style>{style}</style>", 1)


def compress(site: Path) -> None:
    """Write `.br` and `.gz` beside each text file."""

    def squeeze(path: Path) -> None:
        content = path.read_bytes()
        path.with_name(f"{path.name}.br").write_bytes(brotli.compress(content, quality=_BROTLI))
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(content, mtime=0))

    with ThreadPoolExecutor() as pool:
        list(pool.map(squeeze, sorted(path for path in site.rglob("*") if path.suffix in _COMPRESSED)))


def heavy(site: Path, pages: list[Path]) -> list[Problem]:
    """Return each page that keeps a slow phone waiting."""
    found = []
    for path in pages:
        size = path.with_name(f"{path.name}.br").stat().st_size / 1024
        most = _HEAVIEST.get(kind(path.read_text(encoding="utf-8")), _HEAVIEST[""])
        if size > most:
            place = path.parent.relative_to(site).parts
            japanese = place[:1] == ("ja",)
            name = "/".join(place[japanese:]) or "index"
            en = f"the page has {size:.2f} KB; at most {most}, so that slow phones need not wait. Shorten or divide it."
            ja = f"ページが{size:.2f}KBあります。遅い回線でも待たせないよう、{most}KBまでに短くするか分けてください。"
            found.append(Problem(f"docs/{name}{'.ja.md' if japanese else '.md'}", 1, en, ja))
    return found


def deliver(site: Path, form_endpoint: str | None) -> None:
    """Turn a built site into what is published."""
    pages = sorted(
        path for path in site.rglob("*.html") if path.parent != site / "admin"
    )  # staff's, with its own rules
    style = styles(site, pages)
    renamed = fingerprint_assets(site)
    for path in pages:
        html = path.read_text(encoding="utf-8")
        own = style[kind(html)]
        path.write_text(finished(html, own, security.policy([own], form_endpoint), renamed), encoding="utf-8")
    search.index(site)
    csp = security.policy(style.values(), form_endpoint)
    hashed = [f"/{new}" for new in renamed.values()] + ["/pagefind/fragment/*", "/pagefind/index/*"]
    (site / "_headers").write_text(security.headers_file(csp, hashed), encoding="utf-8")
    (site / "_headers.caddy").write_text(security.caddy_file(csp, hashed), encoding="utf-8")
    compress(site)
    for problem in heavy(site, pages):
        log.warning(str(problem))


def _refused(config: MkDocsConfig) -> bool:
    """Tell whether MkDocs will refuse this build for its warnings, once this event is over."""
    counters = (handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler))
    return bool(config.strict) and any(counter.get_counts() for counter in counters)


@event_priority(-110)  # after the language plugin, which builds the other languages in this event
def on_post_build(config: MkDocsConfig) -> None:
    """Once every language is there, make the site ready to be served; a preview skips all this."""
    if not (config.extra["preview"] or config.plugins["i18n"].building or _refused(config)):
        deliver(Path(config.site_dir), practice.read(config).form_endpoint)
