"""The steps that staff kept, and how each is taken back: alone, never a developer's, and as a step of its own."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple

from dulwich.objects import Commit, ObjectID
from dulwich.repo import Repo

from practice_site.commands.telling import Refused
from practice_site.desk import repository, twins
from practice_site.desk.changes import KEPT_BY, changes, is_staffs
from practice_site.desk.files import write
from practice_site.desk.merge import OverlapError, merged

_TAKES_BACK = "Takes-back: "
_SHOWN = 30  # steps
_LOOKED_AT = 1000  # steps, a developer's among them


class Step(NamedTuple):
    """What staff kept at one time; `takes_back` are the words of the step that this one takes back."""

    name: str
    day: datetime
    words: str
    takes_back: str
    taken_back: bool


def steps(repo: Repo) -> list[Step]:
    """Return the last steps of staff's, newest first."""
    words: dict[str, str] = {}
    found: list[tuple[Commit, str]] = []
    for commit in _commits(repo):
        words[commit.id.decode()], _, rest = commit.message.decode("utf-8", "replace").partition("\n")
        lines = rest.split("\n")
        if KEPT_BY in lines and len(commit.parents) == 1:
            undoes = (line.removeprefix(_TAKES_BACK) for line in lines if line.startswith(_TAKES_BACK))
            found.append((commit, next(undoes, "")))
    gone: set[str] = set()
    result = []
    for commit, taken in found:
        name = commit.id.decode()
        if name not in gone and taken:
            gone.add(taken)
        result.append(Step(name, _day(commit), words[name], words.get(taken, ""), name in gone))
    return result[:_SHOWN]


def _commits(repo: Repo) -> Iterator[Commit]:
    for entry in repo.get_walker(max_entries=_LOOKED_AT):
        yield entry.commit


def _day(commit: Commit) -> datetime:
    zone = timezone(timedelta(seconds=commit.commit_timezone))
    return datetime.fromtimestamp(commit.commit_time, zone)


def take_back(root: Path, name: str) -> Step:
    """Take back one step of staff's as a new step, and return it; raises `Refused`, and then nothing is changed."""
    with repository.opened(root) as repo:
        step = next((it for it in steps(repo) if it.name == name), None)
        if step is None:
            raise Refused("desk_no_such_step")
        commit = repository.commit_of(repo, ObjectID(name.encode()))
        now = _Files(repo, repo.head())
        after = _without(now, _Files(repo, commit.id), _Files(repo, commit.parents[0]))
        files = {path: raw for path, raw in after.items() if raw != now(path)}
        if not files:
            raise Refused("desk_back_already")
        if open_files := sorted({it.path for it in changes(repo, root)} & set(files)):
            raise Refused("desk_keep_first", files=", ".join(open_files))
        write(root, files)
        try:
            repository.record(repo, files, f"Take back “{step.words}”\n\n{_TAKES_BACK}{name}\n{KEPT_BY}")
        except BaseException:
            write(root, {path: now(path) for path in files})
            raise
    return step


class _Files:
    """The files of one step, each read when it is first asked for."""

    def __init__(self, repo: Repo, commit: ObjectID) -> None:
        self._repo = repo
        self.blobs = {path: it[1] for path, it in repository.tree(repo, commit).items() if is_staffs(path)}

    def __call__(self, path: str) -> bytes | None:
        return repository.content(self._repo, path, self.blobs[path]) if path in self.blobs else None


def _without(now: _Files, step: _Files, before: _Files) -> dict[str, bytes | None]:
    """Return the files that a step changed, without what it changed; raises `Refused` where later changes overlap."""
    after: dict[str, bytes | None] = {}
    overlapping, in_step = [], []
    for path in sorted({*step.blobs, *before.blobs}):
        if step.blobs.get(path) == before.blobs.get(path):
            continue
        ours, base, theirs = now(path), step(path), before(path)
        if ours and twins.is_japanese(path) and twins.in_step(path, now) and twins.in_step(path, before):
            in_step.append(path)  # its stamp changes with every change of the English text, and is no overlap
            stamp = twins.stamp_of(path, ours)
            base, theirs = (None if it is None else twins.stamped(path, it, stamp) for it in (base, theirs))
        try:
            after[path] = merged(base, ours, theirs)
        except OverlapError:
            overlapping.append(path)
    if overlapping:
        raise Refused("desk_overlap", files=", ".join(overlapping))
    for path in in_step:
        after[path] = twins.brought_in_step(path, lambda name: after[name] if name in after else now(name))
    return after
