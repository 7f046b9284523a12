"""What is due, and in how many days: stages, tasks, planned results, notices, the end of a studio's period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.portal.graph import FullPortal
from generator.views.progress import SlotState, participations, slot_fills, steps


@dataclass(frozen=True, slots=True)
class Deadline:
    """One last day: what, whose, how it is written in the document, and how many days are left (negative: over)."""

    day: dt.date
    kind: str
    title: str
    who: str
    written: str
    left: int


def deadlines(portal: FullPortal, today: dt.date) -> tuple[Deadline, ...]:
    """Everything that is not done, by day; what is over stands first."""
    every = (*_stages(portal), *_tasks(portal), *_planned(portal), *_notices(portal), *_periods(portal))
    rows = {(day, kind, title, who): written for day, kind, title, who, written in every}
    return tuple(
        Deadline(day, kind, title, who, written, (day - today).days)
        for (day, kind, title, who), written in sorted(rows.items())
    )


_Row = tuple[dt.date, str, str, str, str]


def _stages(portal: FullPortal) -> Iterator[_Row]:
    """The stage of every cohort that is running, and those that follow."""
    for programme in portal.programmes.values():
        for cohort in programme.cohorts:
            for step in steps(programme, cohort, portal.as_of):
                if step.state != "done" and step.time.end is not None:
                    title = f"{programme.short_name}{cohort.name}：{step.name}"
                    yield step.time.end, "阶段", title, portal.site.issuer, step.time.text


def _tasks(portal: FullPortal) -> Iterator[_Row]:
    """Rows of task tables without a record that they are done."""
    for plan in portal.plans.values():
        spelled = {spelling.written: spelling.units for spelling in plan.spellings}
        for section in plan.sections:
            for row in section.rows:
                if row.deadline.end is None or any(status.done for status in row.status):
                    continue
                units = [portal.units[each].short_name for each in spelled.get(row.units, ()) if each in portal.units]
                title = f"第{section.no}部分第{row.no}项：{row.task}"
                yield row.deadline.end, "任务", title, "、".join(units) or row.units, row.deadline.text


def _planned(portal: FullPortal) -> Iterator[_Row]:
    """Results that branches have announced and not published."""
    for branch in portal.branches.values():
        for each in participations(portal, branch):
            for fill in slot_fills(branch, each.programme):
                made = fill.deliverable
                if made is None or made.planned is None or made.planned.end is None or fill.state is SlotState.READY:
                    continue
                yield made.planned.end, "成果", f"{fill.slot.name}：{made.title}", branch.short_name, made.planned.text


def _notices(portal: FullPortal) -> Iterator[_Row]:
    """Ends of publicity windows without a result, and last days of calls that are not over."""
    for notice in portal.notices.values():
        who = portal.units[notice.unit].short_name if notice.unit else ""
        if notice.publicity is not None and not notice.result:
            yield notice.publicity.end, "公示", f"公示期满：{notice.title}", who, notice.publicity.end.isoformat()
        if notice.deadline is not None and notice.deadline >= portal.as_of:
            yield notice.deadline, "通知", f"办理截止：{notice.title}", who, notice.deadline.isoformat()


def _periods(portal: FullPortal) -> Iterator[_Row]:
    """Studios whose period ends without an acceptance on record."""
    for studio in portal.studios.values():
        if studio.acceptance is None and studio.period.end is not None:
            yield studio.period.end, "周期", "建设周期期满，应验收", studio.name, studio.period.text
