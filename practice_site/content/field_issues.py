"""What is wrong with a field: where it stands in its file, what is wrong, and what is expected."""

import difflib
from collections.abc import Iterator
from itertools import islice
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from practice_site.content.yaml_lines import Place, as_typed
from practice_site.issues import Issue, Said, WrongError, said

_SHOWN = 60  # characters of what was typed
_MOST = 50  # mistakes of one file at a time


class WrongWithin(ValueError):  # noqa: N818 - holds errors
    """Several things that a validator found, each at a place below what it looked at."""

    def __init__(self, *found: tuple[Place, WrongError]) -> None:
        """Keep what is to be told."""
        super().__init__(found)
        self.found = found


def ids_twice(field: str, ids: list[str]) -> list[tuple[Place, WrongError]]:
    """Return each id of a list's entries that an entry above has too."""
    twice = [(number, name) for number, name in enumerate(ids) if name in ids[:number]]
    return [((field, number, "id"), WrongError("id_twice", id=name)) for number, name in twice]


def told(
    path: str, before: int, lines: dict[Place, int], model: type[BaseModel], error: ValidationError
) -> list[Issue]:
    """Return everything that a model refused; `before` is the number of lines above the YAML in its file."""
    details = (one for detail in error.errors() for one in _each(detail))
    return [_issue(path, before, lines, model, one) for one in islice(details, _MOST)]


def _each(detail: ErrorDetails) -> Iterator[ErrorDetails]:
    several = detail.get("ctx", {}).get("error")
    if not isinstance(several, WrongWithin):
        yield detail
        return
    for place, wrong in several.found:
        yield {**detail, "loc": (*detail["loc"], *place), "ctx": {"error": wrong}}


def _issue(path: str, before: int, lines: dict[Place, int], model: type[BaseModel], detail: ErrorDetails) -> Issue:
    place: Place = detail["loc"]
    known = next(place[:length] for length in range(len(place), -1, -1) if place[:length] in lines)
    field = _shortened(".".join(map(str, place))) or said("the_file")
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
            words = _does_not_fit(field, detail["input"], expected)
    return Issue(path, before + lines[known], *words)


def _does_not_fit(field: str | Said, value: object, expected: Said) -> Said:
    match value:
        case None:
            return said("field_empty", field=field, expected=expected)
        case dict():
            return said("field_of_fields", field=field, expected=expected)
        case list():
            return said("field_of_list", field=field, expected=expected)
    return said("field_does_not_fit", field=field, value=_shortened(as_typed(value)), expected=expected)


def _shortened(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


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
