"""What a workbook or a CSV file holds, cell by cell, before anybody knows what it means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from generator.finding import Finding, found

Value = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that is not empty: its value, how it is formatted, and what is wrong with it (`formula without value`
    has neither).
    """

    value: Value | None
    format: str = ""
    is_error: bool = False
    is_formula: bool = False


MAX_ROWS = 20_000
"""Rows with something in them that a sheet may have; many times what a university has."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: rows by number from 1, in each the cells by column from 1. `title` is empty for a CSV file."""

    file: str
    title: str
    rows: Mapping[int, Mapping[int, Cell]]
    merged: tuple[str, ...] = ()

    def spot(self, row: int, column: int) -> str:
        """一院.xlsx 成果!C7."""
        return self.at(f"{letters(column)}{row}")

    def at(self, ref: str) -> str:
        """A cell or a range of this sheet, as findings name it."""
        return f"{self.file} {self.title}!{ref}" if self.title else f"{self.file} {ref}"

    def line(self, row: int) -> str:
        """A whole row, as it is named."""
        return f"{self.file} {self.title}!第{row}行" if self.title else f"{self.file} 第{row}行"


def short_enough(grids: list[Grid]) -> tuple[list[Grid], list[Finding]]:
    """Those that have been read to their end, and what is said of the others."""
    findings = [
        found("I01", grid.at(f"A{max(grid.rows)}"), message=f"有内容的行超过 {MAX_ROWS} 行", fix="拆成几个文件")
        for grid in grids
        if len(grid.rows) > MAX_ROWS
    ]
    return [grid for grid in grids if len(grid.rows) <= MAX_ROWS], findings


def letters(column: int) -> str:
    """1 → A, 27 → AA."""
    out = ""
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def number_of(name: str) -> int:
    """A → 1, AA → 27."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number
