"""The page of a unit, and the tree of all units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.narrative import Notice
from generator.model.unit import FormerName, Unit
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.text import chinese_date
from generator.views import cards, parts
from generator.views.branch_line import BranchLine, branch_line
from generator.views.document import responsible
from generator.views.lookup import link
from generator.views.page import Link


@dataclass(frozen=True, slots=True)
class CountLine:
    """A ratio that the unit reported."""

    name: str
    reached: int
    total: int
    value: float
    as_of: str


@dataclass(frozen=True, slots=True)
class LogLine:
    """An activity of a programme that the unit held."""

    title: str
    kind: str
    date: str
    programme: Link


@dataclass(frozen=True, slots=True)
class UnitView:
    """Everything that the page of a unit shows."""

    name: str
    kind: str
    summary: str
    parent: Link | None
    children: tuple[Link, ...]
    former: tuple[str, ...]
    merged_into: Link | None
    merged: tuple[Link, ...]
    counts: tuple[CountLine, ...]
    brand: tuple[str, str, str] | None
    branches: tuple[BranchLine, ...]
    achievements: int
    achievements_url: str
    cases: tuple[cards.Card, ...]
    tasks: tuple[Link, ...]
    awards: tuple[Link, ...]
    log: tuple[LogLine, ...]
    notices: tuple[cards.NoticeLine, ...]
    milestones: tuple[parts.Line, ...]


def unit_view(portal: PublicPortal, unit: Unit) -> UnitView:
    """All of one unit."""
    branches = [each for each in portal.referring("units", unit.id, "branches") if each.unit == unit.id]
    branch_ids = {each.id for each in branches}
    studio_ids = {s.id for b in branches for s in portal.referring("branches", b.id, "studios") if s.branch == b.id}
    owned = {
        achievement.id
        for kind, ids in (("branches", branch_ids), ("studios", studio_ids))
        for each in ids
        for achievement in portal.referring(kind, each, "achievements")
        if each in achievement.owners
    }
    units = portal.referring("units", unit.id, "units")
    parent = portal.units.get(unit.parent or "")
    target = portal.units.get(unit.merged_into or "")
    return UnitView(
        name=unit.name,
        kind=portal.label("unit_kinds", unit.kind),
        summary=unit.summary,
        parent=link("units", parent) if parent else None,
        children=tuple(link("units", each) for each in units if each.parent == unit.id),
        former=tuple(_former(each) for each in unit.former_names),
        merged_into=link("units", target) if target else None,
        merged=tuple(link("units", each) for each in units if each.merged_into == unit.id),
        counts=tuple(
            CountLine(
                portal.label("metrics", c.metric),
                c.reached,
                c.total,
                c.reached / c.total if c.total else 0.0,
                chinese_date(c.as_of),
            )
            for c in unit.counts
        ),
        brand=(unit.brand.name, unit.brand.text, unit.brand.since.text if unit.brand.since else "")
        if unit.brand
        else None,
        branches=tuple(branch_line(portal, each) for each in branches),
        achievements=len(owned),
        achievements_url=addresses.page("achievements", "by-unit", unit.id) if owned else "",
        cases=tuple(cards.case_card(portal, each) for each in portal.referring("units", unit.id, "cases")),
        tasks=tuple(
            Link(f"{plan.title}：责任任务", f"{addresses.page('plans', plan.id, 'by-unit', unit.id)}")
            for plan in portal.referring("units", unit.id, "plans")
            if unit.id in responsible(plan)
        ),
        awards=tuple(link("awards", each) for each in portal.referring("units", unit.id, "awards")),
        log=_log(portal, unit),
        notices=tuple(cards.notice_line(portal, each) for each in _notices(portal, unit)),
        milestones=parts.timeline(unit.milestones),
    )


def _log(portal: PublicPortal, unit: Unit) -> tuple[LogLine, ...]:
    """Newest first."""
    held = [
        (item, programme)
        for programme in portal.referring("units", unit.id, "programmes")
        for item in programme.log
        if item.unit == unit.id
    ]
    held.sort(key=lambda pair: pair[0].date.sort_key, reverse=True)
    return tuple(
        LogLine(
            item.title,
            portal.label("log_kinds", item.kind),
            item.date.text,
            Link(programme.short_name, f"{addresses.page('programmes', programme.id)}#log"),
        )
        for item, programme in held
    )


def _notices(portal: PublicPortal, unit: Unit) -> list[Notice]:
    """Issued by the unit or about it, newest first."""
    return sorted(portal.referring("units", unit.id, "notices"), key=lambda each: (each.date, each.id), reverse=True)


def _former(name: FormerName) -> str:
    until = f"{parts.month_text(name.until)}以前" if name.until else ""
    note = "，".join(word for word in (until, name.text) if word)
    return f"{name.name}（{note}）" if note else name.name


@dataclass(frozen=True, slots=True)
class UnitNode:
    """A unit in the tree."""

    name: str
    url: str
    kind: str
    branches: int
    note: str
    children: tuple[UnitNode, ...]


def unit_tree(portal: PublicPortal) -> tuple[UnitNode, ...]:
    """All units from the root down; collective names stand at the end of their level."""

    def node(unit: Unit) -> UnitNode:
        former = [each.name for each in unit.former_names]
        target = portal.units.get(unit.merged_into or "")
        note = f"原{'、'.join(former)}" if former else f"已并入{target.name}" if target else ""
        return UnitNode(
            name=unit.name,
            url=addresses.page("units", unit.id),
            kind=portal.label("unit_kinds", unit.kind),
            branches=sum(b.unit == unit.id for b in portal.branches.values()),
            note=note,
            children=tuple(node(child) for child in _children(portal, unit.id)),
        )

    return tuple(node(unit) for unit in _children(portal, None))


def _children(portal: PublicPortal, parent: str | None) -> Iterator[Unit]:
    own = [u for u in portal.units.values() if u.parent == parent or (parent is None and u.parent not in portal.units)]
    yield from sorted(own, key=lambda u: (u.collective, u.order, u.id))
