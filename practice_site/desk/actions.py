"""What each button does, and what is said afterwards."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from practice_site.checks.placeholders import ENGLISH, JAPANESE
from practice_site.commands import page
from practice_site.commands.telling import Refused
from practice_site.desk import changes, pages, plain, steps
from practice_site.desk.links import Use
from practice_site.desk.publishing import Result, publish
from practice_site.desk.views import Note
from practice_site.issues import Said, said
from practice_site.pages.banner import entry_of_editor

Fields = dict[str, str]
LONG = ("release/", "build/")  # what takes so long that other pages need not wait for it


class Done(NamedTuple):
    """Which page is shown after a button, and with what."""

    view: str
    note: Note | None = None
    result: Result | None = None


def do(root: Path, name: str, fields: Fields) -> Done | None:
    """Do what a button says; nothing for one that is not there. What is refused is told on the button's own page."""
    if name not in _BUTTONS:
        return None
    view, act = _BUTTONS[name]
    try:
        return act(root, fields)
    except pages.LinkedError as error:
        return Done(view, Note([error.said], good=False, places=error.uses))
    except Refused as error:
        return Done(view, Note([error.said], good=False))


def _keep(root: Path, fields: Fields) -> Done:
    return Done("", Note([said("desk_kept", words=changes.keep(root, fields.get("words", "")))]))


def _take_back(root: Path, fields: Fields) -> Done:
    return Done("", Note([said("desk_took_back", words=steps.take_back(root, fields.get("step", "")).words)]))


def _throw_away(root: Path, fields: Fields) -> Done:
    gone = changes.throw_away(root, fields.get("file", ""))
    return Done("", Note([said("desk_thrown_away", file=plain.name(gone.path, gone.before or gone.now))]))


def _begin(root: Path, fields: Fields) -> Done:
    slug = fields.get("name", "").strip()
    page.begin(root, slug, date.today())
    begun = said("desk_begun", slug=slug, mark=Said(f"“{ENGLISH}”", f"「{JAPANESE}」"))
    return Done("pages/", Note([begun], links=[(f"admin/{entry_of_editor(f'docs/{slug}.md')}", said("banner_editor"))]))


def _rename(root: Path, fields: Fields) -> Done:
    old, new = fields.get("page", ""), fields.get("name", "").strip()
    changed = pages.rename(root, old, new)
    words = [said("desk_renamed", old=old, new=new)]
    words += [said("desk_old_address", old=old), *([said("desk_links_changed")] if changed else [])]
    places = [Use(path, 0) for path in changed]
    return Done("pages/", Note(words, places=places, links=[("desk/", said("desk_keep_title"))]))


def _delete(root: Path, fields: Fields) -> Done:
    slug = fields.get("page", "")
    pages.delete(root, slug)
    return Done("pages/", Note([said("desk_deleted", slug=slug)], links=[("desk/", said("desk_keep_title"))]))


def _release(root: Path, _: Fields) -> Done:
    return Done("publish/", result=publish(root, "release"))


def _build(root: Path, _: Fields) -> Done:
    return Done("publish/", result=publish(root, "build"))


_BUTTONS: dict[str, tuple[str, Callable[[Path, Fields], Done]]] = {
    "keep/": ("", _keep),
    "take-back/": ("", _take_back),
    "throw-away/": ("", _throw_away),
    "begin/": ("pages/", _begin),
    "rename/": ("pages/", _rename),
    "delete/": ("pages/", _delete),
    "release/": ("publish/", _release),
    "build/": ("publish/", _build),
}


def view_of(name: str) -> str | None:
    """Return the page that an address shows: its own, or that of its button, whose address a browser keeps."""
    views = {"": "", "pages/": "pages/", "publish/": "publish/"} | {it: view for it, (view, _) in _BUTTONS.items()}
    return views.get(name)
