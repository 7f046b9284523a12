"""October, typed into a cell of numbers."""

from __future__ import annotations

from pathlib import Path

from tests.office.books import achievements


def make(folder: Path) -> None:
    """Writes what is imported."""
    achievements({"完成时间": 2024.1}).save(folder / "成果.xlsx")
