"""A formula whose value was never kept."""

from __future__ import annotations

from pathlib import Path

from tests.office.books import achievements


def make(folder: Path) -> None:
    """Writes what is imported."""
    achievements({"摘要": "=A2&B2"}).save(folder / "成果.xlsx")
