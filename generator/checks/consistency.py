"""What contradicts itself, or another record: times, counts and types."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.checks.place import at, before, earliest, latest, years_after
from generator.finding import Finding, KeyPath
from generator.model.achievement import Achievement
from generator.model.base import Record
from generator.model.branch import Branch
from generator.model.shape import shape_of
from generator.model.unit import Unit, UnitCount
from generator.portal.graph import FullPortal
from generator.text import chinese_date
from generator.times import When
from generator.views.progress import studio_years

_TEACHER_TYPES = ("staff-teaching", "staff-business")
"""Branches of teachers, which the leader ratio counts; services and students are not (seed 000)."""

_PAST = {"date", "since", "founded", "joined_party", "as_of", "approved", "published"}
"""Names of fields that hold what has happened, wherever they stand."""


def reversed_times(portal: FullPortal) -> Iterator[Finding]:
    """C01: nothing ends before it starts: publicity windows (seed 003), tenures."""
    for notice in portal.notices.values():
        window = notice.publicity
        if window is not None and window.start > window.end:
            yield at(
                portal,
                "notices",
                notice,
                ("publicity", "end"),
                "C01",
                message=f"公示{chinese_date(window.start)}开始，却在{chinese_date(window.end)}结束",
                fix="核对公示开始与结束的日期",
            )
    for branch in portal.branches.values():
        for index, tenure in enumerate(branch.secretary.history):
            if before(tenure.end, tenure.start) and tenure.end is not None:
                yield at(
                    portal,
                    "branches",
                    branch,
                    ("secretary", "history", index, "end"),
                    "C01",
                    message=f"任职时间是{tenure.start.text}，离任时间却是{tenure.end.text}",
                    fix="核对任职与离任的时间",
                )


def year_against_date(portal: FullPortal) -> Iterator[Finding]:
    """C02: an achievement's year is that of its date, or the construction year of its studio (seed 002)."""
    for achievement in portal.achievements.values():
        if achievement.year is not None and not _year_fits(portal, achievement, achievement.year):
            yield at(
                portal,
                "achievements",
                achievement,
                ("year",),
                "C02",
                message=f"年度是{achievement.year}，完成时间却是{achievement.date.text}",
                fix="年度与完成时间一致时可以不填年度",
            )


def _year_fits(portal: FullPortal, achievement: Achievement, year: int) -> bool:
    first, last = earliest(achievement.date), latest(achievement.date)
    if first is None or last is None:
        return True
    if first.year <= year <= last.year:
        return True
    studios = [portal.studios[owner] for owner in achievement.owners if owner in portal.studios]
    for studio in studios:
        for count, construction in enumerate(studio_years(portal, studio)):
            begin = studio.period.start
            if begin is None or construction.year != year:
                continue
            if years_after(begin, count) <= last and first < years_after(begin, count + 1):
                return True
    return False


def impossible_counts(portal: FullPortal) -> Iterator[Finding]:
    """C03: a numerator does not exceed its denominator, nor either fall short of the branches on record
    on that day (seed 000, 85 %).
    """
    by_unit: defaultdict[str, list[Branch]] = defaultdict(list)
    for branch in portal.branches.values():
        if branch.type in _TEACHER_TYPES and not branch.draft:
            by_unit[branch.unit].append(branch)
    for unit in portal.units.values():
        for index, count in enumerate(unit.counts):
            if count.reached > count.total:
                yield at(
                    portal,
                    "units",
                    unit,
                    ("counts", index, "reached"),
                    "C03",
                    message=f"符合数{count.reached}大于总数{count.total}",
                    fix="核对两个数；符合数包含在总数里",
                )
            elif count.metric == "leader-ratio" and count.as_of == _newest(unit, count.metric):
                yield from _short_counts(portal, unit, index, count, by_unit[unit.id])


def _newest(unit: Unit, metric: str) -> dt.date:
    return max(count.as_of for count in unit.counts if count.metric == metric)


def _short_counts(
    portal: FullPortal, unit: Unit, index: int, count: UnitCount, branches: list[Branch]
) -> Iterator[Finding]:
    there = [each for each in branches if _by(each.founded, count.as_of)]
    leaders = [e for e in there if e.secretary.double_leader and _by(e.secretary.since, count.as_of)]
    for name, words, given, recorded in (
        ("total", "教师党支部", count.total, there),
        ("reached", "“双带头人”书记", count.reached, leaders),
    ):
        if given < len(recorded):
            names = "、".join(each.short_name for each in recorded[:5])
            yield at(
                portal,
                "units",
                unit,
                ("counts", index, name),
                "C03",
                message=f"填报{given}个，站内已有{words}{len(recorded)}个：{names}",
                fix="核对统计数，或各支部的类型、成立时间与“双带头人”一项",
            )


