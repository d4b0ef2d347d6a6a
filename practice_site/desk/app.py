"""Answers for staff's own pages, in front of the preview that answers for all others."""

import traceback
from collections.abc import Callable, Iterable
from contextlib import nullcontext, suppress
from pathlib import Path
from threading import Lock, Thread
from typing import Any
from urllib.parse import parse_qs

from practice_site.commands.build import LOG
from practice_site.commands.server import HOST, Application, PreviewServer
from practice_site.commands.telling import Refused
from practice_site.desk import actions, repository
from practice_site.desk.gate import Gate, TurnedAwayError
from practice_site.desk.signpost import with_signpost
from practice_site.desk.views import STYLES, Note, Views
from practice_site.issues import said

_POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
_HEADERS = [("Content-Security-Policy", _POLICY), ("X-Frame-Options", "DENY"), ("Cache-Control", "no-store")]
_Given = tuple[str, str]  # status and text


class Desk:
    """Staff's own pages in one run of the preview."""

    def __init__(self, root: Path, server: PreviewServer, preview: Application) -> None:
        """Stand in front of a preview; a folder without a history, such as a downloaded one, gets its first step."""
        self._root = root
        self._server = server
        self._preview = preview
        self._gate = Gate(server.server_port)
        self._views = Views(root, self._gate.token)
        self._one_at_a_time = Lock()
        Thread(target=self._begin_history, daemon=True).start()

    def _begin_history(self) -> None:
        with self._one_at_a_time, suppress(Exception), repository.opened(self._root):
            pass  # what keeps it from beginning is told when the page of changes is opened

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request."""
        mount = self._server.mount_path
        own, path = f"{mount}desk/", str(environ["PATH_INFO"])
        if f"{path}/" == own:
            start_response("302 Found", [("Location", own)])
            return []
        if not path.startswith(own):
            return with_signpost(self._preview, environ, start_response, mount)
        name = path.removeprefix(own)
        status, text = self._guarded(name, environ, mount)
        body = text.encode("utf-8", "replace")
        kind = "text/css" if name == STYLES.name else "text/html"
        given = [("Content-Type", f"{kind}; charset=utf-8"), ("Content-Length", str(len(body)))]
        start_response(status, [*given, *_HEADERS])
        return [body]

    def _guarded(self, name: str, environ: dict[str, Any], mount: str) -> _Given:
        """Answer whoever may ask, whatever happens."""

        def alone(status: str, message: str, **values: object) -> _Given:
            return status, self._views.alone(mount, Note([said(message, **values)], good=False))

        try:
            self._gate.let_in(environ)
            if name == STYLES.name:
                return "200 OK", STYLES.read_text(encoding="utf-8")
            given = self._done(name, environ, mount) if environ["REQUEST_METHOD"] == "POST" else None
            return given or self._shown(name, environ, mount) or alone("404 Not Found", "desk_no_such_address")
        except TurnedAwayError as error:
            address = f"http://{HOST}:{self._server.server_port}{mount}desk/"
            return alone("403 Forbidden", error.message, address=address)
        except Refused as error:
            return "409 Conflict", self._views.alone(mount, Note([error.said], good=False))
        except Exception as error:
            (self._root / LOG).write_text("".join(traceback.format_exception(error)), encoding="utf-8")
            return alone("500 Internal Server Error", "machinery_broke", kind=type(error).__name__, log=LOG)

    def _done(self, name: str, environ: dict[str, Any], mount: str) -> _Given | None:
        fields = self._gate.form(environ)
        with nullcontext() if name in actions.LONG else self._one_at_a_time:
            done = actions.do(self._root, name, fields)
        if done is None:
            return None
        with self._one_at_a_time:
            status = "409 Conflict" if done.note and not done.note.good else "200 OK"
            return status, self._view(done, mount)

    def _view(self, done: actions.Done, mount: str) -> str:
        if done.view == "pages/":
            return self._views.pages(mount, done.note)
        if done.view == "publish/":
            return self._views.publish(mount, done.result)
        return self._views.changes(mount, done.note)

    def _shown(self, name: str, environ: dict[str, Any], mount: str) -> _Given | None:
        asked = {key: values[0] for key, values in parse_qs(environ.get("QUERY_STRING", "")).items()}
        with self._one_at_a_time:
            if name == "throw-away/" and "file" in asked:
                return "200 OK", self._views.throw_away(mount, asked["file"])
            if name == "delete/" and "page" in asked:
                return "200 OK", self._views.delete(mount, asked["page"])
            if (view := actions.view_of(name)) is not None:
                return "200 OK", self._view(actions.Done(view), mount)
        return None
