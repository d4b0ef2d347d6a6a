"""Settings of mkdocs.yml that the rest of the project rests on: with others, MkDocs makes other pages in silence."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from practice_site import compat
from practice_site.content.data_files import LANGUAGES
from practice_site.issues import Issue, issue, said
from practice_site.project import Project

_EXTENSIONS = ("admonition", "attr_list", "tables")
_STATIC = ("404.html", "admin/index.html", "robots.txt", "sitemap.xml")
_IN_ADDRESSES = set(range(0x21, 0x7F)) - set(map(ord, "\"'<>\\^`{|}"))


def that_all_pages_rest_on(project: Project, config: MkDocsConfig) -> list[Issue]:
    """Return each setting that is not as pages, templates and checks need it."""
    languages = [(it.locale, bool(it.default)) for it in compat.languages(config)]
    right = {
        ("use_directory_urls", "true"): config.use_directory_urls,
        ("docs_dir", "docs"): Path(config.docs_dir).resolve() == project.docs.resolve(),
        ("exclude_docs", said("left_out")): not config.exclude_docs,
        ("languages", "en (default: true), ja"): languages == [(it, it == LANGUAGES[0]) for it in LANGUAGES],
        ("docs_structure", "suffix"): compat.files_of_languages(config)[0] == "suffix",
        ("fallback_to_default", "true"): compat.files_of_languages(config)[1],
        ("theme", "material"): config.theme.name == "material",
        ("static_templates", ", ".join(_STATIC)): set(_STATIC) <= set(config.theme.static_templates),
        ("markdown_extensions", ", ".join(_EXTENSIONS)): set(_EXTENSIONS) <= set(map(str, config.markdown_extensions)),
    }
    lines = project.settings.read_text(encoding="utf-8-sig").splitlines()
    odd = [it for it in str(config.site_url) if ord(it) not in _IN_ADDRESSES]
    wrong = [issue(project.settings.name, _line(lines, "site_url"), "site_url_mark", mark=odd[0])] if odd else []
    return wrong + [
        issue(project.settings.name, _line(lines, name), "setting_changed", name=name, expected=expected)
        for (name, expected), as_needed in right.items()
        if not as_needed
    ]


def _line(lines: list[str], name: str) -> int:
    found = (number for number, line in enumerate(lines, start=1) if line.lstrip(" -").startswith(f"{name}:"))
    return next(found, 1)
