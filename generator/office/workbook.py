"""The workbook for entering records, empty or filled: headers in Chinese, keys in a hidden second row, drop-downs from
a hidden sheet, an example that is not imported. Cells are text, so that 007 stays 007 and days stay as they are typed.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.model.fields import Level, MediaPath, Reference, Term
from generator.model.kinds import Kind
from generator.office.contents import Row, Tables
from generator.office.grid import letters
from generator.office.lines import EXAMPLE
from generator.office.recognise import ABOUT, OPTIONS
from generator.office.sheets import ITEM_KEY, PARENT_KEY, RECORD_KEY, Column, Sheet
from generator.office.texts import CLEAR

LAST_ROW = 5_000
"""Down to which row there are drop-downs."""

FIRST = 2
"""The first row below headers and keys, counted from 0."""

_MESSAGE, _TITLE = 255, 32
"""Characters that Excel shows of an input message and its title."""

_TABS = ("#9B2226", "#BB6B3A", "#B58B3B", "#5F7A4C", "#3F7474", "#46658C", "#6A5487", "#8A4B6C", "#6B6460")
_FOR_EDITING = "这本表用来改记录，含草稿、备注、名册等内部内容，不要外传，也不要放到网上。"


@dataclass(frozen=True, slots=True)
class Formats:
    """How cells look."""

    title: Format
    words: Format
    label: Format
    link: Format
    must: Format
    head: Format
    key: Format
    text: Format
    long: Format
    number: Format
    example: Format


def workbook(tables: Tables, *, filled: bool, as_of: dt.date) -> bytes:
    """The workbook; the same records give the same bytes."""
    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "记录填写表", "created": dt.datetime.combine(as_of, dt.time())})
    formats = _formats(book)
    about = book.add_worksheet(ABOUT)
    options = book.add_worksheet(OPTIONS)
    lists = _lists(options, tables)
    kinds = list(dict.fromkeys(sheet.kind.name for sheet in tables.sheets))
    for sheet in tables.sheets:
        page = book.add_worksheet(sheet.title)
        page.set_tab_color(_TABS[kinds.index(sheet.kind.name) % len(_TABS)])
        _sheet(page, sheet, tables, lists, formats, filled=filled)
    _about(about, tables, formats, filled=filled)
    options.hide()
    about.activate()
    book.close()
    return content.getvalue()


def _formats(book: Workbook) -> Formats:
    head = {
        "bold": True,
        "text_wrap": True,
        "valign": "vcenter",
        "bottom": 1,
        "right": 4,
        "right_color": "#C9BFB2",
        "locked": True,
    }
    text = {"num_format": "@", "valign": "top", "locked": False}
    return Formats(
        title=book.add_format({"bold": True, "font_size": 16, "font_color": "#7A1F1F"}),
        words=book.add_format({"text_wrap": True, "valign": "top"}),
        label=book.add_format({"bold": True, "valign": "top"}),
        link=book.add_format({"font_color": "#1F4E79", "underline": 1, "valign": "top"}),
        must=book.add_format({**head, "bg_color": "#7A1F1F", "font_color": "#FFFFFF"}),
        head=book.add_format({**head, "bg_color": "#F4EFE8"}),
        key=book.add_format({"font_color": "#8C8C8C", "font_size": 8, "locked": True}),
        text=book.add_format(text),
        long=book.add_format({**text, "text_wrap": True}),
        number=book.add_format({"valign": "top", "align": "left", "locked": False}),
        example=book.add_format(
            {
                "num_format": "@",
                "valign": "top",
                "italic": True,
                "font_color": "#7F7F7F",
                "bg_color": "#F7F7F7",
                "locked": True,
            }
        ),
    )


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
            options.write_string(0, number, key)
            options.write_column(1, number, choices)
            at = letters(number + 1)
            ranges[key] = f"='{OPTIONS}'!${at}$2:${at}${len(choices) + 1}"
    return _Lists(ranges)


def _about(page: Worksheet, tables: Tables, formats: Formats, *, filled: bool) -> None:
    page.set_column(0, 0, 30)
    page.set_column(1, 1, 84)
    page.hide_gridlines(2)
    page.write_string(0, 0, "记录填写表" + ("（含现有全部记录）" if filled else ""), formats.title)
    page.set_row(0, 30)
    rules = _rules(tables, filled=filled)
    for number, (label, words) in enumerate(rules, 2):
        page.write_string(number, 0, label, formats.label)
        page.write_string(number, 1, words, formats.words)
    start = len(rules) + 3
    page.write_string(start, 0, "工作表（点名称直接前往）", formats.label)
    page.write_string(start, 1, "填什么", formats.label)
    for number, sheet in enumerate(tables.sheets, start + 1):
        page.write_url(number, 0, f"internal:'{sheet.title}'!A1", formats.link, sheet.title)
        page.write_string(number, 1, _purpose(sheet, len(tables.rows.get(sheet.name, ()))), formats.words)


def _rules(tables: Tables, *, filled: bool) -> list[tuple[str, str]]:
    rules = [("注意", _FOR_EDITING)] if filled else []
    rules += [
        ("怎样填", "一行一条记录，从表头下面开始填。深色表头（带 *）必填。点到格子上会出现填写说明；"
                  "有下拉箭头的从列表里选。"),
        ("编号", "新记录的编号可以空着，导入时按名称的拼音自动起。已经发布的编号不要改。"),
        ("多个值", "一格里要填几个值的，每个值一行（按 Alt+Enter 换行）。"),
        ("不改与删掉", f"空着的格子不改动原来的内容；要删掉原来的内容，填“{CLEAR}”。"),
        ("附表", "名称里带“·”的是附表，一行一项，第一列写所属记录的编号；新记录还没有编号时写它的名称。"
                 "附表里写了某条记录，它的这一项就整个以表里的为准；一行也没写的，不改动。"),
        ("日期", "照 2024-06-30、2024-06 或 2024年6月 写。格子都是文本格式，写什么样就是什么样，"
                "请不要改格式、不要合并单元格。"),
        ("表头", "表头和第 2 行（隐藏）不要改；整列可以隐藏、可以调宽窄。多余的附表可以不管。"),
        ("导入", "存盘后运行 fourones import 文件名，先看会改什么，再加 --write 写入。填错了会逐格指出，"
                "不会写坏原来的记录。"),
    ]  # fmt: skip
    return rules if filled else [*rules, ("示例", f"灰色的一行是示例，第一格写着“{EXAMPLE}”，不会导入。")]


def _purpose(sheet: Sheet, count: int) -> str:
    must = "、".join(column.title for column in sheet.columns if column.required)
    have = f"{count} 行；" if count else ""
    return f"{have}必填：{must}"


def _sheet(page: Worksheet, sheet: Sheet, tables: Tables, lists: _Lists, formats: Formats, *, filled: bool) -> None:
    rows = tables.rows.get(sheet.name, []) if filled else []
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, _width(column), _format(column, formats))
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
        page.autofilter(0, 0, max(FIRST, FIRST + len(rows) - 1), len(sheet.columns) - 1)
    else:
        _write_example(page, tables.example(sheet), sheet, formats)
    page.ignore_errors({"number_stored_as_text": f"A1:{letters(len(sheet.columns))}{LAST_ROW}"})
    page.protect("", _ALLOWED)


_ALLOWED = {
    "format_cells": True, "format_columns": True, "format_rows": True, "insert_rows": True, "delete_rows": True,
    "sort": True, "autofilter": True, "select_locked_cells": True, "select_unlocked_cells": True,
}  # fmt: skip


def _format(column: Column, formats: Formats) -> Format:
    if column.kind in (Kind.INTEGER, Kind.NUMBER):
        return formats.number
    return formats.long if _width(column) >= _LONG else formats.text


def _write_row(page: Worksheet, line: int, row: Row, sheet: Sheet, formats: Formats) -> None:
    """Each cell by the type of its column; a text is written as a text, whatever it looks like."""
    for number, column in enumerate(sheet.columns):
        text = row.get(column.key, "")
        if not text:
            continue
        if column.kind in (Kind.INTEGER, Kind.NUMBER) and not column.many and _is_number(text):
            page.write_number(line, number, float(text), formats.number)
        else:
            page.write_string(line, number, text, _format(column, formats))


def _is_number(text: str) -> bool:
    try:
        return str(int(text)) == text
    except ValueError:
        try:
            return repr(float(text)) == text
        except ValueError:
            return False


def _write_example(page: Worksheet, row: Row, sheet: Sheet, formats: Formats) -> None:
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
        strict = column.required and not column.many and column.path != (RECORD_KEY,)
        options |= {
            "validate": "list",
            "source": source,
            "show_error": True,
            "error_type": "stop" if strict else "warning",
            "error_title": "不在列表里",
            "error_message": "请从下拉列表里选一项。" if strict else _WARNINGS[column.many],
        }
    page.data_validation(FIRST, number, LAST_ROW - 1, number, options)


_WARNINGS = {
    True: "填几个的，每个单独一行，照列表里的写法；确实如此请选“是”。",
    False: f"列表里没有这一项。要删掉原来的内容填“{CLEAR}”；确实要这样写请选“是”，导入时会再核对。",
}


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

_LONG = 40
_BROAD = {
    "summary",
    "text",
    "idea",
    "goal",
    "body",
    "points",
    "measure",
    "task",
    "transcript",
    "brand",
    "goals",
    "expected",
    "note",
}
_MEDIUM = {"title", "name", "owners", "about", "units", "unit", "branch", "criteria", "criterion", "achievements"}


def _width(column: Column) -> float:
    """In characters of the standard face; a Chinese character takes two."""
    last = column.path[-1]
    if last in _BROAD:
        return 52 if column.kind is not Kind.DOCUMENT else 60
    if last in _MEDIUM:
        return 30
    if column.kind is Kind.FLAG or last in (PARENT_KEY, ITEM_KEY):
        return 12
    if isinstance(column.mark, MediaPath) or column.kind is Kind.LINK or column.kind is Kind.TEXT:
        return 22
    return 16


def sheets_said(sheets: Sequence[Sheet], rows: Mapping[str, Iterable[Row]]) -> str:
    """How many rows of which record types a workbook holds."""
    tops = [(sheet.kind.label, len(list(rows.get(sheet.name, ())))) for sheet in sheets if not sheet.lists]
    return "、".join(f"{label} {count} 条" for label, count in tops)
