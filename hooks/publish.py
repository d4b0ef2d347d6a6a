"""What `make build` and `make release` run: build beside `site/`, and swap only a whole and faultless site in."""

import errno
import fcntl
import logging
import os
import signal
import sys
import traceback
from contextlib import suppress
from datetime import date
from pathlib import Path

from swap import beside, swap, tidy

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


def stop(number: int, frame: object) -> None:
    """Stop as Ctrl-C does, and remember it: Python drops what is raised while it tidies up."""
    global _stopped
    _stopped = True
    raise KeyboardInterrupt


def say(english: str, japanese: str) -> None:
    """Tell staff something in both languages."""
    print(f"{english}\n{japanese}", file=sys.stderr, flush=True)


# Both import when they are called: a mistake in what they import is then explained like any other.
def build(root: Path, target: Path) -> None:
    """Build as `mkdocs build --strict` does, into a folder of our own."""
    from mkdocs.__main__ import cli

    arguments = ["build", "--strict", "--config-file", str(root / "mkdocs.yml"), "--site-dir", str(target)]
    with cli.make_context("mkdocs", arguments) as context:
        cli.invoke(context)


def reasons(root: Path) -> list[str]:
    """Return what keeps this project from being released today."""
    from mkdocs.config import load_config
    from release import gate, in_both_languages

    return [in_both_languages(problem) for problem in gate(load_config(str(root / "mkdocs.yml")), date.today())]


def explain(error: BaseException, root: Path) -> None:
    """Say in a sentence what broke, and keep what only a developer can read in a file."""
    if isinstance(error, OSError) and error.errno in _FULL:
        return say(
            "The disk is full; make room, then build again.",
            "ディスクの空きがありません。空けてからもう一度実行してください。",
        )
    if isinstance(error, OSError) and error.errno in _BARRED:
        name = str(error.filename).removeprefix(f"{root}/")
        return say(
            f"{name} cannot be written ({error.strerror}); find out who may write there, then build again.",
            f"{name} に書き込めません。書き込みの権限を確かめてから、もう一度実行してください。",
        )
    with suppress(OSError):
        (root / LOG).write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    return say(
        f"The machinery of the site broke ({type(error).__name__}); please send {LOG} to a developer.",
        f"サイトを作る仕組みの中でエラーが起きました（{type(error).__name__}）。{LOG} を開発者に送ってください。",
    )


def failure(error: BaseException, root: Path, count: int) -> None:
    """Say what went wrong, how many problems there are, and what has become of the site."""
    from click import ClickException

    if not isinstance(error, ClickException):
        explain(error, root)
    elif not isinstance(error, SystemExit):  # those that end the program have been told by then
        print(f"ERROR   -  {error.format_message()}", file=sys.stderr)
    if (root / "site").exists():
        fate = "The last good site is still in site/.", "前回のサイトは site/ にそのまま残っています。"
    else:
        fate = "There is no site yet.", "サイトはまだありません。"
    problems = max(count, 1)
    say(f"Problems: {problems}. {fate[0]}", f"問題：{problems}件。{fate[1]}")


def publish(root: Path, releasing: bool) -> int:
    """Build, check and swap; return the exit code."""
    lock = os.open(root, os.O_RDONLY)  # the folder itself serves as lock file: nothing is left to clean up
    os.set_inheritable(lock, True)  # Pagefind holds it too: it may outlive a build that is killed, and still write
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print(
            "Another build is running; wait until it ends. 別のビルドが動いています。お待ちください。", file=sys.stderr
        )
        return 1
    site = (root / "site").resolve()  # where site/ is a link, the folder that it leads to is exchanged
    tally = Tally()
    logging.getLogger("mkdocs").addHandler(tally)
    try:
        (root / LOG).unlink(missing_ok=True)
        tidy(site)
        if site.is_file():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(site))
        build(root, beside(site)[0])
        if releasing and (shut := reasons(root)):
            print(*shut, sep="\n", file=sys.stderr)
            say(
                f"To mend before a release: {len(shut)}. site/ is unchanged.",
                f"公開の前に直すこと：{len(shut)}件。site/ は元のままです。",
            )
            return 1
        if _stopped:
            raise KeyboardInterrupt
        swap(site)
    except (Exception, SystemExit) as error:
        failure(error, root, len(tally.problems))
        return 1
    finally:
        with suppress(OSError):
            tidy(site)
    say("The new site is in site/.", "新しいサイトが site/ にできました。")
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGINT, stop)
    try:
        code = publish(Path(__file__).resolve().parent.parent, sys.argv[1:] == ["release"])
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        say("Stopped. If there was a site in site/, it is whole.", "中止しました。site/ のサイトは壊れていません。")
        code = 130
    sys.exit(code)
