"""Workbooks in which text is text: no cell becomes a formula, a link or marked-up text."""

from __future__ import annotations

import datetime as dt
import io
from itertools import chain, count
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

_LONGEST_NAME = 31
"""Characters of a sheet's name."""


class _Sheet(Worksheet):  # type: ignore[misc]  # it tells no types
    def _write_string(self, row: int, col: int, string: str, cell_format: Format | None = None) -> Any:
        """Every way to write a text leads here. A text that xlsxwriter would take for its own marked-up text and not
        escape (Excel could not open the file) ends with a space.
        """
        marked_up = string.startswith("<r>") and string.endswith("</r>")
        return super()._write_string(row, col, f"{string} " if marked_up else string, cell_format)


class Book(Workbook):  # type: ignore[misc]
    """A workbook that says nothing of who made it when: with the same cells it has the same bytes. All cells are in
    memory until it is `whole`; the files that it is then made of lie in the folder `scratch`, if one is given.
    """

    worksheet_class = _Sheet

    def __init__(self, title: str, day: dt.date, scratch: Path | None = None) -> None:
        self._content = io.BytesIO()
        where = {"tmpdir": str(scratch)} if scratch else {"in_memory": True}
        options = {**where, "strings_to_formulas": False, "strings_to_urls": False}
        super().__init__(self._content, options)
        self.set_properties({"title": title, "created": dt.datetime.combine(day, dt.time())})

    def sheet(self, name: str) -> Worksheet:
        """A further sheet: a long name is cut to what Excel takes, and told apart from one alike."""
        taken = {each.get_name().lower() for each in self.worksheets()}
        names = chain([name[:_LONGEST_NAME]], (f"{name[: _LONGEST_NAME - 4]}~{number}" for number in count(2)))
        return self.add_worksheet(next(each for each in names if each.lower() not in taken))

    def whole(self) -> bytes:
        """The file; nothing can be added any more."""
        self.close()
        return self._content.getvalue()
