"""What visitors download: one small file per page, with its styles inside, and everything compressed beforehand."""

import hashlib
import json
import logging
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import minify_html

from practice_site.cache.store import Store, key
from practice_site.delivery import compression, css, headers, pagefind
from practice_site.delivery.writing import Writer
from practice_site.issues import Issue, issue
from practice_site.pages.share_pictures import SharePictures
from practice_site.project import Project

# What overrides/main.html prints where the policy and the styles of a page belong.
_POLICY = '<meta http-equiv="Content-Security-Policy" content="">'
_LINK_BEGINS, _LINK_ENDS = '<link rel="stylesheet" href="', '">'
_STYLESHEET = "assets/site.css"
_KIND = "[data-kind="  # which template made a page
_OWN_PICTURES = ("favicon.svg", "qr.en.svg", "qr.ja.svg", "line.svg")  # those of staff keep their names
_HEAVIEST, _HEAVIEST_LIST = compression.AT_ONCE // 1024, 24  # kilobytes of 1,024 bytes
log = logging.getLogger("mkdocs.plugins")


def deliver(site: Path, project: Project, store: Store) -> None:
    """Turn a built site into what is published."""
    writer = Writer(site)
    printed = {path: path.read_bytes() for path in _pages(site)}
    with pagefind.indexing(site, printed, store, writer):
        _drop_remarks(site)
        kinds, styles = _styles(site, printed, store)
        renamed = _fingerprint_assets(site)
        endpoint = project.data.practice.form_endpoint
        policies = {kind: headers.policy(style, endpoint) for kind, style in styles.items()}
        own = {path: (styles[kind], policies[kind]) for path, kind in kinds.items()}
        _finish(printed, own, renamed, store, writer)
        hashed = [f"/{new}" for new in renamed.values()]
        hashed += ["/assets/pictures/*", "/pagefind/fragment/*", "/pagefind/index/*"]
        headers.write(site, hashed)
        SharePictures(project).draw(site, store, writer.write)
        compression.compress(compression.text_files(site, but=pagefind.FOLDER), store, writer)
    compression.compress(compression.text_files(site / pagefind.FOLDER), store, writer)
    for found in _heavy(site, kinds):
        log.warning(str(found))


def _pages(site: Path) -> list[Path]:
    """Return the pages for visitors; staff's editor has its own rules."""
    return sorted(path for path in site.rglob("*.html") if path.parent != site / "admin")


def _drop_remarks(site: Path) -> None:
    """Leave out what our scripts say to those who read their sources: a tenth of what visitors would download."""
    for path in site.glob("assets/*.js"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if not line.lstrip().startswith("//")), encoding="utf-8")


def _styles(site: Path, printed: Mapping[Path, bytes], store: Store) -> tuple[dict[Path, str], dict[str, str]]:
    """Return the kind of each page, and for each kind the part of the stylesheet that its pages use."""
    scripts = {path.name: css.script_names(path.read_text(encoding="utf-8")) for path in site.glob("assets/*.js")}
    kinds: dict[Path, str] = {}
    used: dict[str, set[str]] = {}
    named = {path: key("names", html) for path, html in printed.items()}
    store.ahead({name: partial(_used_names, printed[path]) for path, name in named.items()})
    for path, name in named.items():
        names: list[str] = json.loads(store.kept(name, partial(_used_names, printed[path])))
        kinds[path] = next((name for name in names if name.startswith(_KIND)), "")
        loaded = (added for name, added in scripts.items() if f"assets/{name}".encode() in printed[path])
        used.setdefault(kinds[path], set()).update(names, *loaded)
    stylesheet = site / _STYLESHEET
    text = stylesheet.read_text(encoding="utf-8")
    stylesheet.unlink()
    return kinds, {kind: _purged(text, names, store) for kind, names in used.items()}


def _used_names(html: bytes) -> bytes:
    return json.dumps(sorted(css.used_names(html.decode()))).encode()


def _purged(stylesheet: str, names: set[str], store: Store) -> str:
    name = key("styles", stylesheet, *sorted(names))
    return store.kept(name, lambda: css.purge(css.parse(stylesheet), names).encode()).decode()


def _fingerprint_assets(site: Path) -> dict[str, str]:
    """Name scripts and our pictures after what is in them, so that browsers may keep them; return old and new names."""
    renamed = {}
    for path in sorted((site / "assets").glob("*.*")):
        if path.suffix in (".js", ".json", ".css") or path.name in _OWN_PICTURES:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()[:10]
            new = path.rename(path.with_name(f"{path.stem}.{digest}{path.suffix}"))
            renamed[f"assets/{path.name}"] = f"assets/{new.name}"
    return renamed


def _finish(
    printed: Mapping[Path, bytes],
    own: Mapping[Path, tuple[str, str]],
    renamed: dict[str, str],
    store: Store,
    writer: Writer,
) -> None:
    """Write pages as they are sent; each has its own styles and policy."""
    named = {path: key("finished", html, *own[path], repr(renamed)) for path, html in printed.items()}
    jobs = {path: partial(_finished, html, *own[path], renamed) for path, html in printed.items()}
    store.ahead({name: jobs[path] for path, name in named.items()})
    for path, name in named.items():
        writer.write(path, store.kept(name, jobs[path]))


def _finished(printed: bytes, style: str, policy: str, renamed: dict[str, str]) -> bytes:
    """Return a page as it is sent: its policy and styles inside, no needless space."""
    html = printed.decode()
    html = html.replace(_POLICY, _POLICY.replace('""', f'"{policy}"'), 1)
    before, _, link = html.partition(_LINK_BEGINS)
    html = f"{before}<style>{style}</style>{link.partition(_LINK_ENDS)[2]}"
    for old, new in renamed.items():
        html = html.replace(f'{old}"', f'{new}"')
    # Minifying leaves the style alone, as its hash needs.
    small: str = minify_html.minify(html, keep_html_and_head_opening_tags=True, keep_input_type_text_attr=True)
    return small.encode()


def _heavy(site: Path, kinds: dict[Path, str]) -> list[Issue]:
    """Return each page that keeps a slow phone waiting."""
    found = []
    for path, kind in kinds.items():
        size = path.with_name(f"{path.name}.br").stat().st_size / 1024
        most = _HEAVIEST_LIST if kind == f"{_KIND}evidence" else _HEAVIEST
        if size > most:
            place = path.parent.relative_to(site).parts
            japanese = place[:1] == ("ja",)
            name = "/".join(place[japanese:]) or "index"
            source = f"docs/{name}{'.ja.md' if japanese else '.md'}"
            found.append(issue(source, 1, "page_too_heavy", size=f"{size:.2f}", most=most))
    return found
