"""What a build tells of what staff wrote, kept for whoever shows it: the terminal, or the banner of the preview."""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click
import jinja2

from practice_site.issues import Issue, IssuesError, issue, said

log = logging.getLogger("mkdocs.plugins")
_MKDOCS = logging.getLogger("mkdocs")
_RETOLD = ("mkdocs.structure.pages", "mkdocs.structure.nav")  # of which `links` changes the words
# The server tells of requests, and what stops a build is raised too.
_NOT_OF_STAFF = ("mkdocs.livereload", "mkdocs.commands.build")


def tell(issues: list[Issue], old: list[Issue]) -> None:
    """Tell everything that is wrong; with --strict, what blocks also stops the build.

    What has grown `old` is only mentioned, or a build would stop overnight by itself.
    """
    for found in issues + [replace(it, blocking=False) for it in old]:
        log.log(logging.WARNING if found.blocking else logging.INFO, found)


class Told(logging.Handler):
    """Collects the issues of one build, each once however many languages meet it."""

    def __init__(self, root: Path) -> None:
        """Name the project's folder."""
        super().__init__(logging.INFO)
        self._root = root
        self._found: set[Issue] = set()
        self._in_mkdocs_words: set[Issue] = set()

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Listen to MkDocs, to its plugins, and to hooks.py."""
        for name in _RETOLD:
            logging.getLogger(name).addFilter(_keep_own_words)
        _MKDOCS.setLevel(logging.INFO)
        _MKDOCS.addHandler(self)
        try:
            yield
        finally:
            _MKDOCS.removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what a message tells staff."""
        if record.name in _NOT_OF_STAFF:
            return
        weighs = record.levelno >= logging.WARNING
        if found := self._issues(record):
            self._found.update(replace(it, blocking=it.blocking and weighs) for it in found)
        elif weighs:
            self._in_mkdocs_words.add(_in_mkdocs_words(record.getMessage()))

    def _issues(self, record: logging.LogRecord) -> list[Issue]:
        from practice_site.checks import links

        if isinstance(record.msg, Issue):
            return [record.msg]
        own_words = getattr(record, "own_words", "")
        found = links.issues(own_words, self._root / "docs", self._root / "mkdocs.yml")
        return found or [it for line in record.getMessage().splitlines() if (it := _as_told(line))]

    @property
    def problems(self) -> list[Issue]:
        """Return what has to be mended before the site may be published.

        What MkDocs and its plugins say themselves mostly follows from the rest, and is only told alone.
        """
        return sorted(it for it in self._found if it.blocking) or sorted(self._in_mkdocs_words)

    @property
    def remarks(self) -> list[Issue]:
        """Return what is worth knowing and stops nothing."""
        return sorted(it for it in self._found if not it.blocking and replace(it, blocking=True) not in self._found)


def _keep_own_words(record: logging.LogRecord) -> bool:
    record.own_words = record.getMessage()
    return True


def _as_told(line: str) -> Issue | None:
    """Return an issue that was told as text."""
    path, _, rest = line.partition(":")
    number, _, words = rest.partition("  ")
    return Issue(path, int(number), words, words) if number.isdigit() and words else None


def _in_mkdocs_words(words: str) -> Issue:
    return issue("mkdocs.yml", 1, "mkdocs_says", words=" ".join(words.split()))


def of_error(error: BaseException, root: Path) -> list[Issue]:
    """Return what stopped a build, or nothing where only a developer can read it."""
    cause: BaseException | None = error
    while cause:
        if isinstance(cause, IssuesError):
            return cause.issues
        if isinstance(cause, jinja2.TemplateError | UnicodeDecodeError) and (found := _of_template(cause, root)):
            return found
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, click.ClickException) and not isinstance(error, SystemExit):
        return [_in_mkdocs_words(error.format_message())]
    return []


def _of_template(error: Exception, root: Path) -> list[Issue]:
    """Return the place in a template; one that was read outside MkDocs does not know its own name."""
    from practice_site.checks import foundations

    if found := foundations.templates_that_cannot_be_read(root):
        return found
    places = [(Path(it.filename), it.lineno) for it in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, jinja2.TemplateSyntaxError) and error.filename:
        places.append((Path(error.filename), error.lineno))
    inside = [(path, line) for path, line in places if path.is_relative_to(root / "overrides")]
    if not inside:
        return []
    path, line = inside[-1]
    place = path.relative_to(root).as_posix(), line or 1
    if isinstance(error, jinja2.TemplateNotFound):
        return [issue(*place, "template_missing", name=error.name)]
    return [issue(*place, "template_broken", reason=str(error))]


def listed(problems: list[Issue], remarks: list[Issue]) -> list[str]:
    """Return lines for a terminal: problems first, each group below its heading."""
    groups = (("to_mend", problems), ("remarks", remarks))
    return [line for heading, found in groups if found for line in (" · ".join(said(heading)), *map(str, found), "")]
