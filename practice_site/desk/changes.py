"""What staff changed since the last kept step, kept as a step or thrown away file by file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from dulwich.ignore import IgnoreFilterManager
from dulwich.objects import ObjectID
from dulwich.repo import Repo

from practice_site.commands.telling import Refused
from practice_site.desk import repository
from practice_site.desk.files import write

KEPT_BY = "Kept-by: staff"  # tells these steps from a developer's
_FOLDERS = ("docs", "data")
_SETTINGS = "mkdocs.yml"
_LONGEST = 200

Kind = Literal["changed", "added", "deleted"]


class Change(NamedTuple):
    """A file that is not as it was last kept; `before` and `now` are what it held and holds."""

    path: str
    kind: Kind
    before: bytes | None
    now: bytes | None


class _Seen(NamedTuple):
    size: int
    modified: int
    blob: ObjectID


_seen: dict[Path, _Seen] = {}  # photos are large: each is read again only when it was saved again


def is_staffs(path: str) -> bool:
    """Tell whether staff look after a file; hidden ones are those of programs."""
    folder, _, rest = path.partition("/")
    return path == _SETTINGS or (folder in _FOLDERS and bool(rest) and "/." not in f"/{rest}")


def changes(repo: Repo, root: Path) -> list[Change]:
    """Return each file of staff's that is not as in the last step of the history."""
    before = {path: blob for path, (_, blob) in repository.tree(repo, repo.head()).items() if is_staffs(path)}
    found = []
    now = {path.relative_to(root).as_posix(): path for path in _on_disk(repo, root)}
    for path in sorted({*before, *now}):
        old, file = before.get(path), now.get(path)
        if file and old == _blob(repo, path, file):
            continue
        if file is None and (root / path).is_symlink():
            continue
        kind: Kind = "added" if old is None else "changed" if file else "deleted"
        content = None if old is None else repository.content(repo, path, old)
        found.append(Change(path, kind, content, file.read_bytes() if file else None))
    return found


def _on_disk(repo: Repo, root: Path) -> Iterator[Path]:
    ignored = IgnoreFilterManager.from_repo(repo)
    paths = [path for folder in _FOLDERS for path in sorted((root / folder).rglob("*"))]
    for path in [*paths, root / _SETTINGS]:
        name = path.relative_to(root).as_posix()
        if path.is_file() and not path.is_symlink() and is_staffs(name) and not ignored.is_ignored(name):
            yield path


def _blob(repo: Repo, path: str, file: Path) -> ObjectID:
    stat = file.stat()
    seen = _seen.get(file)
    if seen is None or seen[:2] != (stat.st_size, stat.st_mtime_ns):
        blob = repository.as_kept(repo, path, file.read_bytes())
        seen = _seen[file] = _Seen(stat.st_size, stat.st_mtime_ns, blob.id)
    return seen.blob


def keep(root: Path, words: str) -> str:
    """Keep everything that changed as one step under staff's own words, and return these; raises `Refused`."""
    said = in_one_line(words)
    if not said:
        raise Refused("desk_words_missing")
    with repository.opened(root) as repo:
        found = changes(repo, root)
        if not found:
            raise Refused("desk_nothing_to_keep")
        repository.record(repo, {it.path: it.now for it in found}, f"{said}\n\n{KEPT_BY}")
    return said


def in_one_line(words: str) -> str:
    """Return words that can head a step."""
    return "".join(mark if mark.isprintable() else " " for mark in " ".join(words.split()))[:_LONGEST].strip()


def throw_away(root: Path, path: str) -> Change:
    """Bring one file back as it was last kept, and return what it had become; raises `Refused`."""
    with repository.opened(root) as repo:
        found = next((it for it in changes(repo, root) if it.path == path), None)
        if not found:
            raise Refused("desk_not_changed", file=path)
        write(root, {path: found.before})
    return found
