"""Units in their list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.unit import Unit
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.views.progress import unit_shares
from generator.views.unit import made_by, threshold_of

_LEADERS = "leader-ratio"
"""The metric that the tree shows of each unit: 党员学术骨干、学科带头人 as branch secretaries."""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit in the tree, `depth` steps below its root, with figures of its own; `share` is its share of the metric
    that all units report, empty where it reports none.
    """

    name: str
    url: str
    kind: str
    depth: int
    note: str
    branches: int
    studios: int
    achievements: int
    cases: int
    achievements_url: str
    share: ShareCell | None


@dataclass(frozen=True, slots=True)
class ShareCell:
    """A share as a bar of 100 with the tick of its threshold."""

    text: str
    percent: str
    width: str
    tick: str
    met: bool


def unit_rows(portal: PublicPortal) -> tuple[UnitRow, ...]:
    """All units from the root down, each below its parent; collective names stand at the end of their level."""
    shares = {share.unit.id: share for share in unit_shares(portal, _LEADERS) if share.unit}
    threshold = threshold_of(portal, _LEADERS)

    def cell(unit: Unit) -> ShareCell | None:
        share = shares.get(unit.id)
        if share is None:
            return None
        percent = f"{share.value * 100:.1f}"
        tick = f"{threshold * 100:.1f}" if threshold else ""
        return ShareCell(f"{share.reached}/{share.total}", percent, percent, tick, share.value >= threshold)

    def walk(unit: Unit, depth: int) -> Iterator[UnitRow]:
        former = [each.name for each in unit.former_names]
        target = portal.units.get(unit.merged_into or "")
        made = made_by(portal, unit)
        yield UnitRow(
            name=unit.name,
            url=addresses.page("units", unit.id),
            kind=portal.label("unit_kinds", unit.kind),
            depth=depth,
            note=f"原{'、'.join(former)}" if former else f"已并入{target.name}" if target else "",
            branches=len(made.branches),
            studios=len(made.studios),
            achievements=len(made.achievements),
            cases=len(portal.referring("units", unit.id, "cases")),
            achievements_url=addresses.page("achievements", "by-unit", unit.id) if made.achievements else "",
            share=cell(unit),
        )
        for child in below.get(unit.id, ()):
            yield from walk(child, depth + 1)

    below: dict[str | None, list[Unit]] = {}
    for each in sorted(portal.units.values(), key=lambda unit: (unit.collective, unit.order, unit.id)):
        below.setdefault(each.parent if each.parent in portal.units else None, []).append(each)
    return tuple(row for root in below.get(None, ()) for row in walk(root, 0))
