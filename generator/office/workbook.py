"""The workbook for entering records, empty or filled: headers in Chinese, keys in a hidden second row, drop-downs from
a hidden sheet, an example that is not imported. Cells are text, so that 007 stays 007 and days stay as they are typed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.worksheet import Worksheet

from generator.book import Book
from generator.model.fields import Level, Reference, Term
from generator.model.kinds import Kind
from generator.office.contents import Row, Tables
from generator.office.front import write_front
from generator.office.grid import letters
from generator.office.lines import EXAMPLE
from generator.office.looks import ROW, Formats, format_of, formats_of, set_up_print, width_of
from generator.office.recognise import ABOUT, OPTIONS
from generator.office.sheets import RECORD_KEY, Column, Sheet
from generator.office.texts import CLEAR

LAST_ROW = 5_000
"""Down to which row there are drop-downs."""

FIRST = 2
"""The first row below headers and keys, counted from 0."""

_MESSAGE, _TITLE = 255, 32
"""Characters that Excel shows of an input message and its title."""

_TABS = ("#9B2226", "#BB6B3A", "#B58B3B", "#5F7A4C", "#3F7474", "#46658C", "#6A5487", "#8A4B6C", "#6B6460")


def workbook(tables: Tables, *, filled: bool, as_of: dt.date) -> bytes:
    """The workbook; the same records give the same bytes."""
    book = Book("记录填写表", as_of)
    formats = formats_of(book)
    about = book.add_worksheet(ABOUT)
    options = book.add_worksheet(OPTIONS)
    lists = _lists(options, tables)
    kinds = list(dict.fromkeys(sheet.kind.name for sheet in tables.sheets))
    for sheet in tables.sheets:
        page = book.add_worksheet(sheet.title)
        page.set_tab_color(_TABS[kinds.index(sheet.kind.name) % len(_TABS)])
        _sheet(page, sheet, tables, lists, formats, filled=filled)
    write_front(about, tables, formats, filled=filled)
    options.hide()
    about.activate()
    return book.whole()


@dataclass(frozen=True, slots=True)
class _Lists:
    """Where on the hidden sheet the choices of a vocabulary, or of some record types, stand."""

    ranges: Mapping[str, str]

    def of(self, column: Column) -> str | None:
        return self.ranges.get(_list_key(column) or "")


def _list_key(column: Column) -> str | None:
    if isinstance(column.mark, Term):
        return column.mark.vocabulary
    if isinstance(column.mark, Reference):
        return "→" + "、".join(column.mark.to)
    return "是否" if column.kind is Kind.FLAG else None


def _lists(options: Worksheet, tables: Tables) -> _Lists:
    """Fills the hidden sheet, one column a list."""
    ranges: dict[str, str] = {}
    for sheet in tables.sheets:
        for column in sheet.columns:
            key = _list_key(column)
            if key is None or key in ranges:
                continue
            choices = tables.choices(column)
            if not choices:
                continue
            number = len(ranges)
            options.write_column(0, number, [key, *choices])
            at = letters(number + 1)
            ranges[key] = f"='{OPTIONS}'!${at}$2:${at}${len(choices) + 1}"
    return _Lists(ranges)


def _sheet(page: Worksheet, sheet: Sheet, tables: Tables, lists: _Lists, formats: Formats, *, filled: bool) -> None:
    rows = tables.rows.get(sheet.name, []) if filled else []
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, width_of(column), format_of(column, formats))
        title = f"{column.title} *" if column.required else column.title
        page.write_string(0, number, title, formats.must if column.required else formats.head)
        page.write_string(1, number, column.key if number else sheet.mark, formats.key)
        _validation(page, sheet, number, column, tables, lists)
    page.set_row(0, 34)
    page.set_row(1, None, None, {"hidden": True})
    page.freeze_panes(FIRST, 2)
    if filled:
        for line, row in enumerate(rows, FIRST):
            _write_row(page, line, row, sheet, formats)
    else:
        _write_example(page, tables.example(sheet), sheet, formats)
    page.ignore_errors({"number_stored_as_text": f"A1:{letters(len(sheet.columns))}{LAST_ROW}"})
    page.protect("", _ALLOWED)
    page.repeat_rows(0)
    set_up_print(page)


_ALLOWED = {
    "format_cells": True, "format_columns": True, "format_rows": True, "insert_rows": True, "delete_rows": True,
    "sort": True, "select_locked_cells": True, "select_unlocked_cells": True,
}  # fmt: skip


def _write_row(page: Worksheet, line: int, row: Row, sheet: Sheet, formats: Formats) -> None:
    """Each cell by the type of its column; a text is written as a text, whatever it looks like."""
    page.set_row(line, ROW)
    for number, column in enumerate(sheet.columns):
        text = row.get(column.key, "")
        if not text:
            continue
        if column.kind in (Kind.INTEGER, Kind.NUMBER) and not column.many and _is_number(text):
            page.write_number(line, number, float(text), formats.number)
        else:
            page.write_string(line, number, text, format_of(column, formats))


def _is_number(text: str) -> bool:
    try:
        return str(int(text)) == text
    except ValueError:
        try:
            return repr(float(text)) == text
        except ValueError:
            return False


def _write_example(page: Worksheet, row: Row, sheet: Sheet, formats: Formats) -> None:
    page.set_row(FIRST, ROW)
    page.write_string(FIRST, 0, f"{EXAMPLE}（这一行不导入）", formats.example)
    for number, column in enumerate(sheet.columns[1:], 1):
        page.write_string(FIRST, number, row.get(column.key, ""), formats.example)


def _validation(page: Worksheet, sheet: Sheet, number: int, column: Column, tables: Tables, lists: _Lists) -> None:
    """What Excel helps with: a drop-down, or at least the hint. Import trusts none of it."""
    options: dict[str, Any] = {
        "validate": "any",
        "input_title": column.title[:_TITLE],
        "input_message": _hint(column)[:_MESSAGE],
    }
    source = lists.of(column)
    if source is None and column.path == (RECORD_KEY,) and (parent := tables.place(sheet.kind.name)) is not None:
        source = f"='{parent}'!$A${FIRST + 1}:$A${LAST_ROW}"
    if source is not None:
        style, message = _refusal(column)
        options |= {
            "validate": "list",
            "source": source,
            "show_error": True,
            "error_type": style,
            "error_title": "不在列表里",
            "error_message": message,
        }
    page.data_validation(FIRST, number, LAST_ROW - 1, number, options)


def _refusal(column: Column) -> tuple[str, str]:
    """How strictly Excel keeps to a list, and what it says. A record may be new in the same workbook, and of what need
    not be filled in the present value may be cleared.
    """
    if column.many:
        return "warning", "填几个的，每个单独一行，照列表里的写法；确实如此请选“是”。"
    if column.path == (RECORD_KEY,):
        return "information", "这个编号在主表里还没有。写新记录的名称也可以，导入时按名称对应。"
    if isinstance(column.mark, Reference):
        return "warning", "列表里没有这一项。是这次新填的记录就选“是”，导入时按名称对应；不是请从列表里选。"
    if column.required:
        return "stop", "请从下拉列表里选一项。"
    return "warning", f"列表里没有这一项。要删掉原来的内容填“{CLEAR}”，请选“是”；不是请从列表里选。"


def _hint(column: Column) -> str:
    """What is said when a cell is chosen."""
    parts = ["必填。" if column.required else "可以不填。"]
    parts += [f"{column.hint}。" if column.hint else ""]
    parts += ["填几个的，每个一行（Alt+Enter 换行）。" if column.many else ""]
    parts += [_FORMS.get(column.kind, "")] if column.mark is None and not column.hint else []
    parts += ["内部内容，不公开。" if column.level in (Level.INTERNAL, Level.PRIVATE) else ""]
    parts += ["本人书面同意后才公开。" if column.level is Level.CONSENT else ""]
    return "".join(parts)


_FORMS = {
    Kind.DAY: "写成 2024-06-30。",
    Kind.TIME: "写成 2024-06、2024年6月，或照原文写。",
    Kind.INTEGER: "只写数字。",
    Kind.NUMBER: "只写数字。",
    Kind.LINK: "写全网址，以 https:// 开头。",
    Kind.FLAG: "填“是”或“否”。",
}


def sheets_said(sheets: Sequence[Sheet], rows: Mapping[str, Iterable[Row]]) -> str:
    """How many rows of which record types a workbook holds."""
    tops = [(sheet.kind.label, len(list(rows.get(sheet.name, ())))) for sheet in sheets if not sheet.lists]
    return "、".join(f"{label} {count} 条" for label, count in tops)
