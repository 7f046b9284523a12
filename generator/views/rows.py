"""The rows of the open data, written as CSV and XLSX.

Ids and codes that a field holds many of are joined by semicolons, texts by line ends.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from pydantic import BaseModel

from generator.markdown import text_of
from generator.model.base import Record
from generator.model.fields import MediaPath, Reference, Term
from generator.model.kinds import Kind
from generator.portal.graph import PublicPortal
from generator.views.columns import Field, Table, tables
from generator.views.lookup import name_of, url_of
from generator.views.published import published_file

Cell = str | int | float | bool | dt.date | None
Row = list[Cell]


@dataclass(slots=True)
class _Filling:
    """The tables while the records of a portal are read; never leaves this module."""

    portal: PublicPortal
    site_url: str
    rows: dict[str, list[Row]]
    record_id: str = ""
    items: dict[str, int] = field(default_factory=dict)


def rows_of(
    portal: PublicPortal, kind: str, records: Iterable[Record], site_url: str, *, parts: bool = True
) -> dict[str, list[Row]]:
    """The rows of the table of a type, a record each, and those of the tables of its `parts`, by table."""
    every = tables()
    wanted = [name for name, table in every.items() if name == kind or (parts and table.kind == kind)]
    filling = _Filling(portal, site_url, {name: [] for name in wanted})
    for record in records:
        filling.record_id, filling.items = record.id, {}
        row: Row = []
        filling.rows[kind].append(row)
        _read(filling, record, every[kind].fields, row, 0)
        row.append(site_url + url_of(kind, record))
    return filling.rows


def _read(filling: _Filling, part: BaseModel, fields: Iterable[Field], row: Row, item: int) -> None:
    """Puts the cells of a part behind those of its row, and what it holds many times into other tables."""
    values = part.__dict__
    for each in fields:
        value = values[each.shape.name]
        if each.table:
            row.append(len(value))
            if value and each.table in filling.rows:
                _read_items(filling, tables()[each.table], value, item)
        elif each.parts:
            if value is None:
                row += [None] * len(each.columns)
            else:
                _read(filling, value, each.parts, row, item)
        elif value is None or value in ("", ()):
            row += [None] * len(each.columns)
        else:
            _plain(filling, each, value, row)


def _read_items(filling: _Filling, table: Table, values: Iterable[BaseModel], parent: int) -> None:
    rows = filling.rows[table.name]
    for value in values:
        item = filling.items[table.name] = filling.items.get(table.name, 0) + 1
        row: Row = [filling.record_id, item]
        if len(table.keys) > 2:
            row.append(parent or None)
        rows.append(row)
        _read(filling, value, table.fields, row, item)


def _plain(filling: _Filling, each: Field, value: object, row: Row) -> None:
    mark = each.shape.mark
    values = value if isinstance(value, tuple) else (value,)
    if isinstance(mark, Term):
        row += [";".join(values), "、".join(filling.portal.label(mark.vocabulary, code) for code in values)]
    elif isinstance(mark, Reference):
        row += [";".join(values), "、".join(_name(filling.portal, mark, each_id) for each_id in values)]
    elif isinstance(mark, MediaPath):
        row.append(";".join(filling.site_url + published_file(filling.portal, path) for path in values))
    elif each.kind is Kind.TIME:
        row += [value.text, value.start, value.end]  # type: ignore[attr-defined]
    elif each.kind is Kind.DOCUMENT:
        row.append(text_of(value.blocks))  # type: ignore[attr-defined]
    elif isinstance(value, tuple):
        row.append((";" if each.shape.name in CODES else "\n").join(value))
    else:
        row.append(value)  # type: ignore[arg-type]


CODES = frozenset({"aliases", "evidence", "criteria", "takes"})
"""Fields that hold ids or codes without being references to records by themselves."""


def _name(portal: PublicPortal, mark: Reference, record_id: str) -> str:
    known: Iterable[Record | None] = (portal.of_type(kind).get(record_id) for kind in mark.to)
    return next((name_of(record) for record in known if record), record_id)
