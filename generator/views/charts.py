"""Achievements by form and by year: the bars of the charts and the table behind them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.views.progress import achievement_year


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart."""

    label: str
    url: str
    value: int
    share: float
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The rows behind the charts: forms × years."""

    years: tuple[int, ...]
    rows: tuple[tuple[str, tuple[int, ...], int], ...]


def charts(portal: PublicPortal) -> tuple[tuple[Bar, ...], tuple[Bar, ...], Table]:
    """Achievements by form and by year, and the table behind both."""
    forms = Counter(each.form for each in portal.achievements.values())
    years = Counter(achievement_year(each) for each in portal.achievements.values())
    both = Counter((each.form, achievement_year(each)) for each in portal.achievements.values())
    top_form, top_year = max(forms.values(), default=1), max(years.values(), default=1)
    by_form = tuple(
        Bar(
            portal.label("forms", code, short=True),
            addresses.page("achievements", "by-form", code),
            count,
            count / top_form,
        )
        for code, count in sorted(forms.items(), key=lambda item: (-item[1], item[0]))
    )
    by_year = tuple(
        Bar(
            str(year),
            addresses.page("achievements", "by-year", str(year)),
            years[year],
            years[year] / top_year,
            year == portal.as_of.year,
        )
        for year in sorted(years)
    )
    ordered = tuple(sorted(years))
    rows = tuple(
        (portal.label("forms", code, short=True), tuple(both[code, year] for year in ordered), forms[code])
        for code in portal.vocabularies.get("forms", {})
        if forms[code]
    )
    return by_form, by_year, Table(ordered, rows)
