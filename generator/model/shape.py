"""The shape of a model: which fields hold other models, and what marks the rest carry.

Reference resolution, the disclosure gate, labels of findings and (later) forms all read records
through this one walk, so a new field needs no second mention anywhere.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, TypeVar, cast

from pydantic import BaseModel

from generator.finding import KeyPath
from generator.model.fields import Level, MediaPath, Reference, Term

M = TypeVar("M", bound=BaseModel)
Mark = Reference | Term | MediaPath


@dataclass(frozen=True, slots=True)
class FieldShape:
    """One field: `model` is what it nests, `mark` what its strings stand for, `many` a tuple."""

    name: str
    label: str
    hint: str
    level: Level
    required: bool
    many: bool
    model: type[BaseModel] | None
    mark: Mark | None
    default: Any


@cache
def shape_of(model: type[BaseModel]) -> tuple[FieldShape, ...]:
    """The fields of a model, in the order in which they are written."""
    shapes = []
    for name, info in model.model_fields.items():
        extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        nested, mark, many = _look(info.annotation, info.metadata)
        shapes.append(
            FieldShape(
                name=name,
                label=info.title or name,
                hint=info.description or "",
                level=Level(str(extra["level"])),
                required=info.is_required(),
                many=many,
                model=nested,
                mark=mark,
                default=None if info.is_required() else info.get_default(),
            )
        )
    return tuple(shapes)


def written_order(model: type[BaseModel]) -> tuple[FieldShape, ...]:
    """The fields in the order in which a file, a form or a table has them: what names the record first, what the model
    inherits last.
    """
    inherited = {name for base in model.__mro__[1:] for name in getattr(base, "model_fields", ())} - {"id"}
    return tuple(sorted(shape_of(model), key=lambda shape: shape.name in inherited))


def _look(annotation: Any, metadata: list[Any]) -> tuple[type[BaseModel] | None, Mark | None, bool]:
    mark = next((item for item in metadata if isinstance(item, Reference | Term | MediaPath)), None)
    origin = typing.get_origin(annotation)
    if origin is Annotated:
        inner, *extra = typing.get_args(annotation)
        nested, inner_mark, many = _look(inner, extra)
        return nested, mark or inner_mark, many
    if origin in (types.UnionType, typing.Union):
        for option in typing.get_args(annotation):
            if option is not type(None):
                nested, inner_mark, many = _look(option, [])
                return nested, mark or inner_mark, many
    if origin is tuple:
        nested, inner_mark, _many = _look(typing.get_args(annotation)[0], [])
        return nested, mark or inner_mark, True
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation, mark, False
    return None, mark, False


Wanted = Callable[[FieldShape], bool]
Fields = Callable[[type[BaseModel]], tuple[FieldShape, ...]]


def all_nested(tops: Iterable[type[BaseModel]], fields: Fields = shape_of) -> Iterator[type[BaseModel]]:
    """These models and all that they nest by such fields, each once, those nearer to the top first (models may nest
    themselves).
    """
    waiting = list(tops)
    seen: set[type[BaseModel]] = set()
    while waiting:
        model = waiting.pop(0)
        if model not in seen:
            seen.add(model)
            yield model
            waiting += [shape.model for shape in fields(model) if shape.model is not None]


def lists_of(
    model: type[BaseModel], path: tuple[str, ...] = (), fields: Fields = shape_of
) -> Iterator[tuple[tuple[str, ...], FieldShape]]:
    """The fields that hold parts many times, also inside parts that are held once, with the way to them."""
    for shape in fields(model):
        if shape.model is not None and shape.many:
            yield (*path, shape.name), shape
        elif shape.model is not None:
            yield from lists_of(shape.model, (*path, shape.name), fields)


@cache
def _holds(model: type[BaseModel], wanted: Wanted) -> bool:
    """Whether such a field occurs anywhere below a model."""
    return any(wanted(shape) for each in all_nested((model,)) for shape in shape_of(each))


@cache
def _leading_to(model: type[BaseModel], wanted: Wanted) -> tuple[FieldShape, ...]:
    """The fields of a model that are wanted, or nest models that have such."""
    return tuple(
        shape for shape in shape_of(model) if wanted(shape) or (shape.model is not None and _holds(shape.model, wanted))
    )


@cache
def _with_mark(mark: type[Mark]) -> Wanted:
    return lambda shape: isinstance(shape.mark, mark)


@dataclass(frozen=True, slots=True)
class Marked:
    """A string with its mark, and where it stands in the record."""

    path: KeyPath
    value: str
    mark: Mark
    label: str


def marked(record: BaseModel, mark: type[Mark], path: KeyPath = ()) -> Iterator[Marked]:
    """All strings of a record that carry a mark of this kind."""
    for shape in _leading_to(type(record), _with_mark(cast(Any, mark))):
        value = getattr(record, shape.name)
        if not value:
            continue
        here = (*path, shape.name)
        items = ((*here, i) for i in range(len(value))) if shape.many else iter((here,))
        values = value if shape.many else (value,)
        for item_path, item in zip(items, values, strict=True):
            if shape.model is not None:
                yield from marked(item, mark, item_path)
            elif shape.mark is not None:
                yield Marked(item_path, item, shape.mark, shape.label)


class DroppedError(Exception):
    """A value that must go was required: what holds it must go too."""


Keep = Callable[[FieldShape, BaseModel, Any], bool]


@cache
def hideable(model: type[BaseModel]) -> tuple[FieldShape, ...]:
    """The fields of a model that are not for everybody, or nest models that have such."""
    return _leading_to(model, _is_hideable)


def _is_hideable(shape: FieldShape) -> bool:
    return shape.level is not Level.PUBLIC


def sift(record: M, keep: Keep, fields: Fields = shape_of) -> M:
    """The record without the values that `keep` refuses; the same object where all stay. `fields` names those
    that it may refuse, or that hold such.

    A refused optional value becomes its default; an element of a list that loses something
    required leaves the list. Raises `DroppedError` where the record itself loses something required.
    """
    changes: dict[str, Any] = {}
    for shape in fields(type(record)):
        value = getattr(record, shape.name)
        if value is None or value == ():
            continue
        kept = _sift_field(record, shape, value, keep, fields)
        if kept is not value:
            changes[shape.name] = kept
    return record.model_copy(update=changes) if changes else record


def _sift_field(record: BaseModel, shape: FieldShape, value: Any, keep: Keep, fields: Fields) -> Any:
    if not shape.many:
        try:
            if not keep(shape, record, value):
                raise DroppedError(shape.name)
            return sift(value, keep, fields) if shape.model is not None else value
        except DroppedError:
            if shape.required:
                raise
            return shape.default
    items = []
    for item in value:
        try:
            if keep(shape, record, item):
                items.append(sift(item, keep, fields) if shape.model is not None else item)
        except DroppedError:
            continue
    if all(a is b for a, b in zip(items, value, strict=False)) and len(items) == len(value):
        return value
    if shape.required and not items:
        raise DroppedError(shape.name)
    return tuple(items)


def label_of(model: type[BaseModel], path: KeyPath) -> str:
    """The Chinese labels along a key path: 支部书记 › 任职时间."""
    return " › ".join(labels_of(model, path))


def labels_of(model: type[BaseModel] | None, path: KeyPath) -> list[str]:
    """Like `label_of`, one label a step; positions in lists read “第 n 项”."""
    labels: list[str] = []
    for step in path:
        if isinstance(step, int):
            labels.append(f"第{step + 1}项")
            continue
        shape = None if model is None else next((s for s in shape_of(model) if s.name == step), None)
        labels.append(shape.label if shape else str(step))
        model = shape.model if shape else None
    return labels


def shape_at(model: type[BaseModel], path: KeyPath) -> FieldShape | None:
    """The field that a key path ends in, or None where the path leaves the model."""
    current: type[BaseModel] | None = model
    shape: FieldShape | None = None
    for step in path:
        if isinstance(step, int):
            continue
        shape = None if current is None else next((s for s in shape_of(current) if s.name == step), None)
        current = shape.model if shape else None
    return shape
