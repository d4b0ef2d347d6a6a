"""Read a file of `data/` and say in one line per mistake what is wrong, where, and what is expected."""

import difflib
import re
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, get_args

import plain_yaml
import yaml
from mkdocs.exceptions import PluginError
from plain_yaml import Place
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

Language = Literal["en", "ja"]
Model = TypeVar("Model", bound=BaseModel)


class Facts(BaseModel):
    """A group of facts: every field has to be there, and no other may be."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Bilingual(Facts):
    """The same words in both languages; the space at the end of “, ” belongs to them."""

    model_config = ConfigDict(str_strip_whitespace=False)

    en: str = Field(pattern=r"\S", description="the English words")
    ja: str = Field(pattern=r"\S", description="the Japanese words")

    def __getitem__(self, language: Language) -> str:
        """Return the words in `language`, so that a template can write `words[locale]`."""
        return self.en if language == "en" else self.ja


def _divided(text: object) -> object:
    return [word for part in re.split("[,、]", text) if (word := part.strip())] if isinstance(text, str) else text


# Written on one line, which people and editors handle better than a list.
Words = Annotated[list[str], BeforeValidator(_divided), Field(min_length=1, description="words divided by commas")]


# Every page asks for the same few files; a preview must still notice that one was saved.
_cache: dict[tuple[Path, type[BaseModel]], tuple[int, dict[str, Any] | None, BaseModel]] = {}


def load(path: Path, model: type[Model], context: dict[str, Any] | None = None) -> Model:
    """Return the facts of a data file as they stand on disk now.

    `context` reaches the model's validators: what they have to know from another file. Raises `PluginError` with every
    problem of the file, one line each: file, line, field, what is wrong and what is expected.
    """
    saved_at = path.stat().st_mtime_ns if path.exists() else 0
    key = (path, model)
    if key not in _cache or _cache[key][:2] != (saved_at, context):
        _cache[key] = (saved_at, context, _read(path, model, context))
    return _cache[key][2]  # type: ignore[return-value] - the key names the model


def _read(path: Path, model: type[Model], context: dict[str, Any] | None) -> Model:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise PluginError(f"{_name(path)}:1: the file is missing.") from None
    except UnicodeDecodeError:
        raise PluginError(
            f"{_name(path)}:1: the file is not saved as UTF-8; save it again with that encoding."
        ) from None
    lines: dict[Place, int] = {}
    try:
        values, lines = plain_yaml.read(text)
        return model.model_validate(values, context=context)
    except plain_yaml.RepeatedError as error:
        said = (f"{_name(path)}:{line}: {field}: stands here twice." for line, field in error.fields)
    except ValidationError as error:
        said = (_sentence(path, lines, model, problem) for problem in error.errors())
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        said = (f"{_name(path)}:{line}: cannot be read as YAML: {error.problem}.",)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        said = (f"{_name(path)}:{line}: holds a character that cannot be seen; type the line again.",)
    except RecursionError:
        said = (f"{_name(path)}:1: cannot be read as YAML: too many brackets inside each other.",)
    raise PluginError("\n".join(said))


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _sentence(path: Path, lines: dict[Place, int], model: type[BaseModel], problem: Any) -> str:  # noqa: ANN401 - pydantic's own
    place: Place = problem["loc"]
    known = next(place[:length] for length in range(len(place), -1, -1) if place[:length] in lines)
    where = f"{_name(path)}:{lines[known]}: {'.'.join(map(str, place)) or 'the file'}:"
    expected, siblings = _expectation(model, place)
    match problem["type"]:
        case "missing":
            return f"{where} is missing; expected {expected}."
        case "extra_forbidden":
            near = difflib.get_close_matches(str(place[-1]), siblings, n=1)
            meant = f"did you mean “{near[0]}”?" if near else f"known here: {', '.join(siblings)}."
            return f"{where} is not a field of this file; {meant}"
        case "value_error":
            return f"{where} {problem['ctx']['error']}."
        case _:
            return f"{where} “{problem['input']}” does not fit; expected {expected}."


def _expectation(model: type[BaseModel], place: Place) -> tuple[str, list[str]]:
    """Return the description nearest to a place in the data, and the fields that may stand there."""
    expected, current = "a value", model
    for step in place:
        fields = current.model_fields
        name = "root" if "root" in fields else step  # a file that is a list or a table of its own has no field names
        if isinstance(name, str) and name in fields:
            if described := fields[name].description:
                expected = described if fields[name].is_required() else f"{described}, or no such line"
            current = _model_within(fields[name].annotation) or current
    return expected, list(current.model_fields)


def _model_within(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - any annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_within(part))), None)
