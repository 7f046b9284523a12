"""Rows as CSV and as a workbook: the same cells, and none of them code."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from generator.exports.sheets import LONGEST_CELL, csv_file, data_book
from generator.views.columns import Column, Table, tables
from generator.views.rows import Row

DAY = dt.date(2026, 11, 15)
COLUMNS = (Column("id", "编号"), Column("number", "数", type="integer"), Column("day", "日期", type="date"))
TABLE = Table("awards", "表彰", "awards", "", COLUMNS)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def test_csv_file() -> None:
    """The mark of UTF-8, keys, lines ended as the format says; numbers, days and truth values as they are."""
    rows: list[Row] = [['甲，"乙"\n丙', -3, DAY], ["", None, True], ["a", 0.5, False]]
    assert csv_file(COLUMNS, rows).decode() == (
        '\ufeffid,number,day\r\n"甲，""乙""\n丙",-3,2026-11-15\r\n,,true\r\na,0.5,false\r\n'
    )


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(mark: str) -> None:
    """A text that begins like one is led by an apostrophe, in CSV; in the workbook it is a text by its type."""
    text = f'{mark}HYPERLINK("http://a.example","x")'
    (_head, row) = csv.reader(io.StringIO(csv_file(COLUMNS, [[text, 1, None]]).decode("utf-8-sig"), newline=""))
    assert row == [f"'{text}", "1", ""]
    sheet = parts(workbook([[text, 1, None]]))["xl/worksheets/sheet2.xml"]
    assert sheet.findall(f".//{MAIN}f") == []
    assert sheet.findall(f".//{MAIN}hyperlink") == []
    assert sheet.find(f".//{MAIN}c[@r='A2']").get("t") == "s"  # type: ignore[union-attr]


def workbook(rows: list[Row], about: Iterable[tuple[str, str]] = (("题", ""),), day: dt.date = DAY) -> bytes:
    """A workbook of one table."""
    with TemporaryDirectory() as scratch:
        return data_book(about, [(TABLE, rows)], day, Path(scratch))


def parts(content: bytes) -> dict[str, ET.Element]:
    """The XML files of a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {name: ET.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xml")}


def cells(content: bytes, sheet: int) -> Iterator[tuple[str, str]]:
    """Place and value of each cell of a sheet that has one."""
    xml = parts(content)
    texts = ["".join(each.itertext()) for each in xml["xl/sharedStrings.xml"]]
    for cell in xml[f"xl/worksheets/sheet{sheet}.xml"].iter(f"{MAIN}c"):
        value = "".join(cell.itertext())
        if text := texts[int(value)] if cell.get("t") == "s" else value:
            yield str(cell.get("r")), text


def test_workbook() -> None:
    """A first sheet of words, then a sheet a table: labels and keys above, numbers and days as such."""
    content = workbook([["甲", 7, DAY], [None, None, None]], [("题", ""), ("来源", "大学")])
    xml = parts(content)
    assert [sheet.get("name") for sheet in xml["xl/workbook.xml"].iter(f"{MAIN}sheet")] == ["说明", "表彰"]
    assert dict(cells(content, 1)) == {"A1": "题", "A2": "来源", "B2": "大学"}
    assert dict(cells(content, 2)) == {
        "A1": "编号\nid",
        "B1": "数\nnumber",
        "C1": "日期\nday",
        "A2": "甲",
        "B2": "7",
        "C2": str((DAY - dt.date(1899, 12, 30)).days),
    }
    sheet = xml["xl/worksheets/sheet2.xml"]
    pane = sheet.find(f".//{MAIN}pane")
    assert pane is not None
    assert (pane.get("ySplit"), pane.get("xSplit"), pane.get("state")) == ("1", "2", "frozen")
    assert sheet.find(f"{MAIN}autoFilter").get("ref") == "A1:C3"  # type: ignore[union-attr]


def test_a_workbook_is_made_of_its_rows_alone() -> None:
    """No clock: the same rows and the same data date give the same bytes."""
    rows: list[Row] = [["甲", 7, DAY]]
    first, second = (workbook(rows) for _time in range(2))
    other = workbook(rows, day=dt.date(2026, 11, 16))
    assert first == second
    created = re.findall(rb"2026-11-1\d", zipfile.ZipFile(io.BytesIO(first)).read("docProps/core.xml"))
    assert (set(created), first == other) == ({b"2026-11-15"}, False)


def test_a_text_longer_than_a_cell() -> None:
    """It is cut, and says so."""
    content = workbook([["字" * 40_000, 1, None]])
    text = dict(cells(content, 2))["A2"]
    assert text.startswith("字" * LONGEST_CELL + "……（过长")
    assert len(text) < 32_767


def test_sheet_names_fit() -> None:
    """No record type has a name that a workbook refuses."""
    for table in tables().values():
        if not table.parent:
            assert len(table.title) <= 31
            assert not set(table.title) & set("[]:*?/\\")
