"""Fields of the editor from the models that check the same data, so that the two cannot disagree."""

from collections.abc import Callable
from datetime import date, time
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from practice_site.content.data_files import Words

Field = dict[str, Any]
Place = tuple[str, ...]
Caption = Callable[[Place], Field]  # label and hint of a place in the data, such as (practice, services, minutes)

_WORDS = get_args(Words)[1]
_SIMPLE: dict[object, Field] = {
    str: {"widget": "string"},
    bool: {"widget": "boolean"},
    int: {"widget": "number", "value_type": "int"},
    float: {"widget": "number", "value_type": "float", "step": 0.01},
    date: {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"},
    time: {"widget": "datetime", "type": "time", "format": "HH:mm"},
}
_NEWEST_FIRST = ("references", "figures", "notices")  # lists so long that the end of them is out of sight
_NAMES = ("name", "title")  # in two languages: who reads a closed entry looks for these, not for its short name
# What a person chooses by the eye, though it is written in letters.
_DESCRIBED: dict[str, Field] = {"photo_file": {"widget": "image"}, "colour": {"widget": "color"}}


def fields(model: type[BaseModel], place: Place, caption: Caption) -> list[Field]:
    """Return the fields of a model, in its order, under the names that stand in the file."""
    return [
        _field(info.annotation, info, (*place, info.alias or name), caption)
        for name, info in model.model_fields.items()
    ]


def _field(annotation: object, info: FieldInfo, place: Place, caption: Caption) -> Field:
    kind, optional = _without_none(annotation)
    words = _WORDS in info.metadata or _is_words(kind)
    widget = {"widget": "text"} if words else _widget(kind, optional, place, caption)
    widget = _DESCRIBED.get(info.description or "", widget)
    needed = not optional and info.is_required() and kind is not bool
    found = {"name": place[-1], **caption(place), **widget, "required": needed}
    if isinstance(info.default, bool):
        found["default"] = info.default
    pattern = next((part.pattern for part in _rules(annotation, info) if getattr(part, "pattern", None)), None)
    if widget["widget"] == "number":
        found |= _bounds(_rules(annotation, info))
    if pattern and widget["widget"] == "string":
        found["pattern"] = [pattern, found.get("hint") or found["label"]]
    return found


def _bounds(rules: list[Any]) -> Field:
    """Return the smallest and the largest number that a field takes, as far as there are such."""
    least = [part.ge for part in rules if hasattr(part, "ge")] + [part.gt for part in rules if hasattr(part, "gt")]
    most = [part.le for part in rules if hasattr(part, "le")]
    return ({"min": least[0]} if least else {}) | ({"max": most[0]} if most else {})


def _rules(annotation: object, info: FieldInfo) -> list[Any]:
    """Return what refines a field, also where that is said of its type: Phone | None."""
    inside = [part for option in (annotation, *get_args(annotation)) for part in getattr(option, "__metadata__", ())]
    return [*info.metadata, *(rule for part in inside for rule in getattr(part, "metadata", [part]))]


def _widget(kind: Any, optional: bool, place: Place, caption: Caption) -> Field:  # noqa: ANN401 - any annotation
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if get_origin(kind) is Literal:
        return {"widget": "select", "options": [_option(str(value), value, caption) for value in get_args(kind)]}
    if get_origin(kind) is list:
        return _list(get_args(kind)[0], place, caption)
    return {"widget": "object", "collapsed": "auto" if optional else False, "fields": fields(kind, place, caption)}


def _list(item: Any, place: Place, caption: Caption) -> Field:  # noqa: ANN401 - any annotation
    if get_origin(item) is Literal:
        return {"widget": "select", "multiple": True, **{"options": _widget(item, False, place, caption)["options"]}}
    if isinstance(item, type) and issubclass(item, BaseModel):
        inner = fields(item, place, caption)
        first = {"add_to_top": True} if place[-1] in _NEWEST_FIRST else {}
        return {"widget": "list", "collapsed": True, "summary": _summary(inner), "fields": inner, **first}
    return {"widget": "list"}  # of words or lines: one each


def _summary(inner: list[Field]) -> str:
    """Return what an entry shows while it is closed: its name in both languages, or its first three facts."""
    named = next((it for it in inner if it["name"] in _NAMES and "fields" in it), inner[0])
    names = [f"{named['name']}.{side['name']}" for side in named.get("fields", [])]
    simple = [field["name"] for field in inner if "fields" not in field and field["widget"] != "number"]  # 2,025
    return " · ".join(f"{{{{{place}}}}}" for place in (names or simple)[:3])


def _option(name: str, value: object, caption: Caption) -> Field:
    return {"label": caption(("options", name))["label"], "value": value}


def _is_words(kind: object) -> bool:
    return get_origin(kind) is Annotated and _WORDS in get_args(kind)


def _without_none(annotation: object) -> tuple[object, bool]:
    """Return an annotation without `None`, and whether `None` was there; what only refines a type is left out."""
    parts = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)
    known = [part for part in parts if part is not type(None)]
    kind = known[0]
    if get_origin(kind) is Annotated and not _is_words(kind):
        kind = get_args(kind)[0]
    return kind, len(known) < len(parts)
