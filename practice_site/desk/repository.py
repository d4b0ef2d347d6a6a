"""The history of a project in git's own form, written by a library: nobody has to install git."""

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from dulwich.errors import NotGitRepository
from dulwich.file import FileLocked
from dulwich.ignore import IgnoreFilterManager
from dulwich.index import index_entry_from_stat
from dulwich.object_store import commit_tree_changes
from dulwich.objects import Blob, Commit, ObjectID, Tree
from dulwich.refs import HEADREF
from dulwich.repo import Repo

from practice_site.commands.telling import Refused

FILE = 0o100644
_NEVER = {".git", ".venv", ".cache", "site", "node_modules", "__pycache__"}  # also where .gitignore is lost
_NOBODY = ("Staff", "staff@localhost")  # who keeps a change on a computer that knows no name
# What git leaves there while a developer merges or rebases.
_UNDER_WAY = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")
_AS_DOWNLOADED = "As downloaded"


@contextmanager
def opened(root: Path) -> Iterator[Repo]:
    """Open the history of a folder, or begin one; raises `Refused` while somebody else is at it."""
    try:
        if not (root / ".git").exists():
            Repo.init(root, default_branch=b"main").close()
        with Repo(root) as repo:
            if any((Path(repo.controldir()) / name).exists() for name in _UNDER_WAY):
                raise Refused("desk_history_busy")
            if head(repo) is None:
                record(repo, dict(_everything(repo, root)), _AS_DOWNLOADED)
            yield repo
    except (FileLocked, NotGitRepository):
        raise Refused("desk_history_busy") from None


def head(repo: Repo) -> ObjectID | None:
    """Return the last step, or nothing where none was kept."""
    try:
        return repo.head()
    except KeyError:
        return None


def _everything(repo: Repo, root: Path) -> Iterator[tuple[str, bytes]]:
    ignored = IgnoreFilterManager.from_repo(repo)
    for folder, folders, names in os.walk(root):
        above = Path(folder).relative_to(root)
        folders[:] = [
            it for it in folders if it not in _NEVER and not ignored.is_ignored(f"{(above / it).as_posix()}/")
        ]
        for name in names:
            path = above / name
            if not (root / path).is_symlink() and not ignored.is_ignored(path.as_posix()):
                yield path.as_posix(), (root / path).read_bytes()


def name_of(path: str) -> bytes:
    """Return a path as the history writes it."""
    return path.encode("utf-8", "surrogateescape")


def tree(repo: Repo, commit: ObjectID) -> dict[str, tuple[int, ObjectID]]:
    """Return mode and content of each file of a step."""
    entries = repo.object_store.iter_tree_contents(commit_of(repo, commit).tree)
    return {
        entry.path.decode("utf-8", "surrogateescape"): (entry.mode, entry.sha)
        for entry in entries
        if entry.path and entry.mode and entry.sha
    }


def content(repo: Repo, path: str, blob: ObjectID) -> bytes:
    """Return a file as it stands on disk: with the ends of lines that this computer's git writes."""
    found = repo[blob]
    assert isinstance(found, Blob)
    return repo.get_blob_normalizer().checkout_normalize(found, name_of(path)).as_raw_string()


def as_kept(repo: Repo, path: str, raw: bytes) -> Blob:
    """Return what the history would hold of a file."""
    return repo.get_blob_normalizer().checkin_normalize(Blob.from_string(raw), name_of(path))


def commit_of(repo: Repo, name: ObjectID) -> Commit:
    """Return a step of the history."""
    found = repo[name]
    assert isinstance(found, Commit)
    return found


def record(repo: Repo, files: Mapping[str, bytes | None], message: str) -> None:
    """Keep these files, and no other, as one step; where there is no content, the file is deleted."""
    before = head(repo)
    old = tree(repo, before) if before else {}
    blobs = {path: None if raw is None else as_kept(repo, path, raw) for path, raw in files.items()}
    changes = [
        (name_of(path), old.get(path, (FILE,))[0] if blob else None, blob.id if blob else None)
        for path, blob in blobs.items()
    ]
    for blob in blobs.values():
        if blob:
            repo.object_store.add_object(blob)
    commit = Commit()
    commit.tree = commit_tree_changes(repo.object_store, commit_of(repo, before).tree if before else Tree(), changes)
    commit.parents = [before] if before else []
    commit.author = commit.committer = _who(repo)
    commit.author_time = commit.commit_time = int(time.time())
    commit.author_timezone = commit.commit_timezone = time.localtime().tm_gmtoff or 0
    commit.encoding = b"UTF-8"
    commit.message = f"{message}\n".encode()
    repo.object_store.add_object(commit)
    _tell_index(repo, blobs)
    if not repo.refs.set_if_equals(HEADREF, before, commit.id, message=b"commit: " + message.encode().split(b"\n")[0]):
        raise Refused("desk_history_busy")


def _who(repo: Repo) -> bytes:
    """Return the name that this computer's git knows, or one that stands in."""
    config = repo.get_config_stack()

    def known(field: str, otherwise: str) -> bytes:
        try:
            return config.get(("user",), field) or otherwise.encode()
        except KeyError:
            return otherwise.encode()

    name, email = (known(field, other) for field, other in zip(("name", "email"), _NOBODY, strict=True))
    return name + b" <" + email + b">"


def _tell_index(repo: Repo, blobs: Mapping[str, Blob | None]) -> None:
    """Let a developer's `git status` know that these files are kept."""
    index, root = repo.open_index(), Path(repo.path)
    for path, blob in blobs.items():
        name = name_of(path)
        if blob and (root / path).is_file():
            index[name] = index_entry_from_stat((root / path).stat(), blob.id, FILE)
        elif name in index:
            del index[name]
    index.write()
