"""Achievements by form and by year."""

from __future__ import annotations

from generator.views.charts import Bar, Table, charts
from tests.records import achievement, branch, public, unit


def test_bars_and_the_table_behind_them() -> None:
    """Forms by size, years by time; the running year is marked; the table adds up."""
    portal = public(
        unit(),
        branch(),
        achievement("one", form="system", date="2025-05"),
        achievement("two", form="brand", date="2025-06"),
        achievement("three", form="brand", date="2026-01"),
        achievement("four", form="brand", date="2026-01", year=2025),
    )
    by_form, by_year, table = charts(portal)
    assert by_form == (
        Bar("育人品牌", "achievements/by-form/brand/", 3, 1.0),
        Bar("制度体系", "achievements/by-form/system/", 1, 1 / 3),
    )
    assert by_year == (
        Bar("2025", "achievements/by-year/2025/", 3, 1.0),
        Bar("2026", "achievements/by-year/2026/", 1, 1 / 3, partial=True),
    )
    assert table == Table((2025, 2026), (("制度体系", (1, 0), 1), ("育人品牌", (2, 1), 3)))


def test_no_achievements_no_bars() -> None:
    """An empty portal divides nothing by nothing."""
    assert charts(public()) == ((), (), Table((), ()))
