"""What the call for studios asks (seed 002), and is not met yet."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.place import at, earliest, months_between, years_after
from generator.finding import Finding
from generator.model.studio import Studio
from generator.portal.graph import FullPortal
from generator.text import chinese_date
from generator.views.progress import YearState, participations, studio_years

_LEADERS = "double-leader"
"""The kind of studio to which seed 002 applies; others are led by organisers (seed 001)."""

_SLACK_MONTHS = 3
"""By how much a studio's period may differ from the programme's cycle."""


def young_host(portal: FullPortal) -> Iterator[Finding]:
    """P02: the host branch has existed for the programme's `branch_years` at the call (seed 002, 二: 3)."""
    for studio in _led_by_secretaries(portal):
        branch = portal.branches[studio.branch]
        founded = earliest(branch.founded)
        for each in participations(portal, studio):
            called, years = each.cohort.called, each.programme.branch_years or 0
            if called and founded and years_after(founded, years) > called:
                yield at(
                    portal,
                    "studios",
                    studio,
                    ("branch",),
                    "P02",
                    message=f"依托支部{branch.founded.text}成立，到{each.cohort.name}申报通知"
                    f"（{chinese_date(called)}）不足{years}年",
                    fix=f"核对支部成立时间与申报通知日期；申报条件是成立{years}年以上",
                )


def year_gaps(portal: FullPortal) -> Iterator[Finding]:
    """P04: a representative achievement for every construction year that is over (seed 002, 四（二）1)."""
    for studio in portal.studios.values():
        plans = [plan.year for plan in studio.plans]
        for each in studio_years(portal, studio):
            if each.state is YearState.GAP:
                path = ("plans", plans.index(each.year)) if each.year in plans else ("period",)
                yield at(
                    portal,
                    "studios",
                    studio,
                    path,
                    "P04",
                    message=f"{each.year}年度没有代表性成果",
                    fix=f"在该年度一项成果里写 representative: 是，owners 里列上 {studio.id}",
                )


def odd_cycle(portal: FullPortal) -> Iterator[Finding]:
    """P09: a studio is built for the programme's `cycle_months` (seed 002, 二: 以3年为一个周期)."""
    for studio in _led_by_secretaries(portal):
        start, end = studio.period.start, studio.period.end
        if start is None or end is None:
            yield at(
                portal,
                "studios",
                studio,
                ("period",),
                "P09",
                message=f"建设周期“{studio.period.text}”没有写明起止",
                fix="写成“2023年9月—2026年8月”",
            )
            continue
        months = months_between(start, end)
        cycle = portal.programmes[studio.enrolment.programme].cycle_months
        if cycle and abs(months - cycle) > _SLACK_MONTHS:
            yield at(
                portal,
                "studios",
                studio,
                ("period",),
                "P09",
                message=f"建设周期“{studio.period.text}”是{round(months)}个月",
                fix=f"周期为{cycle}个月，核对起止月份",
            )


def host_without_leader(portal: FullPortal) -> Iterator[Finding]:
    """P11: the host's secretary, who leads the studio, is a double leader (seed 002, 二)."""
    for studio in _led_by_secretaries(portal):
        branch = portal.branches[studio.branch]
        if not branch.secretary.double_leader:
            yield at(
                portal,
                "studios",
                studio,
                ("branch",),
                "P11",
                message=f"依托支部“{branch.short_name}”的书记没有标为“双带头人”",
                fix=f"符合的，在 {branch.id}.yml 的 secretary 里写 double_leader: 是",
            )


def missing_rectification(portal: FullPortal) -> Iterator[Finding]:
    """P13: an assessment that was not passed sets what to put right, and by when (seed 002, 四（二）2)."""
    for studio in portal.studios.values():
        for index, item in enumerate(studio.assessments):
            if item.result == "fail" and not item.rectification:
                yield at(
                    portal,
                    "studios",
                    studio,
                    ("assessments", index),
                    "P13",
                    message=f"{item.year}年度考核没有写限期整改要求",
                    fix="补上 rectification: 整改内容和期限",
                )


def _led_by_secretaries(portal: FullPortal) -> list[Studio]:
    return [studio for studio in portal.studios.values() if studio.kind == _LEADERS]
