"""Pages as they are sent: each has the styles of its kind and its policy inside, and no needless space."""

import json
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import minify_html

from practice_site.cache.store import Store, key
from practice_site.delivery import css
from practice_site.delivery.writing import Writer

KIND = "[data-kind="  # which template made a page
# What overrides/main.html prints where the policy and the styles of a page belong.
_POLICY = '<meta http-equiv="Content-Security-Policy" content="">'
_LINK_BEGINS, _LINK_ENDS = '<link rel="stylesheet" href="', '">'
_STYLESHEET = "assets/site.css"


def styles(site: Path, printed: Mapping[Path, bytes], store: Store) -> tuple[dict[Path, str], dict[str, str]]:
    """Return the kind of each page, and for each kind the part of the stylesheet that its pages use."""
    scripts = {path.name: css.script_names(path.read_text(encoding="utf-8")) for path in site.glob("assets/*.js")}
    kinds: dict[Path, str] = {}
    used: dict[str, set[str]] = {}
    named = {path: key("names", html) for path, html in printed.items()}
    store.ahead({name: partial(_used_names, printed[path]) for path, name in named.items()})
    for path, name in named.items():
        names: list[str] = json.loads(store.kept(name, partial(_used_names, printed[path])))
        kinds[path] = next((name for name in names if name.startswith(KIND)), "")
        loaded = (added for name, added in scripts.items() if f"assets/{name}".encode() in printed[path])
        used.setdefault(kinds[path], set()).update(names, *loaded)
    stylesheet = site / _STYLESHEET
    text = stylesheet.read_text(encoding="utf-8")
    stylesheet.unlink()
    # Those that scripts load when somebody asks for them, such as that of the search.
    others = {path: path.read_text(encoding="utf-8") for path in sorted(site.glob("assets/*.css"))}
    for path, other in others.items():
        path.write_text(css.beside(other, text), encoding="utf-8")
    beside = "".join(others.values())
    return kinds, {kind: _purged(text, names, beside, store) for kind, names in used.items()}


def _used_names(html: bytes) -> bytes:
    return json.dumps(sorted(css.used_names(html.decode()))).encode()


def _purged(stylesheet: str, names: set[str], beside: str, store: Store) -> str:
    name = key("styles", stylesheet, beside, *sorted(names))
    return store.kept(name, lambda: css.purge(stylesheet, names, beside).encode()).decode()


def write(
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
