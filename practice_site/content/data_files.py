"""Facts as staff write them in YAML, read through a model that refuses what it does not know."""

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from practice_site.content import field_issues, yaml_lines
from practice_site.content.yaml_lines import Place
from practice_site.issues import IssuesError, WrongError, issue

Language = Literal["en", "ja"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
Item = TypeVar("Item")
Model = TypeVar("Model", bound=BaseModel)


class Facts(BaseModel):
    """A group of facts: every field has to be there, and no other may be.

    The description of a field is the end of a message's name, expected_…, that says what should stand there.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, allow_inf_nan=False)


class Bilingual(Facts):
    """The same words in both languages; the space at the end of “, ” belongs to them."""

    model_config = ConfigDict(str_strip_whitespace=False)

    en: str = Field(pattern=r"\S", description="english_words")
    ja: str = Field(pattern=r"\S", description="japanese_words")

    def __getitem__(self, language: Language) -> str:
        """Return the words in `language`, so that a template can write `words[locale]`."""
        return self.en if language == "en" else self.ja


def _divided(text: object) -> object:
    return [word for part in re.split("[,、]", text) if (word := part.strip())] if isinstance(text, str) else text


# Written on one line, which people and editors handle better than a list.
Words = Annotated[list[str], BeforeValidator(_divided), Field(min_length=1, description="words")]


def _day(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        return date.fromisoformat(value)
    if not isinstance(value, date):
        raise ValueError  # a number would be taken for seconds since 1970
    return value


def _counted(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError  # true would be taken for 1
    return value


def _each_once(items: list[Item]) -> list[Item]:
    for place, item in enumerate(items):
        if item in items[:place]:
            raise WrongError("named_twice", name=item)
    return items


Once = Annotated[list[Item], AfterValidator(_each_once)]  # each of which may stand there once
CalendarDay = Annotated[date, BeforeValidator(_day)]
Count = Annotated[int, BeforeValidator(_counted)]


def load(path: Path, model: type[Model], context: dict[str, Any] | None = None) -> Model:
    """Return the facts of a data file.

    `context` reaches the model's validators: what they have to know from another file. Raises `IssuesError`.
    """
    name = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise IssuesError([issue(name, 1, "file_missing")]) from None
    except OSError as error:
        raise IssuesError([issue(name, 1, "cannot_read_or_write", name=name, reason=error.strerror)]) from None
    except UnicodeDecodeError as error:
        words = "file_broken_off" if error.reason == "unexpected end of data" else "not_utf8"
        raise IssuesError([issue(name, error.object.count(b"\n", 0, error.start) + 1, words)]) from None
    if hidden := yaml_lines.UNSEEN.search(text):  # of pages, a check tells this
        raise IssuesError([issue(name, text.count("\n", 0, hidden.start()) + 1, "yaml_invisible")])
    return validated(text, model, name, context=context)


def validated(
    text: str, model: type[Model], path: str, *, first_line: int = 1, context: dict[str, Any] | None = None
) -> Model:
    """Return the facts of a YAML text that begins on a line of a file; raises `IssuesError`."""
    lines: dict[Place, int] = {}
    try:
        values, lines = yaml_lines.read(text)
        if not isinstance(values, dict):
            raise IssuesError([issue(path, first_line, "no_fields")])
        return model.model_validate(values, context=context)
    except yaml_lines.UnreadableError as error:
        found = [issue(path, first_line - 1 + line, words, what=what) for line, words, what in error.faults]
    except ValidationError as error:
        found = field_issues.told(path, first_line - 1, lines, model, error)
    raise IssuesError(found)
