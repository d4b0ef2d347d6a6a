"""Build beside `site/`, and swap only a whole and faultless site in."""

import errno
import os
import signal
import sys
import traceback
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from practice_site.commands import lock
from practice_site.commands.telling import Refused, list_in_both_languages, say
from practice_site.delivery.started import stop
from practice_site.delivery.swap import beside, swap, tidy
from practice_site.issues import Issue, IssuesError
from practice_site.pages.told import Told, listed, of_error

LOG = "build-error.log"
_FULL = (errno.ENOSPC, errno.EDQUOT)
_BARRED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.EXDEV, errno.ENOTDIR)


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
        refuse_a_day_that_is_none()
        return _alone(root, releasing)
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        say("build_stopped")
        return 130


def refuse_a_day_that_is_none() -> None:
    """Refuse what MkDocs could not read as the day of the build."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        datetime.fromtimestamp(int(epoch or 0), UTC)
    except (ValueError, OverflowError, OSError):
        raise Refused("source_date_epoch_wrong", value=epoch) from None


def _alone(root: Path, releasing: bool) -> int:
    """Publish, if no other build is doing so."""
    if not lock.take(root):
        say("build_running")
        return 1
    site = (root / "site").resolve()  # where site/ is a link, the folder that it leads to is exchanged
    told = Told(root)
    try:
        with told.listening():
            return _publish(root, site, releasing, told)
    except (Exception, SystemExit) as error:
        _tell_failure(error, root, told)
        return 1
    finally:
        stop()
        with suppress(OSError):
            tidy(site)


def _publish(root: Path, site: Path, releasing: bool, told: Told) -> int:
    (root / LOG).unlink(missing_ok=True)
    tidy(site)
    if site.is_file():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(site))
    _build(root, beside(site)[0])
    if told.problems:  # such as a setting that nobody asks for
        raise IssuesError(told.problems)
    left = _left_to_do(root) if releasing else []
    if keeping := [it for it in left if it.blocking]:
        list_in_both_languages(left)
        say("release_not_ready", count=len(keeping))
        return 1
    _list([], told.remarks)
    list_in_both_languages(left)
    if _stopped:
        raise KeyboardInterrupt
    swap(site)
    say("build_done")
    return 0


# Both import when they are called: a mistake in what they import is then explained like any other.
def _build(root: Path, target: Path) -> None:
    """Build as `mkdocs build --strict` does, into a folder of our own."""
    from mkdocs.commands.build import build

    from practice_site.checks import foundations
    from practice_site.commands.settings import settings

    foundations.stop_without(root)
    config = settings(root, site_dir=str(target), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


def _left_to_do(root: Path) -> list[Issue]:
    """Return what keeps this project from being released today, and what visitors would still like to know."""
    from mkdocs.config import load_config

    from practice_site.checks import release
    from practice_site.project import Project

    site_url = load_config(str(root / "mkdocs.yml")).site_url
    return release.gate(Project(root), site_url, date.today())


def _tell_failure(error: BaseException, root: Path, told: Told) -> None:
    """Say what is wrong, how many problems there are, and what has become of the site."""
    cause = of_error(error, root)
    problems = sorted({*told.problems, *cause})
    _list(problems, told.remarks)
    if not problems or (isinstance(error, OSError) and not cause):
        _explain(error, root)
    say("last_site_is_kept" if (root / "site").exists() else "no_site_yet", count=max(len(problems), 1))


def _list(problems: list[Issue], remarks: list[Issue]) -> None:
    for line in listed(problems, remarks):
        print(line, file=sys.stderr)


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
