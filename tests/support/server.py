"""A site as hosts serve it: with its own headers and error pages."""

import fnmatch
import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

Rules = list[tuple[str, dict[str, str]]]


def rules(site: Path) -> Rules:
    """Return the patterns and response headers of a site's `_headers` file."""
    found: Rules = []
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            found[-1][1][name] = value  # “! name” takes a header away, as Cloudflare has it
        elif line:
            found.append((line, {}))
    return found


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, rules: Rules, **kwargs: Any) -> None:  # noqa: ANN401 - of the base class
        self._rules = rules
        super().__init__(*args, **kwargs)

    def end_headers(self) -> None:
        sent: dict[str, str] = {}
        for pattern, headers in self._rules:
            if fnmatch.fnmatchcase(urlsplit(self.path).path, pattern):
                for name, value in headers.items():
                    sent.pop(name.removeprefix("! "), None)
                    sent |= {} if name.startswith("! ") else {name: value}
        for name, value in sent.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        name = "ja/404.html" if self.path.startswith("/ja/") else "404.html"
        body = Path(self.directory, name).read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a site on loopback, and yield its address; one that is only read has no headers of its own."""
    own = rules(site) if (site / "_headers").exists() else []
    handler = functools.partial(_Handler, directory=str(site), rules=own)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def free_port() -> int:
    """Return a port that nobody listens to."""
    with http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler) as server:
        return server.server_port
