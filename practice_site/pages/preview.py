"""Whether this is the preview of `make serve`, which waits for less and warns of more."""

_command = ""


def remember(command: str) -> None:
    """Keep the command, which MkDocs tells to no later event."""
    global _command
    _command = command


def is_on() -> bool:
    """Tell whether pages are shown to staff alone."""
    return _command == "serve"
