"""How commands speak: every sentence in both languages, one a line."""

import sys

import click

from practice_site.issues import Issue, said


def say(message: str, **values: object) -> None:
    """Tell staff something."""
    print(*said(message, **values), sep="\n", file=sys.stderr, flush=True)


class Refused(click.ClickException):
    """Why a command did nothing."""

    def __init__(self, message: str, **values: object) -> None:
        """Keep the sentence."""
        self.said = said(message, **values)
        super().__init__("\n".join(self.said))


def list_in_both_languages(left: list[Issue]) -> None:
    """Print two lines for each thing that the owner works through."""
    for it in left:
        print(f"{it.path}:{it.line}  {it.en}\n{it.path}:{it.line}  {it.ja}", file=sys.stderr)
