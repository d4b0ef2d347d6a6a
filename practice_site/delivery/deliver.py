"""What visitors download: one small file per page, with its styles inside, and everything compressed beforehand."""

import hashlib
import logging
from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import write_file

from practice_site import compat
from practice_site.cache.store import Store
from practice_site.delivery import compression, finished_pages, headers, pagefind
from practice_site.delivery.pagefind import Indexes
from practice_site.delivery.writing import Writer
from practice_site.issues import Issue, issue
from practice_site.pages import preview
from practice_site.pages.share_pictures import SharePictures
from practice_site.project import Project

_NO_PAGES = ("admin", pagefind.FOLDER)
_OWN_PICTURES = ("favicon.svg", "qr.en.svg", "qr.ja.svg", "line.svg")  # those of staff keep their names
_HEAVIEST, _HEAVIEST_LIST = compression.AT_ONCE // 1024, 24  # kilobytes of 1,024 bytes
log = logging.getLogger("mkdocs.plugins")


def begin_index(config: MkDocsConfig, held: Mapping[Path, bytes], indexes: Indexes) -> None:
    """Let the search read the pages of a language that have been printed; `held` are those that are not written yet."""
    if _is_wanted(config):
        indexes.begin(compat.language(config), _printed(Path(config.site_dir), held))


def deliver(config: MkDocsConfig, held: Mapping[Path, bytes], indexes: Indexes, project: Project, store: Store) -> None:
    """Turn a built site into what is published, or leave it as MkDocs prints it."""
    if _is_wanted(config):
        _deliver(Path(config.site_dir), held, indexes, project, store)
    else:
        for path, html in held.items():
            write_file(html, str(path))


def _is_wanted(config: MkDocsConfig) -> bool:
    """Tell whether the site is for visitors, and nothing keeps it from them."""
    return bool(config.extra.get("deliver", not preview.is_on())) and not compat.will_be_refused(config)


def _printed(site: Path, held: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """Return the pages for visitors; staff's editor has its own rules."""
    written = (path for path in site.rglob("*.html") if path.relative_to(site).parts[0] not in _NO_PAGES)
    return dict(sorted(({path: path.read_bytes() for path in written} | dict(held)).items()))


def _deliver(site: Path, held: Mapping[Path, bytes], indexes: Indexes, project: Project, store: Store) -> None:
    writer, pages = Writer(site), _printed(site, held)
    _drop_remarks(site)
    kinds, styles = finished_pages.styles(site, pages, store)
    renamed = _fingerprint_assets(site)
    endpoint = project.data.practice.form_endpoint
    policies = {kind: headers.policy(style, endpoint) for kind, style in styles.items()}
    own = {path: (styles[kind], policies[kind]) for path, kind in kinds.items()}
    finished_pages.write(pages, own, renamed, store, writer)
    hashed = [f"/{new}" for new in renamed.values()]
    hashed += ["/assets/pictures/*", "/pagefind/fragment/*", "/pagefind/index/*"]
    headers.write(site, hashed)
    SharePictures(project).draw(site, store, writer.write)
    compression.compress(compression.text_files(site, but=pagefind.FOLDER), store, writer)
    indexes.finish(writer)
    compression.compress(compression.text_files(site / pagefind.FOLDER), store, writer)
    for found in _heavy(site, kinds):
        log.warning(str(found))


def _drop_remarks(site: Path) -> None:
    """Leave out what our scripts say to those who read their sources: a tenth of what visitors would download."""
    for path in site.glob("assets/*.js"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if not line.lstrip().startswith("//")), encoding="utf-8")


def _fingerprint_assets(site: Path) -> dict[str, str]:
    """Name scripts and our pictures after what is in them, so that browsers may keep them; return old and new names."""
    renamed = {}
    for path in sorted((site / "assets").glob("*.*")):
        if path.suffix in (".js", ".json", ".css") or path.name in _OWN_PICTURES:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()[:10]
            new = path.rename(path.with_name(f"{path.stem}.{digest}{path.suffix}"))
            renamed[f"assets/{path.name}"] = f"assets/{new.name}"
    return renamed


def _heavy(site: Path, kinds: dict[Path, str]) -> list[Issue]:
    """Return each page that keeps a slow phone waiting."""
    found = []
    for path, kind in kinds.items():
        size = path.with_name(f"{path.name}.br").stat().st_size / 1024
        most = _HEAVIEST_LIST if kind == f"{finished_pages.KIND}evidence" else _HEAVIEST
        if size > most:
            place = path.parent.relative_to(site).parts
            japanese = place[:1] == ("ja",)
            name = "/".join(place[japanese:]) or "index"
            source = f"docs/{name}{'.ja.md' if japanese else '.md'}"
            found.append(issue(source, 1, "page_too_heavy", size=f"{size:.2f}", most=most))
    return found
