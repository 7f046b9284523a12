"""Rows of the published tables → the data of records: `generator.views.rows` read backwards.

Which columns there are is read from the models on this side, too; what a table has beside them is not read, and what it
lacks is empty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.aggregate.package import Row
from generator.aggregate.plain import Data
from generator.exports.sheets import FORMULA_MARKS
from generator.model.fields import Level, MediaPath, Reference, Term
from generator.model.kinds import Kind
from generator.model.types import RECORD_TYPES
from generator.views.columns import Field, tables
from generator.views.rows import CODES

Media = Callable[[str], str]
"""The address of a file → the path under which it will be had."""

BODY = "body"


@dataclass(frozen=True, slots=True)
class _Items:
    """The rows that records hold, by table and by the row above: the record's id, and the place of a row in it."""

    below: Mapping[tuple[str, str, str], list[Row]]
    media: Media


def records_of(found: Mapping[str, tuple[Row, ...]], media: Media) -> dict[str, list[Data]]:
    """The data of all records by type, with their ids, as it would stand in files."""
    items = _Items(_below(found), media)
    return {
        kind.name: [
            _part(items, tables()[kind.name].fields, row, row.get("id", ""), "") for row in found.get(kind.name, ())
        ]
        for kind in RECORD_TYPES
    }


def _below(found: Mapping[str, tuple[Row, ...]]) -> dict[tuple[str, str, str], list[Row]]:
    """Rows of parts by what is above them. Of two with one number the first counts: each has one row above it, so that
    what is reached from a record leads in no circle.
    """
    below: defaultdict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for name, table in tables().items():
        if not table.parent:
            continue
        seen: set[tuple[str, str]] = set()
        for row in found.get(name, ()):
            key = row.get("record_id", ""), row.get("item", "")
            if key not in seen:
                seen.add(key)
                below[name, key[0], row.get("parent_item", "")].append(row)
    return below


def _part(items: _Items, fields: Iterable[Field], row: Row, record_id: str, item: str) -> Data:
    data: Data = {}
    consented = False
    for field in fields:
        value = _value(items, field, row, record_id, item)
        if value not in ("", [], {}):
            data[field.shape.name] = value
            consented = consented or field.shape.level is Level.CONSENT
    if consented:
        data["consent"] = True  # a name is published with consent only
    return data


def _value(items: _Items, field: Field, row: Row, record_id: str, item: str) -> Any:
    if field.table:
        rows = items.below.get((field.table, record_id, item), ())
        inner = tables()[field.table]
        parts = (_part(items, inner.fields, each, record_id, each.get("item", "")) for each in rows)
        return [part for part in parts if part]
    if field.parts:
        return _part(items, field.parts, row, record_id, item)
    text = _read(row.get(field.columns[0].name, ""))
    if not field.shape.many:
        return _one(items, field, text)
    mark = isinstance(field.shape.mark, Reference | Term | MediaPath) or field.shape.name in CODES
    return [_one(items, field, each) for each in text.split(";" if mark else "\n") if each]


def _one(items: _Items, field: Field, text: str) -> Any:
    if field.kind is Kind.FLAG and text in ("true", "false"):
        return text == "true"
    return items.media(text) if isinstance(field.shape.mark, MediaPath) and text else text


def _read(text: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from taking it for a formula."""
    return text[1:] if text[:1] == "'" and text[1:2] in FORMULA_MARKS and len(text) > 1 else text
