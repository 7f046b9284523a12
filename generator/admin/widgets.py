"""A field of a model becomes a field of the form: one widget for each sort of value."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from generator.admin.choices import FLAG, FOLDERS, Choice, Choices
from generator.model.fields import ID_PATTERN, Level, MediaPath, Reference, Term
from generator.model.kinds import Kind, kind_of
from generator.model.shape import FieldShape, shape_of, written_order
from generator.model.types import RECORD_TYPES

Widget = dict[str, Any]

_LONG = frozenset({"text", "summary", "idea", "goal", "note", "transcript", "reason", "result", "demand"})
"""Names of fields that hold more than a line."""

_CRITERIA = frozenset({"criterion", "criteria"})
"""Names of fields that hold codes of criteria."""

_PICTURES = ",".join(f"image/{kind}" for kind in ("jpeg", "png", "webp", "avif", "heic"))
"""What `model/picture.py` reads."""

_DEEPEST = 3
"""How deep a model may stand in itself: a form needs an end."""

_TITLES = ("title", "name", "text", "criterion", "slot", "year", "date")
"""What a folded item of a list shows of itself: the first of these that it has."""


def widgets(model: type[BaseModel], choices: Choices, above: tuple[type[BaseModel], ...] = ()) -> list[Widget]:
    """The fields of a model in their order, without the `id` of a record, which is the name of the file."""
    deeper = (*above, model)
    return [
        _widget(model, shape, choices, deeper)
        for shape in written_order(model)
        if (above or shape.name != "id") and (shape.model is None or deeper.count(shape.model) < _DEEPEST)
    ]


def _widget(model: type[BaseModel], shape: FieldShape, choices: Choices, above: tuple[type[BaseModel], ...]) -> Widget:
    head: Widget = {"name": shape.name, "label": shape.label, "required": shape.required}
    if shape.hint:
        head["hint"] = shape.hint
    if shape.level in {Level.INTERNAL, Level.PRIVATE}:
        head["preview"] = False
    if shape.model is not None:
        return head | _part(shape, choices, above)
    if shape.mark is not None or shape.name in _CRITERIA:
        return head | _marked(shape, choices)
    own = _plain(kind_of(model, shape.name), shape.name)
    if shape.many:
        item = {"name": "item", "label": shape.label, **own}
        return head | {"widget": "list", "label_singular": shape.label, "field": item, "allow_reorder": True}
    return head | own


def _part(shape: FieldShape, choices: Choices, above: tuple[type[BaseModel], ...]) -> Widget:
    assert shape.model is not None
    fields = widgets(shape.model, choices, above)
    if not shape.many:
        # Decap asks for what a part must have even where the part itself need not be; the check asks better
        return {"widget": "object", "fields": fields if shape.required else [*map(_optional, fields)]}
    shown = next((name for name in _TITLES if any(field["name"] == name for field in fields)), "")
    made: Widget = {"widget": "list", "label_singular": shape.label, "fields": fields, "collapsed": True}
    return made | ({"summary": f"{{{{fields.{shown}}}}}"} if shown else {})


def _optional(field: Widget) -> Widget:
    parts = {"fields": [*map(_optional, field["fields"])]} if "fields" in field else {}
    return {**field, "required": False, **parts}


def _marked(shape: FieldShape, choices: Choices) -> Widget:
    match shape.mark:
        case Term(vocabulary=vocabulary):
            return _select(choices.terms(vocabulary), shape)
        case Reference(to=(kind,)) if kind in FOLDERS:
            shown = name_field(kind)
            return {
                "widget": "relation", "collection": kind, "value_field": "{{slug}}", "display_fields": [shown],
                "search_fields": [shown], "multiple": shape.many,
            }  # fmt: skip
        case Reference(to=kinds):
            return _select(choices.records(kinds), shape)
        case MediaPath(kind="picture"):
            return {"widget": "image", "choose_url": False, "accept": _PICTURES}
        case MediaPath():
            return {"widget": "file", "choose_url": False}
        case None:
            return _select(choices.criteria(), shape)


@cache
def name_field(kind: str) -> str:
    """The field by which people know a record of this type."""
    model = next(each.model for each in RECORD_TYPES if each.name == kind)
    own = {shape.name for shape in shape_of(model)}
    return next(name for name in ("short_name", "name", "title", "date") if name in own)


def _select(offered: tuple[Choice, ...], shape: FieldShape) -> Widget:
    options = [{"label": label, "value": value} for value, label in offered]
    if not options:
        return (
            {"widget": "list", "field": {"name": "item", "label": shape.label, "widget": "string"}}
            if shape.many
            else {"widget": "string"}
        )
    return {"widget": "select", "options": options, "multiple": shape.many}


def _plain(kind: Kind, name: str) -> Widget:
    match kind:
        case Kind.FLAG:
            # words, not a switch: files say 是 and 否, and to a switch both would be yes
            return {"widget": "select", "options": [{"label": shown, "value": value} for value, shown in FLAG]}
        case Kind.INTEGER:
            return {"widget": "number", "value_type": "int", "step": 1}
        case Kind.NUMBER:
            return {"widget": "number", "value_type": "float"}
        case Kind.DAY:
            return {
                "widget": "datetime",
                "type": "date",
                "format": "YYYY-MM-DD",
                "date_format": True,
                "time_format": False,
            }
        case Kind.LINK:
            return {"widget": "string", "pattern": [r"^https?://\S+$", "以 http:// 或 https:// 开头的网址"]}
        case Kind.DOCUMENT:
            return {"widget": "markdown", "modes": ["raw"]}
        case _ if name == "id":
            return {"widget": "string", "pattern": [f"^{ID_PATTERN}$", "小写字母、数字和短横线"]}
        case _:
            return {"widget": "text" if name in _LONG else "string"}


def names(fields: list[Widget]) -> Iterator[str]:
    """The names of all fields, with those of their parts."""
    for field in fields:
        yield field["name"]
        yield from names(field.get("fields", []))
