"""Build beside `site/`, and swap only a whole and faultless site in."""

import errno
import fcntl
import logging
import os
import signal
import sys
import traceback
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from click import ClickException

from practice_site.commands.telling import Refused, say
from practice_site.delivery.swap import beside, swap, tidy

LOG = "build-error.log"
_FULL = (errno.ENOSPC, errno.EDQUOT)
_BARRED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.EXDEV, errno.ENOTDIR)


class Tally(logging.Handler):
    """Collects what the build warns about, each problem once however many languages meet it."""

    def __init__(self) -> None:
        """Listen to warnings and worse."""
        super().__init__(logging.WARNING)
        self.problems: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """Count the lines of a message; one that ends with a colon only introduces the next."""
        lines = map(str.strip, record.getMessage().splitlines())
        self.problems.update(line for line in lines if line and not line.endswith(":"))


_stopped = False


def _stop(number: int, frame: object) -> None:
    """Stop as Ctrl-C does, and remember it: Python drops what is raised while it tidies up."""
    global _stopped
    _stopped = True
    raise KeyboardInterrupt


def run(root: Path, *, releasing: bool) -> int:
    """Build, or release, until it is done or somebody presses Ctrl-C; return the exit code."""
    signal.signal(signal.SIGINT, _stop)
    try:
        _refuse_a_day_that_is_none()
        return _alone(root, releasing)
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        say("build_stopped")
        return 130


def _refuse_a_day_that_is_none() -> None:
    """Refuse what MkDocs could not read as the day of the build."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        datetime.fromtimestamp(int(epoch or 0), UTC)
    except (ValueError, OverflowError, OSError):
        raise Refused("source_date_epoch_wrong", value=epoch) from None


def _alone(root: Path, releasing: bool) -> int:
    """Publish, if no other build is doing so."""
    lock = os.open(root, os.O_RDONLY)  # the folder itself serves as lock file: nothing is left to clean up
    os.set_inheritable(lock, True)  # Pagefind holds it too: it may outlive a build that is killed, and still write
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("build_running")
        return 1
    site = (root / "site").resolve()  # where site/ is a link, the folder that it leads to is exchanged
    tally = Tally()
    logging.getLogger("mkdocs").addHandler(tally)
    try:
        return _publish(root, site, releasing)
    except (Exception, SystemExit) as error:
        _tell_failure(error, root, len(tally.problems))
        return 1
    finally:
        with suppress(OSError):
            tidy(site)


def _publish(root: Path, site: Path, releasing: bool) -> int:
    (root / LOG).unlink(missing_ok=True)
    tidy(site)
    if site.is_file():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(site))
    _build(root, beside(site)[0])
    if releasing and (left := _left_to_do(root)):
        print(*left, sep="\n", file=sys.stderr)
        say("release_not_ready", count=len(left))
        return 1
    if _stopped:
        raise KeyboardInterrupt
    swap(site)
    say("build_done")
    return 0


# Both import when they are called: a mistake in what they import is then explained like any other.
def _build(root: Path, target: Path) -> None:
    """Build as `mkdocs build --strict` does, into a folder of our own."""
    from mkdocs.__main__ import cli

    arguments = ["build", "--strict", "--config-file", str(root / "mkdocs.yml"), "--site-dir", str(target)]
    with cli.make_context("mkdocs", arguments) as context:
        cli.invoke(context)


def _left_to_do(root: Path) -> list[str]:
    """Return what keeps this project from being released today."""
    from mkdocs.config import load_config

    from practice_site.checks import release
    from practice_site.project import Project

    site_url = load_config(str(root / "mkdocs.yml")).site_url
    return [release.in_both_languages(it) for it in release.gate(Project(root), site_url, date.today())]


def _tell_failure(error: BaseException, root: Path, problems: int) -> None:
    """Say what went wrong, how many problems there are, and what has become of the site."""
    if not isinstance(error, ClickException):
        _explain(error, root)
    elif not isinstance(error, SystemExit):  # those that end the program have been told by then
        print(f"ERROR   -  {error.format_message()}", file=sys.stderr)
    say("last_site_is_kept" if (root / "site").exists() else "no_site_yet", count=max(problems, 1))


def _explain(error: BaseException, root: Path) -> None:
    """Say in a sentence what broke, and keep what only a developer can read in a file."""
    if isinstance(error, OSError) and error.errno in _FULL:
        say("disk_full")
    elif isinstance(error, OSError) and error.errno in _BARRED:
        say("cannot_write", name=str(error.filename).removeprefix(f"{root}/"), reason=error.strerror)
    else:
        with suppress(OSError):
            (root / LOG).write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        say("machinery_broke", kind=type(error).__name__, log=LOG)
