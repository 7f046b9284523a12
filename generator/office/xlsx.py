"""Workbooks are read cell by cell, without trusting that Excel has validated anything. No formula is evaluated: the
value that the program which wrote it has kept is taken, and where it kept none, that is told.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from generator.finding import Finding, found
from generator.office.archive import ArchiveError, opened
from generator.office.grid import MAX_ROWS, Cell, Grid, short_enough

_LAST_ROW = 1_048_576
_FORMULA, _MERGED = (
    re.compile(rb"<(?:\w+:)?f[ >/]"),
    re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]+\d+:[A-Z]+\d+)"'),
)


def xlsx_grids(raw: bytes, name: str) -> tuple[list[Grid], list[Finding]]:
    """All sheets of a workbook; a file that cannot be read becomes a finding."""
    try:
        with opened(raw, "xl/workbook.xml", ".xlsx") as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what the library does not know; what is no value is told as such
            grids = list(_grids(archive, raw, name))
    except ArchiveError as error:
        return [], [found("I01", name, message=error.message, fix=error.fix)]
    except Exception:  # a damaged workbook makes the library raise whatever its parts make it stumble over
        return [], [found("I01", name, message="文件已损坏，打不开", fix="用 Excel 或 WPS 打开，另存为 .xlsx 再导入")]
    return short_enough(grids)


def _grids(archive: zipfile.ZipFile, raw: bytes, name: str) -> Iterator[Grid]:
    books = [_book(raw, values=False)]
    for number, sheet in enumerate(books[0].worksheets):
        source = archive.read(getattr(sheet, "_worksheet_path").lstrip("/"))  # noqa: B009  # the part of the sheet
        rows = _rows(sheet)
        if _FORMULA.search(source):
            if len(books) == 1:
                books.append(_book(raw, values=True))
            rows = _with_values(rows, _rows(books[1].worksheets[number]))
        merged = tuple(each.decode() for each in _MERGED.findall(source))
        yield Grid(name, sheet.title, rows, merged)


def _book(raw: bytes, *, values: bool) -> Any:
    return load_workbook(io.BytesIO(raw), read_only=True, data_only=values, keep_links=False)


def _rows(sheet: Any) -> dict[int, dict[int, Cell]]:
    sheet.reset_dimensions()  # what a file says of its size need not be so
    rows: dict[int, dict[int, Cell]] = {}
    for number, line in enumerate(sheet.iter_rows(max_row=_LAST_ROW), 1):
        cells = {cell.column: _cell(cell) for cell in line if cell.value is not None and cell.value != ""}
        if cells:
            rows[number] = cells
        if len(rows) > MAX_ROWS:
            break
    return rows


def _cell(cell: Any) -> Cell:
    value = cell.value
    if cell.data_type == "f":
        return Cell(None, "", is_formula=True)
    if cell.data_type == "e":
        return Cell(str(value), "", is_error=True)
    if isinstance(value, str):
        return Cell(unescape(value) if "_x" in value else value)
    return Cell(value, str(cell.number_format))


def _with_values(rows: dict[int, dict[int, Cell]], values: dict[int, dict[int, Cell]]) -> dict[int, dict[int, Cell]]:
    """Formulas replaced by the values that were kept with them."""
    return {
        number: {
            column: values.get(number, {}).get(column, cell) if cell.is_formula else cell
            for column, cell in cells.items()
        }
        for number, cells in rows.items()
    }
