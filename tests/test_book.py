"""In a workbook text is text."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.book import Book

DAY = dt.date(2026, 11, 28)


def book(*texts: str, on_disk: bool = False) -> bytes:
    """A workbook with these texts below one another."""
    own = Book("表", DAY, on_disk=on_disk)
    sheet = own.add_worksheet("一")
    for row, text in enumerate(texts):
        sheet.write(row, 0, text)
    return own.whole()


@pytest.mark.parametrize("on_disk", [True, False])
@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("=1+1", "=1+1"),
        ("https://example.edu.cn/", "https://example.edu.cn/"),
        ("<b>&</b>", "<b>&</b>"),
        ("<r>&</r>", "<r>&</r> "),
        ("<r><t>粗</t></r>", "<r><t>粗</t></r> "),
    ],
)
def test_a_text_stays_a_text(text: str, read: str, *, on_disk: bool) -> None:
    """No formula, no link; and what looks like the marked-up text of the format does not spoil the file."""
    cell = load_workbook(io.BytesIO(book(text, on_disk=on_disk)), rich_text=True)["一"]["A1"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (read, "s", None)


def test_nothing_stays_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files that a workbook is made of are there for a moment only."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = tmp_path.stat().st_mtime_ns
    book("甲", "乙", on_disk=True)
    assert [*tmp_path.iterdir()] == []
    assert tmp_path.stat().st_mtime_ns > before
