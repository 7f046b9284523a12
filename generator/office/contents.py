"""What stands in the workbook: rows of all sheets, choices of drop-downs, an example of each sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.model.base import Record
from generator.model.fields import Level, Reference, Term
from generator.model.kinds import Kind
from generator.model.load import Loaded
from generator.office.cells import Vocabularies
from generator.office.importing import vocabularies_of
from generator.office.merge import BODY, Bodies
from generator.office.names import Names, names_of
from generator.office.sheets import ITEM_KEY, PARENT_KEY, RECORD_KEY, Column, Sheet, sheets_of
from generator.office.texts import INNER_BREAK, LIST_BREAK, SKIPPED, text_of

LONGEST_CELL = 32_000
"""Characters; a cell of a workbook holds 32,767."""

Row = Mapping[str, str]
"""Key of the column → text of the cell."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Sheets with their rows, and what is needed to help filling them."""

    sheets: tuple[Sheet, ...]
    rows: Mapping[str, list[Row]]
    vocabularies: Vocabularies
    names: Names
    examples: Mapping[str, Row]

    def choices(self, column: Column) -> list[str]:
        """What may be chosen in a column."""
        if isinstance(column.mark, Term):
            return list(self.vocabularies.get(column.mark.vocabulary, {}).values())
        if isinstance(column.mark, Reference):
            return self.names.choices(column.mark.to)
        return ["是", "否"] if column.kind is Kind.FLAG else []

    def place(self, kind: str) -> str | None:
        """The title of the sheet of a record type."""
        return next((sheet.title for sheet in self.sheets if sheet.name == kind), None)

    def example(self, sheet: Sheet) -> Row:
        """A row to look at: a published one where there is one; hints where not, and in place of what is not public."""
        row = self.examples.get(sheet.name, {})
        return {
            column.key: row.get(column.key, "") if column.level is Level.PUBLIC and row else column.hint
            for column in sheet.columns
        }


def tables_of(loaded: Loaded, types: tuple[str, ...] = ()) -> Tables:
    """All present records as rows, with all their fields."""
    sheets = sheets_of(types)
    names, vocabularies = names_of(loaded.records), vocabularies_of(loaded)
    writer = _Writer(names, vocabularies, Bodies(loaded))
    rows: dict[str, list[Row]] = {}
    examples: dict[str, Row] = {}
    for sheet in sheets:
        own = rows[sheet.name] = []
        for record in loaded.records[sheet.kind.name].values():
            made = list(writer.rows(sheet, record))
            own += made
            best = max(made, key=len, default={})
            if not record.draft and len(best) > len(examples.get(sheet.name, {})):
                examples[sheet.name] = best
    return Tables(sheets, rows, vocabularies, names, examples)


@dataclass(frozen=True, slots=True)
class _Writer:
    names: Names
    vocabularies: Vocabularies
    bodies: Bodies

    def rows(self, sheet: Sheet, record: Record) -> Iterable[Row]:
        """The rows that a record has on a sheet."""
        for number, item in _items(record, sheet.lists):
            keys = {RECORD_KEY: record.id, ITEM_KEY: number, PARENT_KEY: number.rpartition(".")[0]}
            row = {}
            for column in sheet.columns:
                text = keys[column.path[0]] if column.path[0] in keys else self._text(item, column, sheet, record)
                if text:
                    row[column.key] = text
            yield row

    def _text(self, item: BaseModel, column: Column, sheet: Sheet, record: Record) -> str:
        if column.path == (BODY,) and not sheet.lists:
            text = self.bodies.of(sheet.kind.name, record.id)
        else:
            value = _value(item, column.path)
            if value in (None, "", ()):
                return ""
            if not column.required and not column.many and column.kind is Kind.FLAG and value is False:
                return ""
            values = value if column.many else (value,)
            parts = [self._word(each, column) for each in values]
            text = LIST_BREAK.join(part.replace("\n", INNER_BREAK) for part in parts) if column.many else parts[0]
        return text if len(text) <= LONGEST_CELL else SKIPPED

    def _word(self, value: Any, column: Column) -> str:
        """A value as staff know it."""
        if isinstance(column.mark, Term):
            return self.vocabularies.get(column.mark.vocabulary, {}).get(value, value)
        if isinstance(column.mark, Reference):
            return self.names.shown(column.mark.to, value)
        return text_of(value)


def _items(item: BaseModel, lists: tuple[tuple[str, ...], ...], prefix: str = "") -> Iterable[tuple[str, BaseModel]]:
    """The items of a list with their numbers; the record itself where there is no list."""
    if not lists:
        yield prefix, item
        return
    for number, each in enumerate(_value(item, lists[0]) or (), 1):
        yield from _items(each, lists[1:], f"{prefix}.{number}" if prefix else str(number))


def _value(item: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        item = getattr(item, step, None)
    return item
