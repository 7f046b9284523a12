"""Columns of the site that should be kept up, and since when nothing new stands in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from generator.portal.graph import FullPortal
from generator.times import When

MONTH, HALF_YEAR = 31, 183
"""Days; how often a column should have something new (domain.md: news monthly, notices within six months)."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its newest day, and by how many days it is behind (0: in time)."""

    name: str
    newest: dt.date | None
    interval: int
    behind: int


_COLUMNS: tuple[tuple[str, int, Callable[[FullPortal], list[dt.date]]], ...] = (
    ("动态", MONTH, lambda portal: [each.date for each in portal.notices.values() if each.kind == "news"]),
    (
        "公示、公告与通知",
        HALF_YEAR,
        lambda portal: [each.date for each in portal.notices.values() if each.kind != "news"],
    ),
    ("成果", HALF_YEAR, lambda portal: _days(each.date for each in portal.achievements.values())),
    ("典型案例", HALF_YEAR, lambda portal: [each.date for each in portal.cases.values()]),
    ("表彰", 2 * HALF_YEAR, lambda portal: _days(each.date for each in portal.awards.values())),
)


def _days(times: object) -> list[dt.date]:
    return [time.sort_key for time in times if isinstance(time, When)]  # type: ignore[attr-defined]


def columns(portal: FullPortal, today: dt.date) -> tuple[Column, ...]:
    """All columns, in the order of the site."""
    rows = []
    for name, interval, days in _COLUMNS:
        newest = max((day for day in days(portal) if day <= today), default=None)
        behind = max(0, (today - newest).days - interval) if newest else interval
        rows.append(Column(name, newest, interval, behind))
    return tuple(rows)
