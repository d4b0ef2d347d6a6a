"""What the preview shows above its pages while something is wrong; nothing of it is ever published."""

from html import escape

from practice_site.content.data_files import LANGUAGES, Language
from practice_site.issues import Issue, said

# Colours of its own: it has to be read on any page, also on one whose styles are broken.
_STYLE = """<style>
body { padding-block-end: 4rem }
.preview-told { position: fixed; inset: auto 0 0 0; z-index: 1000; max-height: 45vh; overflow: auto;
  padding: 0.5rem 1rem; border-top: 4px solid #b3261e; background: #fdf0ee; color: #3a1614; font: 1rem/1.6 sans-serif }
.preview-told[role=status] { border-color: #434f4a; background: #f1ebe0; color: #1f2a27 }
.preview-told summary { padding-block: 0.5rem; font-weight: 700; cursor: pointer }
.preview-told ul { margin: 0; padding-inline-start: 1.25rem; list-style: disc }
.preview-told li { overflow-wrap: anywhere }
.preview-told a { color: inherit; text-decoration: underline }
.preview-told.alone { position: static; max-height: none; max-width: 60rem; margin: 2rem auto }
@media print { .preview-told { display: none } }
</style>"""


def with_banner(
    html: bytes, problems: list[Issue], remarks: list[Issue], language: Language, editor: str, *, current: bool
) -> bytes:
    """Return a page with the banner; `editor` is the editor's address, `current` tells whether the page is as saved."""
    if not problems and not remarks:
        return html
    if problems:
        why = "banner_pages_current" if current else "banner_pages_old"
        inner = f"{_folded('banner_problems', problems, language, editor, why)}{_remarks(remarks, language, editor)}"
    else:
        inner = _remarks(remarks, language, editor)
    banner = f'<div class="preview-told" role="{"alert" if problems else "status"}" lang="{language}">{inner}</div>'
    head, body, rest = html.partition(b"<body")
    attributes, end, rest = rest.partition(b">")
    return b"".join((head, body, attributes, end, (_STYLE + banner).encode(), rest))


def plain_page(problems: list[Issue], remarks: list[Issue], language: Language, editor: str) -> str:
    """Return a page for a preview that has no pages yet, in both languages, that of the address first."""
    parts = []
    for own in sorted(LANGUAGES, key=lambda other: other != language):
        words = {name: _words(name, own) for name in ("banner_title", "banner_no_pages", "banner_editor")}
        parts.append(
            f'<section class="preview-told alone" lang="{own}"><h1>{words["banner_title"]}</h1>'
            f"<p>{words['banner_no_pages']}</p>{_list(problems, own, editor)}{_remarks(remarks, own, editor)}"
            f'<p><a href="{editor}">{words["banner_editor"]}</a></p></section>'
        )
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{_words("banner_title", language)}'
        f'</title><meta name="viewport" content="width=device-width, initial-scale=1">{_STYLE}</head>'
        f"<body><main>{''.join(parts)}</main></body></html>"
    )


def _words(message: str, language: Language, **values: object) -> str:
    return escape(getattr(said(message, **values), language))


def _remarks(remarks: list[Issue], language: Language, editor: str) -> str:
    return _folded("banner_remarks", remarks, language, editor) if remarks else ""


def _folded(message: str, issues: list[Issue], language: Language, editor: str, why: str = "") -> str:
    reason = f"<p>{_words(why, language)}</p>" if why else ""
    summary = f"<summary>{_words(message, language, count=len(issues))}</summary>"
    return f"<details{' open' if why else ''}>{summary}{reason}{_list(issues, language, editor)}</details>"


def _list(issues: list[Issue], language: Language, editor: str) -> str:
    return f"<ul>{''.join(_entry(it, language, editor) for it in issues)}</ul>"


def _entry(found: Issue, language: Language, editor: str) -> str:
    place = escape(f"{found.path}:{found.line}")
    if entry := entry_of_editor(found.path):
        place = f'<a href="{escape(editor)}{entry}">{place}</a>'
    return f"<li>{place} {escape(getattr(found, language))}</li>"


def entry_of_editor(path: str) -> str | None:
    """Return where the editor opens a file, below its own address; settings and templates it does not know."""
    folder, _, name = path.partition("/")
    if folder == "docs" and name.endswith(".md"):
        slug = name.removesuffix(".ja.md").removesuffix(".md").replace("/", "-")
        return f"#/collections/pages/entries/{escape(slug)}"
    if folder == "data" and name:
        return f"#/collections/data/entries/{escape(name.removesuffix('.yml'))}"
    return "" if folder == "docs" else None
