"""MkDocs' server for the preview, with what it lacks; the insides of MkDocs 1.6.1 that `compat.py` leaves out."""

import errno
import webbrowser
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

from practice_site.commands.telling import Refused, say
from practice_site.commands.watching import Look, Watcher

HOST = "127.0.0.1"
_MOMENT = 0.1  # seconds that a page waits for what is wrong with it
_REST = 0.05  # seconds without another saved file before a build begins
_PORTS = 20  # that are tried, one after the other


class PreviewServer(LiveReloadServer):
    """MkDocs' server for pages that are not there yet: whoever asks during a build waits until it is over."""

    def __init__(self, build: Callable[[], None], port: int, pages: Path, look: Callable[[], Look]) -> None:
        """Take a port at once, or raise `OSError`; `look` returns another thing whenever a file was saved."""
        super().__init__(build, HOST, port, str(pages))
        self.observer = Watcher(look)  # type: ignore[assignment] # of another class
        self.watch(str(pages))  # whatever is looked at: without this, pages would not load again by themselves
        self._checking = False
        self.build_delay = _REST
        try:
            self.server_bind()
            self.server_activate()
        except OSError:
            self.server_close()
            raise

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Answer from now on, also to a browser that is opened; build, and build again whenever a file is saved."""
        self.observer.start()
        self._wanted_epoch += 1  # what is asked for before the first build waits for it
        self._want_rebuild = True
        self.serve_thread.start()
        if open_in_browser:
            webbrowser.open(self.url)
        self._build_loop()  # type: ignore[no-untyped-call] # of MkDocs

    def stop(self, number: int, frame: object) -> None:
        """Stop as Ctrl-C does, and remember it: Python drops what is raised while it tidies up."""
        self._shutdown = True
        raise KeyboardInterrupt

    def wait(self, *, told: bool) -> None:
        """Wait until no build is under way, and a moment for what is `told` of it."""
        with self._epoch_cond:
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            if told:
                self._epoch_cond.wait_for(lambda: not self._checking, timeout=_MOMENT)

    def show(self) -> None:
        """Show the pages that are there while it is still looked for what is wrong with them."""
        with self._epoch_cond:
            self._visible_epoch, self._checking = self._wanted_epoch, True
            self._epoch_cond.notify_all()

    def checked(self, *, news: bool) -> None:
        """Let pages show what is wrong; where that is `news`, those that are open load once more."""
        with self._epoch_cond:
            self._checking = False
            self._wanted_epoch += news
            self._epoch_cond.notify_all()


def on_a_free_port(build: Callable[[], None], first: int, pages: Path, look: Callable[[], Look]) -> PreviewServer:
    """Return a server on the first free port from `first` on; raises `Refused` where none is."""
    last = first + _PORTS - 1
    for port in range(first, last + 1):
        try:
            return PreviewServer(build, port, pages, look)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            if port == first:
                say("preview_elsewhere", port=port)
    raise Refused("preview_no_port", first=first, last=last)


# What answers in front of the pages, and what it hands on.
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
InFront = Callable[[Path, PreviewServer, Application], Application]
