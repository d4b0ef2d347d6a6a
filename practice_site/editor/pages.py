"""What the editor knows of pages: their fields, their names, and what a new one begins with."""

from typing import get_args

from practice_site.content.front_matter import LONGEST, Menu
from practice_site.editor import help as help_
from practice_site.editor import new_page
from practice_site.editor.fields import Caption, Field
from practice_site.project import Project

_SLUG = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"  # of a page, as practice_site/commands/page.py wants it
_ONCE = {"i18n": "duplicate", "required": False}  # asked for once, for both languages
_DATE: Field = {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
_KANA = "ぁ-んァ-ヶ"  # in which a language shows: one pattern is for both


def _short_enough(field: str) -> str:
    longest = LONGEST[field]
    return f"^([^{_KANA}]{{1,{longest['en']}}}|[^]{{1,{longest['ja']}}})$"


# What a page says of itself, but for `translates`, which editor.js writes.
_PAGE: dict[str, Field] = {
    "title": {"widget": "string", "i18n": True, "pattern": [_short_enough("title")]},
    "description": {"widget": "text", "i18n": True, "pattern": [_short_enough("description")]},
    "lead": {"widget": "text", "i18n": True},
    "template": {"widget": "select", **_ONCE},
    "menu": {"widget": "select", "required": False},  # of both languages, in the English file alone
    "order": {"widget": "number", "value_type": "int", "min": 1, "required": False},
    "menu_name": {"widget": "string", "i18n": True, "required": False},
    "reviewed": _DATE | _ONCE,
    "next_review": _DATE | _ONCE,
    "noindex": {"widget": "boolean", **_ONCE},
    "draft": {"widget": "boolean", **_ONCE},
    "body": {"widget": "page_text", "i18n": True},  # overrides/admin/text.js
    "up_to_date": {"widget": "boolean", **_ONCE},
}


def collection(project: Project, caption: Caption, *, with_drafts: bool) -> Field:
    """Return what the editor knows of pages: both languages side by side, in their two files."""
    found = [{"name": name, **caption(("pages", name)), **field} for name, field in _PAGE.items()]
    for field in found:
        if "pattern" in field:
            field["pattern"] = [*field["pattern"], field["hint"]]
        if field["name"] == "template":
            field["options"] = [_kind(name, caption) for name in project.templates.names]
        if field["name"] == "menu":
            names = get_args(Menu)
            field["options"] = [{"label": caption(("options", name))["label"], "value": name} for name in names]
        if field["name"] == "body":
            field |= {**help_.for_text(project, with_drafts=with_drafts), "beginning": new_page.bodies()}
    slug = caption(("slug",))["hint"]
    return {
        "name": "pages",
        **caption(("pages",)),
        "i18n": True,
        "folder": "docs",
        "slug": {"hint": slug, "pattern": [_SLUG, slug]},
        "index_file": {"name": "index", **caption(("home",))},
        "summary": "{{title}}",
        "sortable_fields": ["title"],
        "fields": found,
    }


def _kind(template: str, caption: Caption) -> Field:
    """Return what the editor calls a kind of page; one of a developer's own has no name but its file's."""
    try:
        label = caption(("options", template))["label"]
    except KeyError:
        label = template
    return {"label": label, "value": template}
