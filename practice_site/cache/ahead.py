"""Processes beside this one finish things before they are asked for, so that a build uses every core.

Each begins as a copy of this one, with everything that has been read, and sends what it finishes through a pipe. What
it cannot finish is made here. It cannot outlive this one by more than one thing: nobody reads what it sends. `CORES=1`
builds without, and so does whoever cannot be copied safely: macOS, Windows, and a program with several threads, such as
the preview.
"""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection

from practice_site.cache.kept_file import LENGTH

Make = Callable[[], bytes]
Jobs = Mapping[bytes, Make]
Send = Callable[[bytes, bytes], None]  # a name, and what it stands for
FEWEST = 8  # things for one process, below which a copy takes longer than it helps
_ROOM = 1024**2  # bytes that wait in a pipe, so that nobody waits for its reader


def processes() -> int:
    """Return how many processes may work, this one among them."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    wanted = os.environ.get("CORES", "")
    return int(wanted) if wanted.isdecimal() else len(os.sched_getaffinity(0))


class Ahead:
    """What others have begun to make."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._coming: dict[bytes, Connection] = {}  # of those of which the names are known
        self._sources: list[Connection] = []

    def begin(self, jobs: Jobs, leave: Callable[[Send], None]) -> None:
        """Let others make their part of some things, after they have left what belongs to this process.

        The first part, which is asked for first, is left for this process.
        """
        names = list(jobs)
        count = min(processes(), len(names) // FEWEST)
        for number in range(1, count):
            share = names[len(names) * number // count : len(names) * (number + 1) // count]
            source = self.let(partial(_make, {name: jobs[name] for name in share}), leave)
            self._coming |= dict.fromkeys(share, source)

    def let(self, do: Callable[[Send], None], leave: Callable[[Send], None]) -> Connection:
        """Let one other do something, and return from where what it makes will come."""
        context = multiprocessing.get_context("fork")
        receiver, sender = context.Pipe(duplex=False)
        _widen(sender)
        self._sources.append(receiver)
        context.Process(target=_run, args=(do, sender, list(self._sources), leave), daemon=True).start()
        sender.close()
        return receiver

    def until(self, name: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Yield what others have finished, at least the thing of this name if it is theirs."""
        while source := self._coming.get(name):
            yield from self._received(source)
        for source in list(self._sources):
            while source in self._sources and source.poll():
                yield from self._received(source)

    def all(self) -> Iterator[tuple[bytes, bytes]]:
        """Yield what others have finished, when all of them have ended."""
        while self._sources:
            yield from self._received(self._sources[0])

    def _received(self, source: Connection) -> Iterator[tuple[bytes, bytes]]:
        try:
            sent = source.recv_bytes()
        except (EOFError, OSError):  # it has ended, perhaps before its time and in the middle of a thing
            self._sources.remove(source)
            self._coming = {name: other for name, other in self._coming.items() if other != source}
            source.close()
            return
        name, content = sent[:LENGTH], sent[LENGTH:]
        self._coming.pop(name, None)
        if content:
            yield name, content


def _widen(pipe: Connection) -> None:
    if sys.platform == "linux":
        import fcntl

        with suppress(OSError):  # there are limits to how much one user may have
            fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, _ROOM)


def _make(jobs: Jobs, send: Send) -> None:
    """Make some things and send them, each as soon as it is finished."""
    for name, make in jobs.items():
        made = b""
        with suppress(Exception):  # it comes again where it is told
            made = make()
        send(name, made)


def _run(
    do: Callable[[Send], None], sender: Connection, others: list[Connection], leave: Callable[[Send], None]
) -> None:
    """Do something in a copy of the first process, until that is gone."""
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    for it in others:
        it.close()  # else nobody would learn of the end of whoever reads

    def send(name: bytes, content: bytes) -> None:
        sender.send_bytes(name + content)

    leave(send)
    with suppress(BrokenPipeError):
        do(send)
