"""What `make` runs: python -m practice_site serve, build, release, page, stamp or weekly.

Each command imports what it needs when it runs, so that a mistake elsewhere never keeps another one from working.
"""

import sys
from datetime import date
from pathlib import Path

import click

from practice_site.issues import said

ROOT = Path(__file__).resolve().parent.parent


@click.group()
def commands() -> None:
    """Build, write and look after the site."""


@commands.command()
@click.option("--port", type=click.IntRange(1, 65000), help="Where to begin to look for a free one.")
@click.option("--open", "in_browser", is_flag=True, help="Open it in the browser, too.")
def serve(port: int | None, in_browser: bool) -> None:
    """Preview both languages until somebody presses Ctrl-C."""
    from practice_site.commands.serve import serve
    from practice_site.desk.app import Desk

    serve(ROOT, port, Desk, in_browser=in_browser)


@commands.command()
def build() -> None:
    """Write the finished site to site/, or say what is wrong."""
    from practice_site.commands.build import run

    sys.exit(run(ROOT, releasing=False))


@commands.command()
def release() -> None:
    """Do the same, if the site is ready for visitors."""
    from practice_site.commands.build import run

    sys.exit(run(ROOT, releasing=True))


@commands.command()
@click.argument("slug", default="")
def page(slug: str) -> None:
    """Begin a page in both languages, as a draft."""
    from practice_site.commands.page import begin

    print(*begin(ROOT, slug, date.today()), sep="\n")


@commands.command()
@click.argument("pages", nargs=-1)
def stamp(pages: tuple[str, ...]) -> None:
    """Say that Japanese pages are up to date again; several names may stand in one argument."""
    from practice_site.commands.stamp import stamp

    for slug in " ".join(pages).split() or [""]:
        print(*stamp(ROOT, slug), sep="\n")


@commands.command()
def weekly() -> None:
    """Look for dead links to elsewhere, old help lines and overdue reviews."""
    from practice_site.commands.weekly import look

    sys.exit(look(ROOT))


def main() -> None:
    """Run a command; what it meets on the way is told in a sentence."""
    try:
        commands(prog_name="python -m practice_site", standalone_mode=False)
    except click.ClickException as error:  # click itself would begin with an English word
        sys.exit(error.format_message())
    except click.Abort:
        sys.exit(130)
    except OSError as error:
        sys.exit("\n".join(said("cannot_read_or_write", name=error.filename, reason=error.strerror)))


if __name__ == "__main__":
    main()
