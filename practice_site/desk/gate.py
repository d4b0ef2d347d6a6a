"""Who may press a button: the preview's own page in a browser on this computer, and no other site that it shows."""

import secrets
from typing import Any
from urllib.parse import parse_qs

from practice_site.commands.server import HOST

_NAMES = (HOST, "localhost")
_FORM = "application/x-www-form-urlencoded"
_LARGEST = 20_000  # bytes; names and one line of words


class TurnedAwayError(Exception):
    """A request that is not answered; `message` says why."""

    def __init__(self, message: str) -> None:
        """Keep the name of the sentence."""
        super().__init__(message)
        self.message = message


class Gate:
    """Knows the addresses of this preview, and a secret that only its own pages hold."""

    def __init__(self, port: int) -> None:
        """Think of a secret for this run."""
        self._hosts = [f"{name}:{port}" for name in _NAMES]
        self.token = secrets.token_urlsafe(32)

    def let_in(self, environ: dict[str, Any]) -> None:
        """Raise `TurnedAwayError` for what was sent to another name: a site that claims to be this computer."""
        if environ.get("HTTP_HOST") not in self._hosts:
            raise TurnedAwayError("desk_elsewhere")

    def form(self, environ: dict[str, Any]) -> dict[str, str]:
        """Return the fields of a form that this preview made; raises `TurnedAwayError` for any other."""
        if environ.get("HTTP_ORIGIN") != f"http://{environ.get('HTTP_HOST')}":
            raise TurnedAwayError("desk_elsewhere")
        length = environ.get("CONTENT_LENGTH") or "0"
        kind = str(environ.get("CONTENT_TYPE", "")).partition(";")[0].strip()
        if kind != _FORM or not length.isdecimal() or int(length) > _LARGEST:
            raise TurnedAwayError("desk_form_old")
        text = environ["wsgi.input"].read(int(length)).decode("utf-8", "replace")
        fields = {name: values[0] for name, values in parse_qs(text, keep_blank_values=True).items()}
        if not secrets.compare_digest(fields.get("token", "").encode(), self.token.encode()):
            raise TurnedAwayError("desk_form_old")
        return fields
