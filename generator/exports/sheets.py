"""Rows as CSV and as one workbook. Text is never code: no cell of either can become a formula."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.book import Book
from generator.views.columns import Column, Table
from generator.views.rows import Cell, Row

FORMULA_MARKS = frozenset("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula, in the widths that Chinese keyboards write."""

LONGEST_CELL = 32_000
"""Characters; a cell of a workbook holds 32,767."""

_BOM = "\ufeff"
_CUT = "……（过长，全文见 JSON）"


def csv_file(columns: Iterable[Column], rows: Iterable[Row]) -> bytes:
    """UTF-8 with the mark by which Excel knows it, keys in the first line, lines ended as RFC 4180 says."""
    text = io.StringIO()
    text.write(_BOM)
    writer = csv.writer(text)
    writer.writerow([column.name for column in columns])
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _inert(cell: Cell) -> Cell:
    """A text that a spreadsheet would take for a formula gets an apostrophe; numbers and days stay what they are."""
    if isinstance(cell, str):
        return f"'{cell}" if cell and cell[0] in FORMULA_MARKS else cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell


@dataclass(frozen=True, slots=True)
class _Formats:
    head: Format
    title: Format
    label: Format
    text: Format
    plain: Format
    day: Format


def data_book(
    about: Iterable[tuple[str, str]], sheets: Iterable[tuple[Table, Sequence[Row]]], as_of: dt.date, scratch: Path
) -> bytes:
    """A workbook: a first sheet of words, then one a table, its head frozen, filter set, columns as wide as they
    need. Its files lie in the folder `scratch` while it is made.
    """
    book = Book("开放数据", as_of, scratch)
    formats = _Formats(
        head=book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#F4EFE8"}),
        title=book.add_format({"bold": True, "font_size": 16}),
        label=book.add_format({"bold": True, "valign": "top"}),
        text=book.add_format({"text_wrap": True, "valign": "top"}),
        plain=book.add_format({"valign": "top"}),
        day=book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
    )
    _about(book.add_worksheet("说明"), about, formats)
    for table, rows in sheets:
        _sheet(book.sheet(table.title), table, rows, formats)
    return book.whole()


def _about(sheet: Worksheet, lines: Iterable[tuple[str, str]], formats: _Formats) -> None:
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 90)
    sheet.hide_gridlines(2)
    for number, (label, words) in enumerate(lines):
        width = len(words) + sum(char > "\u2e7f" for char in words)  # in Latin letters
        sheet.set_row(number, 15 * (1 + width // 90) if number else 24)  # not every program finds the height itself
        sheet.write_string(number, 0, label, formats.label if number else formats.title)
        sheet.write_string(number, 1, words, formats.text)


def _sheet(sheet: Worksheet, table: Table, rows: Sequence[Row], formats: _Formats) -> None:
    columns = table.columns
    sheet.set_row(0, 48)
    for number, column in enumerate(columns):
        sheet.set_column(number, number, _width(column), formats.plain)
        sheet.write_string(0, number, f"{column.title}\n{column.name}", formats.head)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    for line, row in enumerate(rows, 1):
        for number, cell in enumerate(row):
            if cell is not None:
                _write(sheet, line, number, cell, formats)


def _write(sheet: Worksheet, line: int, number: int, cell: Cell, formats: _Formats) -> None:
    """Each cell by its own type: a text is written as a text, whatever it looks like."""
    if isinstance(cell, str):
        sheet.write_string(line, number, cell if len(cell) <= LONGEST_CELL else cell[:LONGEST_CELL] + _CUT)
    elif isinstance(cell, bool):
        sheet.write_boolean(line, number, cell)
    elif isinstance(cell, dt.date):
        sheet.write_datetime(line, number, dt.datetime.combine(cell, dt.time()), formats.day)
    elif cell is not None:
        sheet.write_number(line, number, cell)


_WIDE = ("name", "title", "summary", "idea", "goal", "text", "body", "url")


def _width(column: Column) -> float:
    """In characters of the standard face; a Chinese character takes two."""
    last = column.name.rpartition(".")[2]
    if column.type in ("integer", "number", "boolean"):
        return max(9, 2.2 * max(map(len, column.title.split("·"))))
    if column.type == "date":
        return 12
    return 36 if column.name in _WIDE else 24 if last in (*_WIDE, "label") else 16
