"""The owner of two achievements in one merged cell."""

from __future__ import annotations

from pathlib import Path

from tests.office.books import achievements


def make(folder: Path) -> None:
    """Writes what is imported."""
    book = achievements({}, {"成果名称": "另一课", "归属": None})
    book["成果"].merge_cells("D2:D3")
    book.save(folder / "成果.xlsx")
