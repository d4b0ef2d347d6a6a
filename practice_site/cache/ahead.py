"""Processes beside this one finish things before they are asked for, so that a build uses every core.

That pays where a page takes longer to be made than to be sent: checks, styles, and the last form of a page. Reading and
printing a page does not; both were as quick in one process.

Each begins as a copy of this one, with everything that has been read, and sends what it finishes through a pipe. What
it cannot finish is made here. It cannot outlive this one by more than one thing: nobody
reads what it sends. `CORES=1` builds without, and so does whoever cannot be copied safely: macOS, Windows, and a
program with several threads, such as the preview.
"""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection

Make = Callable[[], bytes]
Jobs = Mapping[bytes, Make]
_FEWEST = 8  # things for one process, below which a copy takes longer than it helps


def processes() -> int:
    """Return how many processes may work, this one among them."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    wanted = os.environ.get("CORES", "")
    return int(wanted) if wanted.isdecimal() else len(os.sched_getaffinity(0))


class Ahead:
    """What others have begun to make, by name."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._coming: dict[bytes, Connection] = {}
        self._order: dict[Connection, deque[bytes]] = {}

    def begin(self, jobs: Jobs, leave: Callable[[], None]) -> None:
        """Let others make their part of some things, after they have left what belongs to this process.

        The first part, which is asked for first, is left for this process.
        """
        names = list(jobs)
        count = min(processes(), len(names) // _FEWEST)
        for number in range(1, count):
            share = names[len(names) * number // count : len(names) * (number + 1) // count]
            context = multiprocessing.get_context("fork")
            receiver, sender = context.Pipe(duplex=False)
            others = [*self._order, receiver]
            made = [jobs[name] for name in share]
            context.Process(target=_make, args=(made, sender, others, leave), daemon=True).start()
            sender.close()
            self._order[receiver] = deque(share)
            self._coming |= dict.fromkeys(share, receiver)

    def until(self, name: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Yield what others have finished, at least the thing of this name if it is theirs."""
        while source := self._coming.get(name):
            yield from self._received(source)
        for source in list(self._order):
            while source in self._order and source.poll():
                yield from self._received(source)

    def _received(self, source: Connection) -> Iterator[tuple[bytes, bytes]]:
        try:
            content = source.recv_bytes()
        except (EOFError, OSError):  # it has ended before its time, perhaps in the middle of a thing
            self._forget(source)
            return
        name = self._order[source].popleft()
        del self._coming[name]
        if not self._order[source]:
            self._forget(source)
        if content:
            yield name, content

    def _forget(self, source: Connection) -> None:
        for name in self._order.pop(source):
            del self._coming[name]
        source.close()


def _make(jobs: list[Make], sender: Connection, others: list[Connection], leave: Callable[[], None]) -> None:
    """Make some things and send them, each as soon as it is finished."""
    gc.freeze()
    leave()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    for it in others:
        it.close()  # else nobody would learn of the end of whoever reads
    with suppress(BrokenPipeError):
        for make in jobs:
            made = b""
            with suppress(Exception):  # it comes again where it is told
                made = make()
            sender.send_bytes(made)
