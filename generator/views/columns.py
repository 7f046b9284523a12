"""Which tables and columns the open data has: read from the models, so that a new field needs no mention here.

Each record type is a table. What a record holds once (the secretary, a review) becomes columns such as
`secretary.since`; what it holds many times (evidence, milestones) becomes a table of its own, whose rows carry
the record's id and their place in it. Only fields that may be public are columns at all: the key of an internal
or private field is nowhere in the open data.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pydantic import BaseModel

from generator.model.base import Record
from generator.model.fields import Level, MediaPath, Reference, Term
from generator.model.kinds import Kind, kind_of
from generator.model.shape import FieldShape, lists_of, shape_of
from generator.model.types import RECORD_TYPES

SHOWN = frozenset({Level.PUBLIC, Level.CONSENT, Level.WINDOW})
"""Levels of which something may be public: always, with consent, or for a time."""

_TYPES = {Kind.INTEGER: "integer", Kind.NUMBER: "number", Kind.FLAG: "boolean", Kind.DAY: "date"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `name` is the English key, `title` the Chinese label, `type` a type of Frictionless Data."""

    name: str
    title: str
    hint: str = ""
    type: str = "string"
    required: bool = False
    refers: tuple[str, ...] = ()
    vocabulary: str = ""
    link: bool = False
    many: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a model, as its cells are read: `parts` are those of what it holds once, `table` names the
    table of what it holds many times, `columns` are all that it gives, in order.
    """

    shape: FieldShape
    kind: Kind
    columns: tuple[Column, ...]
    parts: tuple[Field, ...] = ()
    table: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `keys` come before the columns of the fields, `last` behind them; `parent` is the table whose
    rows hold these, and empty for a record type.
    """

    name: str
    title: str
    kind: str
    parent: str
    keys: tuple[Column, ...]
    fields: tuple[Field, ...] = ()
    last: tuple[Column, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns in order."""
        return (*self.keys, *(column for field in self.fields for column in field.columns), *self.last)


@cache
def shown(model: type[BaseModel]) -> tuple[FieldShape, ...]:
    """The fields of a model that may be public, in order: of a record its id first, then what is its own, and
    what all records have at the end.
    """
    every = [shape for shape in shape_of(model) if shape.level in SHOWN]
    if not issubclass(model, Record):
        return tuple(every)
    common = list(Record.model_fields)
    return tuple(sorted(every, key=lambda each: 0 if each.name == "id" else 2 if each.name in common else 1))


@cache
def tables() -> dict[str, Table]:
    """All tables by name: a record type, then the tables of what its records hold."""
    return {table.name: table for kind in RECORD_TYPES for table in _tables_of(kind.name, kind.label, kind.model)}


def _tables_of(name: str, title: str, model: type[BaseModel]) -> Iterator[Table]:
    address = Column("url", "网址", "记录所在的网页", link=True)
    waiting = [(Table(name, title, name, "", (), last=(address,)), model)]
    while waiting:
        table, held = waiting.pop(0)
        fields = tuple(_fields(held, table, "", "", required=True))
        yield replace(table, fields=fields)
        for path, shape in lists_of(held, (), shown):
            if shape.model is not held:
                assert shape.model is not None
                waiting.append((_inner(table, path, shape, name), shape.model))


def _inner(table: Table, path: tuple[str, ...], shape: FieldShape, kind: str) -> Table:
    """The table of what a field of another holds many times."""
    keys: tuple[Column, ...] = (
        Column("record_id", "所属记录", "记录的编号", required=True, refers=(kind,)),
        Column("item", "顺序号", "在所属记录中从 1 数起", "integer", required=True),
    )
    if table.parent or shape.model is None or any(each.model is shape.model for each in shown(shape.model)):
        keys += (Column("parent_item", "上级顺序号", "上级那一行的顺序号", "integer"),)
    name = "-".join((table.name, *path)).replace("_", "-")
    return Table(name, f"{table.title}·{shape.label}", kind, table.name, keys)


def _fields(model: type[BaseModel], table: Table, prefix: str, title: str, *, required: bool) -> Iterator[Field]:
    for shape in shown(model):
        kind = kind_of(model, shape.name)
        name, label = f"{prefix}{shape.name}", f"{title}{shape.label}"
        must = required and shape.required and shape.level is Level.PUBLIC
        if shape.model is model:
            yield Field(shape, kind, (Column(f"{name}.count", f"{label}（数）", type="integer"),), table=table.name)
        elif shape.model is not None and shape.many:
            inner = f"{table.name}-{name.replace('.', '-').replace('_', '-')}"
            yield Field(shape, kind, (Column(f"{name}.count", f"{label}（数）", type="integer"),), table=inner)
        elif shape.model is not None:
            parts = tuple(_fields(shape.model, table, f"{name}.", f"{label}·", required=must))
            yield Field(shape, kind, tuple(column for part in parts for column in part.columns), parts)
        else:
            yield Field(shape, kind, tuple(_columns(shape, kind, name, label, required=must)))


def _columns(shape: FieldShape, kind: Kind, name: str, label: str, *, required: bool) -> Iterator[Column]:
    """The columns of a plain value: a code or an id with its words, a time with its first and last day."""
    if isinstance(shape.mark, Term):
        word = shape.mark.vocabulary
        yield Column(name, f"{label}代码", shape.hint, required=required, vocabulary=word, many=shape.many)
        yield Column(f"{name}.label", label)
    elif isinstance(shape.mark, Reference):
        yield Column(name, f"{label}编号", shape.hint, required=required, refers=shape.mark.to, many=shape.many)
        yield Column(f"{name}.label", label)
    elif kind is Kind.TIME:
        yield Column(name, label, shape.hint, required=required)
        yield Column(f"{name}.start", f"{label}（起）", type="date")
        yield Column(f"{name}.end", f"{label}（止）", type="date")
    else:
        link = kind is Kind.LINK or isinstance(shape.mark, MediaPath)
        sort = "string" if shape.many else _TYPES.get(kind, "string")
        yield Column(name, label, shape.hint, sort, required=required, link=link, many=shape.many)
