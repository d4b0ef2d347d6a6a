"""The preview: it always answers, with what is wrong above the last good pages."""

import shutil
import traceback
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from practice_site.checks import foundations
from practice_site.commands import first_aid, watching
from practice_site.commands.build import LOG
from practice_site.commands.quick import Quick
from practice_site.commands.server import HOST, InFront, on_a_free_port
from practice_site.commands.telling import say
from practice_site.content.data_files import LANGUAGES
from practice_site.issues import Issue, issue
from practice_site.pages import banner
from practice_site.pages.told import Told, listed, of_error

_WATCHED = ("docs", "data", "overrides", "mkdocs.yml")
_RELOAD = "/livereload/"  # where open pages ask whether there is something new
_TRIES = 5  # at one save, while a folder is being replaced
_HTML = ("Content-Type", "text/html")


class _OvertakenError(Exception):
    """A build broke while files came or went."""


class Preview:
    """The pages of one run, and what is wrong with them now."""

    def __init__(self, root: Path, folder: Path, port: int, in_front: InFront) -> None:
        """Take a free port, and say where to look."""
        self._root = root
        self._folder = folder
        self._pages = folder / "site"
        self._has_pages = False  # whether pages could be made since the start
        self._current = False  # whether they are those of the last save
        self._problems: list[Issue] = []
        self._remarks: list[Issue] = []
        self._started = False
        look = partial(watching.look, root, _WATCHED)
        self._quick = Quick(root, look)
        self.server = on_a_free_port(self._build, port, self._pages, look)
        self.server.set_app(in_front(root, self.server, self._answer))
        self.server.error_handler = self._error_page
        say("preview_begins", address=self.server.url)

    def _build(self) -> None:
        """Build; where files come or go meanwhile and break that, once more as soon as they rest."""
        for _ in range(_TRIES):
            try:
                self._build_once()
                return
            except Exception:
                if not self._quick.overtaken():
                    raise
            self._quick.wait_for_rest()

    def _build_once(self) -> None:
        """Build beside the pages, and show the new ones if they are whole; whatever is wrong is told."""
        told, before = Told(self._root), (self._problems, self._remarks)
        broken: list[Issue] = []
        with told.listening():
            try:
                if not self._quick.build(self.server, self._folder / "new", self._pages):
                    self._make_pages()
                self._current = self._has_pages = True
            except (Exception, SystemExit) as error:
                if self._quick.overtaken():
                    raise _OvertakenError from error
                self._current = False
                broken = of_error(error, self._root) or ([] if told.problems else [self._kept(error)])
        self._problems, self._remarks = sorted({*told.problems, *broken}), told.remarks
        if not self._has_pages:
            first_aid.write(self._pages, self._root, self._problems, self._remarks, self._editor)
        self.server.checked(news=(self._problems, self._remarks) != before)
        if (self._problems, self._remarks) != before:
            print(*listed(self._problems, self._remarks), sep="\n", flush=True)
            if before[0] and not self._problems:
                say("preview_mended")

    def _make_pages(self) -> None:
        from mkdocs.commands.build import build

        from practice_site.commands.settings import settings

        foundations.stop_without(self._root)
        new, old = self._folder / "new", self._folder / "old"
        config = settings(self._root, site_dir=str(new))
        if not self._started:
            config.plugins.on_startup(command="serve", dirty=False)
            self._started = True
        self.server.mount_path = f"{urlsplit(config.site_url or '').path.rstrip('/')}/"
        config.site_url = f"http://{HOST}:{self.server.server_port}{self.server.mount_path}"
        with self._quick.whole():
            build(config, serve_url=config.site_url)
        if self._pages.exists():
            self._pages.rename(old)
        new.rename(self._pages)
        shutil.rmtree(old, ignore_errors=True)

    def _kept(self, error: BaseException) -> Issue:
        """Keep what only a developer can read in a file."""
        (self._root / LOG).write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        return issue(LOG, 1, "machinery_broke", kind=type(error).__name__, log=LOG)

    @property
    def _editor(self) -> str:
        return f"{self.server.mount_path}admin/"

    def _error_page(self, code: int) -> bytes | None:
        path = self._pages / f"{code}.html"
        return path.read_bytes() if path.is_file() else None

    def _answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer as MkDocs does, with the banner on every page but the editor's own."""
        path: str = environ["PATH_INFO"]
        if path.startswith(_RELOAD):
            return self.server.serve_request(environ, start_response)
        self.server.wait(told=path.endswith("/"))
        mount = self.server.mount_path
        if not path.startswith(mount):
            start_response("302 Found", [("Location", quote(mount + path.lstrip("/"), encoding="latin-1"))])
            return []
        language = LANGUAGES[path.removeprefix(mount).startswith("ja/")]
        editor = path.startswith(self._editor)
        if not self._has_pages and not editor:
            environ["PATH_INFO"] = mount + ("ja/" if language == "ja" else "")
        answer: list[Any] = []
        body = self.server.serve_request(environ, lambda *given: answer.extend(given))
        status, headers = answer[:2]
        if _HTML in headers and self._has_pages and not editor:
            html = b"".join(body)
            body = [
                banner.with_banner(html, self._problems, self._remarks, language, self._editor, current=self._current)
            ]
            headers = [_HTML, ("Content-Length", str(len(body[0])))]
        start_response(status, headers)
        return body
