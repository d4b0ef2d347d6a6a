"""Files in plain words: what staff call a page or a list, and the lines that changed in it."""

from difflib import SequenceMatcher
from pathlib import PurePosixPath

from practice_site.content import front_matter
from practice_site.desk.changes import Change
from practice_site.desk.twins import page
from practice_site.editor.words import captions
from practice_site.issues import Said, said

_MOST_LINES = 12
_LONGEST = 300


def name(path: str, raw: bytes | None) -> Said:
    """Return what staff call a file."""
    file = PurePosixPath(path)
    if path.startswith("docs/") and file.suffix == ".md":
        source = page(path, raw or b"")
        title = front_matter.read(source, []).front.title
        return said("desk_file_page", title=title, language=said(f"language_{source.language}"))
    if path.startswith("data/") and file.suffix == ".yml":
        return _caption(file.stem)
    return said("desk_file_settings") if file.name == path else said("desk_file_picture", name=file.name)


def _caption(stem: str) -> Said:
    try:
        english, _, japanese = str(captions()((stem,))["label"]).partition(" · ")
    except KeyError:
        return Said(stem, stem)
    return Said(english, japanese or english)


def lines(change: Change) -> list[tuple[bool, str]]:
    """Return the lines that went (`False`) and came (`True`) in a text, in their order; none of a picture."""
    if change.before is None or change.now is None or b"\0" in change.before + change.now:
        return []
    old, new = (text.decode("utf-8", "replace").splitlines() for text in (change.before, change.now))
    found = []
    for kind, i, j, k, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            found += [(False, it[:_LONGEST]) for it in old[i:j] if it.strip()]
            found += [(True, it[:_LONGEST]) for it in new[k:end] if it.strip()]
    return found[: _MOST_LINES + 1]
