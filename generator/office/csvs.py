"""CSV as Chinese offices have it: UTF-8 with or without mark, UTF-16, GBK, GB18030; parted by comma or tab."""

from __future__ import annotations

import csv
import io
import re

from generator.exports.sheets import FORMULA_MARKS
from generator.finding import Finding, found
from generator.office.grid import MAX_ROWS, Cell, Grid, short_enough

MAX_BYTES = 50_000_000
MAX_FIELD = 200_000
_CONTROL = re.compile(r"[\x00-\x06\x0e-\x1a\ufffe\uffff]")


def csv_grids(raw: bytes, name: str) -> tuple[list[Grid], list[Finding]]:
    """The one sheet of a CSV file."""
    if len(raw) > MAX_BYTES:
        size = f"文件有 {len(raw) // 1_000_000} MB，超过 {MAX_BYTES // 1_000_000} MB"
        return [], [found("I01", name, message=size, fix="拆成几个文件")]
    text = _decoded(raw)
    if text is None:
        return [], [found("I01", name, message="不是文本文件，或编码认不出", fix="在 Excel 里另存为“CSV UTF-8”再导入")]
    rows: dict[int, dict[int, Cell]] = {}
    csv.field_size_limit(MAX_FIELD)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)), 1):
            cells = {column: Cell(_unguarded(value)) for column, value in enumerate(row, 1) if value.strip()}
            if cells:
                rows[number] = cells
            if len(rows) > MAX_ROWS:
                break
    except csv.Error:
        return [], [
            found("I01", name, message="CSV 的引号没有成对，读不完", fix="改用 .xlsx 导入，或在 Excel 里重新另存")
        ]
    return short_enough([Grid(name, "", rows)])


def _decoded(raw: bytes) -> str | None:
    """The text, or None. UTF-16 without a mark is known by its zero bytes."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        order = ["utf-16"]
    elif b"\x00" in raw:
        order = ["utf-16-le" if raw[1:2] == b"\x00" or raw[1::2].count(0) >= raw[::2].count(0) else "utf-16-be"]
    else:
        order = ["utf-8-sig", "gb18030"]
    for encoding in order:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if _CONTROL.search(text) else text
    return None


def _delimiter(text: str) -> str:
    """Of comma, semicolon, full-width comma and tab the one that the first line holds most."""
    first = text.split("\n", 1)[0]
    return max(",;\t，", key=first.count)


def _unguarded(value: str) -> str:
    """Without the apostrophe that our own CSV files put before what a spreadsheet would take for a formula."""
    return value[1:] if len(value) > 1 and value[0] == "'" and value[1] in FORMULA_MARKS else value