def _by(time: When, day: dt.date) -> bool:
    last = latest(time)
    return last is not None and last <= day


def years_outside_cycle(portal: FullPortal) -> Iterator[Finding]:
    """C04: a studio plans and is assessed in its construction years (seed 002, a three-year cycle)."""
    for studio in portal.studios.values():
        years = [each.year for each in studio_years(portal, studio)]
        rows: dict[str, tuple[Any, ...]] = {"plans": studio.plans, "assessments": studio.assessments}
        for name, items in rows.items():
            for index, item in enumerate(items):
                if years and item.year not in years:
                    yield at(
                        portal,
                        "studios",
                        studio,
                        (name, index, "year"),
                        "C04",
                        message=f"{item.year}年度不在建设周期（{studio.period.text}）内",
                        fix=f"建设年度是{'、'.join(map(str, years))}",
                    )


def type_against_category(portal: FullPortal) -> Iterator[Finding]:
    """C05: a student branch is of the student category, and no other is (seed 003, 四、1)."""
    types = portal.vocabularies.get("branch_types", {})
    for branch in portal.branches.values():
        known = types.get(branch.type)
        if known is not None and (known.group == "student") != (branch.category == "student"):
            category = portal.label("branch_categories", branch.category)
            yield at(
                portal,
                "branches",
                branch,
                ("category",),
                "C05",
                message=f"支部类型是“{known.label}”，类别却是“{category}”",
                fix="学生党支部的类别选 student（学生），其他支部不选",
            )


def impossible_tenures(portal: FullPortal) -> Iterator[Finding]:
    """C06: a branch has one secretary at a time, from its founding on (domain.md, Records: Secretary)."""
    for branch in portal.branches.values():
        secretary = branch.secretary
        if before(secretary.since, branch.founded):
            yield at(
                portal,
                "branches",
                branch,
                ("secretary", "since"),
                "C06",
                message=f"书记{secretary.since.text}任职，支部{branch.founded.text}才成立",
                fix="核对两个时间",
            )
        yield from _former_secretaries(portal, branch)


def _former_secretaries(portal: FullPortal, branch: Branch) -> Iterator[Finding]:
    since, history = branch.secretary.since, branch.secretary.history
    for index, tenure in enumerate(history):
        path = ("secretary", "history", index)
        left, words = (tenure.end, "离任") if tenure.end else (tenure.start, "任职")
        if before(tenure.start, branch.founded):
            yield at(
                portal,
                "branches",
                branch,
                (*path, "start"),
                "C06",
                message=f"{tenure.start.text}任职，支部{branch.founded.text}才成立",
                fix="核对两个时间",
            )
        if before(since, left):
            yield at(
                portal,
                "branches",
                branch,
                (*path, "end" if tenure.end else "start"),
                "C06",
                message=f"前任书记{left.text}{words}，现任书记{since.text}已经任职",
                fix="核对前后两任的时间",
            )
        for other in history[:index]:
            if before(tenure.start, other.end) and before(other.start, left):
                yield at(
                    portal,
                    "branches",
                    branch,
                    (*path, "start"),
                    "C06",
                    message=f"与{other.start.text}任职的一任时间重叠",
                    fix="核对两任的任职与离任时间",
                )


def future_dates(portal: FullPortal, kind: str, record: Record) -> Iterator[Finding]:
    """C07: what has happened is not later than the data date (domain.md, “Rules that are computed”: as of a
    date). Plans, deadlines and windows may be; so may reviews, which follow the data, and drafts.
    """
    for path, day in () if record.draft else _events(record):
        if day > portal.as_of:
            yield at(
                portal,
                kind,
                record,
                path,
                "C07",
                message=f"{chinese_date(day)}晚于数据截至日{chinese_date(portal.as_of)}",
                fix="核对日期；数据已更新时改 data/portal.yml 的 as_of",
            )


def _events(record: BaseModel, path: KeyPath = ()) -> Iterator[tuple[KeyPath, dt.date]]:
    for shape in shape_of(type(record)):
        value = getattr(record, shape.name)
        here = (*path, shape.name)
        if shape.name in _PAST and isinstance(value, When | dt.date):
            day = earliest(value) if isinstance(value, When) else value
            if day is not None:
                yield here, day
        elif shape.model is not None and value is not None and shape.name != "review":
            for index, item in enumerate(value if shape.many else (value,)):
                yield from _events(item, (*here, index) if shape.many else here)
