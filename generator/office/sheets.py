"""Which sheets the workbook for entering records has: read from the models, so that a new field needs no mention here.

A record type is a sheet, a record a row. What a record holds once (the secretary) becomes columns such as
支部书记·职称; what it holds many times (milestones) a sheet of its own, whose rows begin with the id of their record.
Where those rows hold rows again (the figures of an activity), they are numbered: 项次 of the upper is 上级项次 of the
lower.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel

from generator.model.base import Record
from generator.model.fields import ID_PATTERN, Level
from generator.model.kinds import Kind, kind_of
from generator.model.shape import Mark, lists_of, written_order
from generator.model.types import RECORD_TYPES, RecordType

ENTERED = ("units", "branches", "studios", "achievements", "awards", "policies", "plans", "cases", "notices")
"""Types that have sheets. Programmes are trees that are written once, from a document; volumes are few and are a matter
of typesetting; snapshots are written by their own command.
"""

RECORD_KEY, PARENT_KEY, ITEM_KEY = "@record", "@parent", "@item"
LONGEST_SHEET_NAME = 31


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `path` leads from the record, or from the item of its list, to the value."""

    path: tuple[str, ...]
    title: str
    hint: str = ""
    kind: Kind = Kind.TEXT
    many: bool = False
    mark: Mark | None = None
    required: bool = False
    level: Level = Level.PUBLIC
    code: bool = False
    """Whether the text is an identifier, in which a lost zero matters."""

    @property
    def key(self) -> str:
        """What stands in the hidden second row."""
        return ".".join(self.path)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `lists` are the ways from the record to the list whose items are its rows, level by level; none for
    the sheet of a record type.
    """

    name: str
    title: str
    kind: RecordType
    model: type[BaseModel]
    lists: tuple[tuple[str, ...], ...]
    columns: tuple[Column, ...]

    @property
    def mark(self) -> str:
        """What stands in the first cell of the hidden second row: by it the sheet is known, whatever it is called."""
        return f"{self.name}:{self.columns[0].key}"


@cache
def sheets() -> tuple[Sheet, ...]:
    """All sheets in order: a record type, then what its records hold."""
    types = {kind.name: kind for kind in RECORD_TYPES}
    return tuple(sheet for name in ENTERED for sheet in _sheets_of(types[name]))


@cache
def sheet_named(name: str) -> Sheet | None:
    """The sheet of that name, or None."""
    return next((sheet for sheet in sheets() if sheet.name == name), None)


def sheets_of(names: tuple[str, ...]) -> tuple[Sheet, ...]:
    """The sheets of some record types, or all."""
    return tuple(sheet for sheet in sheets() if not names or sheet.kind.name in names)


def _sheets_of(kind: RecordType) -> Iterator[Sheet]:
    own = tuple(_columns(kind.model, (), "", required=True))
    yield Sheet(kind.name, kind.label, kind, kind.model, (), own)
    yield from _inner(kind, kind.model, kind.name, kind.label, ())


def _inner(
    kind: RecordType, model: type[BaseModel], name: str, title: str, lists: tuple[tuple[str, ...], ...]
) -> Iterator[Sheet]:
    for way, shape in lists_of(model, (), written_order):
        assert shape.model is not None
        here = (*lists, way)
        inner_name = f"{name}-{'-'.join(way)}".replace("_", "-")
        inner_title = f"{title}·{shape.label}"
        deeper = any(True for _ in lists_of(shape.model, (), written_order))
        columns = (*_keys(kind, len(here), numbered=deeper), *_columns(shape.model, (), "", required=True))
        yield Sheet(inner_name, inner_title[:LONGEST_SHEET_NAME], kind, shape.model, here, columns)
        yield from _inner(kind, shape.model, inner_name, inner_title, here)


def _keys(kind: RecordType, depth: int, *, numbered: bool) -> Iterator[Column]:
    yield Column(
        (RECORD_KEY,), f"所属{kind.label}编号", f"“{kind.label}”表里的编号；新记录还没有编号时写它的名称",
        required=True, code=True,
    )  # fmt: skip
    if depth > 1:
        yield Column((PARENT_KEY,), "上级项次", "上级那张表里那一行的“项次”，如 1", required=True, code=True)
    if numbered:
        hint = "在所属记录里的第几项，如 2；下级表靠它找到这一行" if depth == 1 else "上级项次、点和第几项，如 1.2"
        yield Column((ITEM_KEY,), "项次", hint, required=True, code=True)


def _columns(model: type[BaseModel], path: tuple[str, ...], title: str, *, required: bool) -> Iterator[Column]:
    for shape in written_order(model):
        way, label = (*path, shape.name), f"{title}{shape.label}"
        must = required and shape.required
        if shape.model is None:
            kind = kind_of(model, shape.name)
            is_id = shape.name in ("id", "aliases")
            hint = "可以空着，导入时按名称的拼音自动起；发布后不改" if way == ("id",) and not path else shape.hint
            own = issubclass(model, Record) and shape.name == "id"
            body = kind is Kind.DOCUMENT
            yield Column(
                way,
                label,
                hint,
                kind,
                shape.many,
                shape.mark,
                must and not own and not body,
                shape.level,
                is_id or "号" in shape.label or _is_code(model, shape.name),
            )
        elif not shape.many:
            yield from _columns(shape.model, way, f"{label}·", required=must)


def _is_code(model: type[BaseModel], name: str) -> bool:
    """Whether a field takes identifiers only."""
    info = model.model_fields[name]
    return ID_PATTERN in f"{info.metadata}{info.annotation}"
