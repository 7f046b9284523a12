"""Workbooks in which text is text: no cell becomes a formula, a link or marked-up text."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet


class _Sheet(Worksheet):  # type: ignore[misc]  # it tells no types
    def _write_string(self, row: int, col: int, string: str, cell_format: Format | None = None) -> Any:
        """Every way to write a text leads here. A text that xlsxwriter would take for its own marked-up text and not
        escape (Excel could not open the file) ends with a space.
        """
        marked_up = string.startswith("<r>") and string.endswith("</r>")
        return super()._write_string(row, col, f"{string} " if marked_up else string, cell_format)


class Book(Workbook):  # type: ignore[misc]
    """A workbook that says nothing of who made it when: with the same cells it has the same bytes. All cells are in
    memory until it is `whole`; the files that it is then made of lie on the disk where asked for.
    """

    worksheet_class = _Sheet

    def __init__(self, title: str, day: dt.date, *, on_disk: bool = False) -> None:
        self._content = io.BytesIO()
        options = {"in_memory": not on_disk, "strings_to_formulas": False, "strings_to_urls": False}
        super().__init__(self._content, options)
        self.set_properties({"title": title, "created": dt.datetime.combine(day, dt.time())})

    def whole(self) -> bytes:
        """The file; nothing can be added any more."""
        self.close()
        return self._content.getvalue()
