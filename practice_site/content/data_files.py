"""Read facts through a model, and say of each mistake where it is, what is wrong, and what is expected."""

import difflib
import re
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from practice_site.content import yaml_lines
from practice_site.content.yaml_lines import Place
from practice_site.issues import Issue, IssuesError, Said, WrongError, issue, said

Language = Literal["en", "ja"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
Model = TypeVar("Model", bound=BaseModel)


class Facts(BaseModel):
    """A group of facts: every field has to be there, and no other may be.

    The description of a field is the end of a message's name, expected_…, that says what should stand there.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


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


def load(path: Path, model: type[Model], context: dict[str, Any] | None = None) -> Model:
    """Return the facts of a data file.

    `context` reaches the model's validators: what they have to know from another file. Raises `IssuesError`.
    """
    name = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise IssuesError([issue(name, 1, "file_missing")]) from None
    except UnicodeDecodeError:
        raise IssuesError([issue(name, 1, "not_utf8")]) from None
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
        found = [_issue(path, first_line - 1, lines, model, detail) for detail in error.errors()]
    raise IssuesError(found)


def _issue(path: str, before: int, lines: dict[Place, int], model: type[BaseModel], detail: ErrorDetails) -> Issue:
    place: Place = detail["loc"]
    known = next(place[:length] for length in range(len(place), -1, -1) if place[:length] in lines)
    field = ".".join(map(str, place)) or said("the_file")
    expected, siblings = _expectation(model, place)
    error = detail.get("ctx", {}).get("error")
    match detail["type"]:
        case "missing":
            words = said("field_missing", field=field, expected=expected)
        case "extra_forbidden" if near := difflib.get_close_matches(str(place[-1]), siblings, n=1):
            words = said("field_misspelt", field=field, meant=near[0])
        case "extra_forbidden":
            words = said("field_unknown", field=field, known=Said(", ".join(siblings), "、".join(siblings)))
        case _ if isinstance(error, WrongError):
            words = said("field_wrong", field=field, wrong=error.said)
        case _:
            value = str(detail["input"])
            shown = value if len(value) <= 60 else f"{value[:60]}…"
            words = said("field_does_not_fit", field=field, value=shown, expected=expected)
    return Issue(path, before + lines[known], *words)


def _expectation(model: type[BaseModel], place: Place) -> tuple[Said, list[str]]:
    """Return what should stand at the nearest described place in the data, and the fields that may stand there."""
    expected, current = said("expected_value"), model
    for step in place:
        fields = current.model_fields
        name = "root" if "root" in fields else step  # a file that is a list or a table of its own has no field names
        field = next((info for own, info in fields.items() if name in (own, info.alias)), None)
        if field:
            if field.description:
                expected = said(f"expected_{field.description}")
                expected = expected if field.is_required() else said("or_no_line", expected=expected)
            current = _model_within(field.annotation) or current
    return expected, [info.alias or own for own, info in current.model_fields.items()]


def _model_within(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - any annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_within(part))), None)
