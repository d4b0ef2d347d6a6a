"""Other programs that a build has started: none outlives it, whatever becomes of it."""

import atexit
import subprocess

Process = subprocess.Popen[str]
_started: list[Process] = []


def start(command: list[str]) -> Process:
    """Start a program of our own, which says what it has to say to us."""
    # Files stay open for it: among them is the lock of a build.
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, close_fds=False)  # noqa: S603 - our own
    _started.append(process)
    return process


def stop() -> None:
    """End all that go on."""
    for process in _started:
        process.kill()
        process.wait()
    _started.clear()


atexit.register(stop)
