"""In a workbook text is text."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from xlsxwriter.exceptions import FileCreateError

from generator.book import Book

DAY = dt.date(2026, 11, 28)


def book(*texts: str, scratch: Path | None = None) -> bytes:
    """A workbook with these texts below one another."""
    own = Book("表", DAY, scratch)
    sheet = own.add_worksheet("一")
    for row, text in enumerate(texts):
        sheet.write(row, 0, text)
    return own.whole()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("=1+1", "=1+1"),
        ("{=1+1}", "{=1+1}"),
        ("https://example.edu.cn/", "https://example.edu.cn/"),
        ("<b>&</b>", "<b>&</b>"),
        ("<r>&</r>", "<r>&</r> "),
        ("<r><t>粗</t></r>", "<r><t>粗</t></r> "),
    ],
)
def test_a_text_stays_a_text(text: str, read: str) -> None:
    """No formula, no link; and what looks like the marked-up text of the format does not spoil the file."""
    cell = load_workbook(io.BytesIO(book(text)), rich_text=True)["一"]["A1"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (read, "s", None)


def test_names_of_sheets() -> None:
    """Excel takes 31 characters, and does not tell large letters from small ones."""
    own = Book("表", DAY)
    for name in ("a" * 40, "A" * 31, "a" * 35, "b"):
        own.sheet(name)
    assert load_workbook(io.BytesIO(own.whole())).sheetnames == ["a" * 31, "A" * 27 + "~2", "a" * 27 + "~3", "b"]


def test_on_the_disk(tmp_path: Path) -> None:
    """The files that it is made of are in the folder that was given, for a moment only."""
    assert load_workbook(io.BytesIO(book("甲", scratch=tmp_path)))["一"]["A1"].value == "甲"
    assert [*tmp_path.iterdir()] == []
    with pytest.raises(FileCreateError, match="nowhere"):
        book("甲", scratch=tmp_path / "nowhere")
