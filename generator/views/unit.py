"""The page of a unit, and the tree of all units."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.model.achievement import Achievement
from generator.model.branch import Branch
from generator.model.narrative import Notice
from generator.model.studio import Studio
from generator.model.unit import FormerName, Unit
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.text import chinese_date
from generator.views import cards, parts
from generator.views.branch_line import BranchLine, branch_line
from generator.views.forms import FormLine, form_lines
from generator.views.lookup import award_link, link
from generator.views.page import Link
from generator.views.plan import responsible
from generator.views.studio import StudioLine, studio_line


@dataclass(frozen=True, slots=True)
class CountLine:
    """A ratio that the unit reported, beside the threshold that a programme sets for it; 0 where none does."""

    name: str
    reached: int
    total: int
    value: float
    threshold: float
    met: bool
    as_of: str


@dataclass(frozen=True, slots=True)
class Tally:
    """A figure of the unit that leads to the rows behind it."""

    number: int
    label: str
    note: str
    url: str


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
    former: tuple[parts.Line, ...]
    merged_into: Link | None
    merged: tuple[Link, ...]
    tallies: tuple[Tally, ...]
    counts: tuple[CountLine, ...]
    brand: tuple[str, str, str] | None
    branches: tuple[BranchLine, ...]
    studios: tuple[StudioLine, ...]
    achievements: int
    achievements_url: str
    forms: tuple[FormLine, ...]
    cases: tuple[cards.Card, ...]
    tasks: tuple[Link, ...]
    awards: tuple[Link, ...]
    log: tuple[LogLine, ...]
    notices: tuple[cards.NoticeLine, ...]
    milestones: tuple[parts.Line, ...]
    toc: tuple[tuple[str, str, str], ...]


def unit_view(portal: PublicPortal, unit: Unit) -> UnitView:
    """All of one unit."""
    made = made_by(portal, unit)
    listed = addresses.page("achievements", "by-unit", unit.id) if made.achievements else ""
    cases = portal.referring("units", unit.id, "cases")
    units = portal.referring("units", unit.id, "units")
    parent = portal.units.get(unit.parent or "")
    target = portal.units.get(unit.merged_into or "")
    view = UnitView(
        name=unit.name,
        kind=portal.label("unit_kinds", unit.kind),
        summary=unit.summary,
        parent=link("units", parent) if parent else None,
        children=tuple(link("units", each) for each in units if each.parent == unit.id),
        former=tuple(_former(each) for each in unit.former_names),
        merged_into=link("units", target) if target else None,
        merged=tuple(link("units", each) for each in units if each.merged_into == unit.id),
        tallies=_tallies(made, len(cases), listed),
        counts=_counts(portal, unit),
        brand=(unit.brand.name, unit.brand.text, unit.brand.since.text if unit.brand.since else "")
        if unit.brand
        else None,
        branches=tuple(branch_line(portal, each) for each in made.branches),
        studios=tuple(studio_line(portal, each) for each in made.studios),
        achievements=len(made.achievements),
        achievements_url=listed,
        forms=form_lines(portal, made.achievements, listed),
        cases=tuple(cards.case_card(portal, each) for each in cases),
        tasks=tuple(
            Link(f"{plan.title}：责任任务", f"{addresses.page('plans', plan.id, 'by-unit', unit.id)}")
            for plan in portal.referring("units", unit.id, "plans")
            if unit.id in responsible(plan)
        ),
        awards=tuple(award_link(each) for each in portal.referring("units", unit.id, "awards")),
        log=_log(portal, unit),
        notices=tuple(cards.notice_line(portal, each) for each in _notices(portal, unit)),
        milestones=parts.timeline(unit.milestones),
        toc=(),
    )
    return replace(view, toc=_toc(view))


def _toc(view: UnitView) -> tuple[tuple[str, str, str], ...]:
    """The parts that the page has, with their counts."""
    parts_of_page = (
        ("brand", "一系一品", 1 if view.brand else 0, ""),
        ("branches", "党支部", len(view.branches), str(len(view.branches))),
        ("studios", "工作室", len(view.studios), str(len(view.studios))),
        ("forms", "成果", view.achievements, str(view.achievements)),
        ("cases", "典型案例", len(view.cases), str(len(view.cases))),
        ("children", "下级单位", len(view.children), str(len(view.children))),
        ("tasks", "责任任务", len(view.tasks), ""),
        ("log", "承办活动", len(view.log), str(len(view.log))),
        ("notices", "表彰与公示", len(view.awards) + len(view.notices), str(len(view.awards) + len(view.notices))),
        ("history", "沿革", len(view.former) + len(view.milestones), ""),
    )
    return tuple((anchor, text, count) for anchor, text, size, count in parts_of_page if size)


@dataclass(frozen=True, slots=True)
class Made:
    """What the branches of a unit have: themselves, their studios, and the achievements of both."""

    branches: list[Branch]
    studios: list[Studio]
    achievements: list[Achievement]


def made_by(portal: PublicPortal, unit: Unit) -> Made:
    """What the branches that are directly of this unit have; an achievement of several is there once."""
    branches = [each for each in portal.referring("units", unit.id, "branches") if each.unit == unit.id]
    studios = [s for b in branches for s in portal.referring("branches", b.id, "studios") if s.branch == b.id]
    owned = {
        achievement.id: achievement
        for kind, owners in (("branches", branches), ("studios", studios))
        for each in owners
        for achievement in portal.referring(kind, each.id, "achievements")
        if each.id in achievement.owners
    }
    return Made(branches, studios, list(owned.values()))


def _tallies(made: Made, cases: int, listed: str) -> tuple[Tally, ...]:
    """The ledger on top of the page; nothing is counted that is not there."""
    representative = sum(each.representative for each in made.achievements)
    accepted = sum(each.acceptance is not None for each in made.studios)
    rows = (
        Tally(len(made.branches), "党支部", "", "#branches"),
        Tally(len(made.studios), "工作室", f"结项{accepted}" if accepted else "建设中", "#studios"),
        Tally(len(made.achievements), "成果", f"年度代表性成果{representative}" if representative else "", listed),
        Tally(cases, "典型案例", "", "#cases"),
    )
    return tuple(each for each in rows if each.number)


def _counts(portal: PublicPortal, unit: Unit) -> tuple[CountLine, ...]:
    return tuple(
        CountLine(
            name=portal.label("metrics", each.metric),
            reached=each.reached,
            total=each.total,
            value=each.reached / each.total if each.total else 0.0,
            threshold=(threshold := threshold_of(portal, each.metric)),
            met=each.total > 0 and each.reached >= threshold * each.total,
            as_of=chinese_date(each.as_of),
        )
        for each in unit.counts
    )


def threshold_of(portal: PublicPortal, metric: str) -> float:
    """The highest share that a programme asks of a metric; 0 where none does."""
    asked = (t.threshold for p in portal.programmes.values() for t in p.targets if t.metric == metric)
    return max(asked, default=0.0)


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


def _former(name: FormerName) -> parts.Line:
    until = f"{parts.month_text(name.until)}以前" if name.until else "曾用名"
    return parts.Line(until, f"{name.name}（{name.text}）" if name.text else name.name)
