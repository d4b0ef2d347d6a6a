"""What has to be there before anything else can be read: three folders, mkdocs.yml, and templates that are whole."""

from pathlib import Path

import jinja2

from practice_site.content import yaml_lines
from practice_site.issues import Issue, IssuesError, issue

_FOLDERS = ("docs", "data", "overrides")
# Without these, MkDocs would take those of the theme, or stop with a word of its own.
_TEMPLATES = ("main.html", "404.html", "admin/index.html", "robots.txt", "sitemap.xml", ".well-known/security.txt")
_SETTINGS = "mkdocs.yml"
_MKDOCS_MAY = ("yaml_tag", "yaml_alias")  # what data has no need of
_OWN = {"yaml_unreadable": "settings_unreadable"}  # its lists within lists are lost by their indent


def stop_without(root: Path) -> None:
    """Raise `IssuesError` where MkDocs could not even begin."""
    gone = [issue(name, 1, "folder_missing") for name in _FOLDERS if not (root / name).is_dir()]
    if not gone:
        names = (f"overrides/{name}" for name in _TEMPLATES)
        gone = [issue(name, 1, "file_missing") for name in names if not (root / name).is_file()]
    if found := gone + settings_that_cannot_be_read(root):
        raise IssuesError(found)


def settings_that_cannot_be_read(root: Path) -> list[Issue]:
    """Return what is wrong with mkdocs.yml as a text."""
    try:
        values, _ = yaml_lines.read((root / _SETTINGS).read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return [issue(_SETTINGS, 1, "file_missing")]
    except UnicodeDecodeError:
        return [issue(_SETTINGS, 1, "not_utf8")]
    except yaml_lines.UnreadableError as error:
        faults = [it for it in error.faults if it[1] not in _MKDOCS_MAY]
        return [issue(_SETTINGS, line, _OWN.get(message, message), what=what) for line, message, what in faults]
    return [] if isinstance(values, dict) else [issue(_SETTINGS, 1, "no_fields")]


def templates_that_cannot_be_read(root: Path) -> list[Issue]:
    """Return each template that is no template, with the line that says so."""
    found = []
    for path in sorted(root.glob("overrides/**/*.html")):
        name = path.relative_to(root).as_posix()
        try:
            jinja2.Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            found.append(issue(name, 1, "not_utf8"))
        except jinja2.TemplateSyntaxError as error:
            found.append(issue(name, error.lineno, "template_broken", reason=error.message))
    return found
