"""1-2 in a title, which Excel takes for a day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.office.books import achievements


def make(folder: Path) -> None:
    """Writes what is imported."""
    achievements({"成果名称": dt.datetime(2026, 1, 2)}).save(folder / "成果.xlsx")
