"""What a programme asks of its branches, units and cohorts, and is not met yet; no build stops for it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.place import at, earliest, latest, years_after
from generator.finding import Finding
from generator.model.branch import Branch
from generator.model.programme import Cohort, Criterion, Programme, Quota, criteria_of
from generator.model.studio import Studio
from generator.portal.graph import FullPortal
from generator.text import chinese_date
from generator.views.progress import (
    STATE_WORDS,
    Outcome,
    Participation,
    Share,
    SlotState,
    members,
    outcomes,
    participations,
    slot_fills,
)


def young_secretary(portal: FullPortal) -> Iterator[Finding]:
    """P01: a staff secretary has been in the Party long enough on taking office (seed 000, 三（一）2: 3 years).

    How long is the strictest `party_years` of all programmes. The day of joining is private, so the
    message names no day.
    """
    years = max((each.party_years or 0 for each in portal.programmes.values()), default=0)
    for branch in portal.branches.values():
        joined, office = branch.secretary.joined_party, latest(branch.secretary.since)
        if joined is None or office is None or _group(portal, branch) != "staff":
            continue
        if years_after(joined, years) > office:
            yield at(
                portal,
                "branches",
                branch,
                ("secretary", "joined_party"),
                "P01",
                message=f"任职时党龄不足{years}年",
                fix=f"核对入党日期与任职时间；选拔条件是{years}年以上党龄",
            )


def young_model_branch(portal: FullPortal) -> Iterator[Finding]:
    """P03: a branch has existed for the programme's `branch_years` at the call (seed 003, 三（一）: 2)."""
    for branch in portal.branches.values():
        founded = earliest(branch.founded)
        for each in _shown(portal, branch):
            called, years = each.cohort.called, each.programme.branch_years or 0
            if called and founded and years_after(founded, years) > called:
                yield at(
                    portal,
                    "branches",
                    branch,
                    ("founded",),
                    "P03",
                    message=f"{branch.founded.text}成立，到{each.cohort.name}申报通知（{chinese_date(called)}）不足{years}年",
                    fix=f"核对成立时间与申报通知日期；申报条件是成立{years}年以上",
                )


def _shown(portal: FullPortal, record: Branch | Studio) -> list[Participation]:
    """Where a record takes part in a programme that asks for slots, such as the four ones; each once."""
    by_id = {each.programme.id: each for each in participations(portal, record) if each.programme.slots}
    return list(by_id.values())


def cohort_size(portal: FullPortal) -> Iterator[Finding]:
    """P05: a cohort is as large as its quota, about a fifth more or less where it says 约 (seed 003, 二)."""
    for programme in portal.programmes.values():
        for index, cohort in enumerate(programme.cohorts):
            if cohort.time.start and cohort.time.start > portal.as_of:
                continue
            for place, quota in enumerate(cohort.quota):
                size = _size(portal, programme, cohort, quota)
                if abs(size - quota.number) > (quota.number / 5 if quota.approximate else 0):
                    words = {"staff": "教职工党支部", "student": "学生党支部"}.get(quota.group, "培育对象")
                    about = "约" if quota.approximate else ""
                    path = ("cohorts", index, "quota", place, "number")
                    yield at(
                        portal,
                        "programmes",
                        programme,
                        path,
                        "P05",
                        message=f"{cohort.name}{words}名额{about}{quota.number}个，站内有{size}个",
                        fix="核对名额，或补录其余支部；只作提醒",
                    )


def _size(portal: FullPortal, programme: Programme, cohort: Cohort, quota: Quota) -> int:
    records = members(portal, programme.id, cohort.code)
    branches = [r if isinstance(r, Branch) else portal.branches[r.branch] for r in records]
    return sum(quota.group == "all" or _group(portal, branch) == quota.group for branch in branches)


def _group(portal: FullPortal, branch: Branch) -> str:
    """`staff` or `student`, by the vocabulary of branch types."""
    known = portal.vocabularies.get("branch_types", {}).get(branch.type)
    return known.group if known else ""


def feature_activities(portal: FullPortal) -> Iterator[Finding]:
    """P06: a model branch keeps up one or two feature activities (seed 003, 四、2)."""
    for branch in portal.branches.values():
        if _shown(portal, branch) and len(branch.activities) not in (1, 2):
            yield at(
                portal,
                "branches",
                branch,
                ("activities",),
                "P06",
                message=f"特色活动有{len(branch.activities)}项",
                fix="重点写1至2项，其余写进大事记",
            )


def open_slots(portal: FullPortal) -> Iterator[Finding]:
    """P07: every slot is filled by something published (seed 003, 五（五）: 原则上不能少于“四个一”)."""
    for branch in portal.branches.values():
        for each in _shown(portal, branch):
            for fill in slot_fills(branch, each.programme):
                if fill.state is SlotState.READY:
                    continue
                name = f"{each.programme.slots_name or '成果位'}的“{fill.slot.name}”"
                if fill.deliverable is None:
                    path: tuple[str | int, ...] = ("deliverables",)
                    fix = f"在 deliverables 里加一项 slot: {fill.slot.code}"
                else:
                    path = ("deliverables", branch.deliverables.index(fill.deliverable))
                    fix = "做成之后补上 case、achievement、link 或 video 之一"
                yield at(portal, "branches", branch, path, "P07", message=f"{name}{STATE_WORDS[fill.state]}", fix=fix)


def missed_ratios(portal: FullPortal) -> Iterator[Finding]:
    """P08: the ratios that units report meet the target, in each unit and overall (seed 000, 85 %; seed 004,
    全覆盖). Targets that are counted record by record are reported there (P04, P07).
    """
    for programme in portal.programmes.values():
        for index, outcome in enumerate(outcomes(portal, programme)):
            if outcome.counted == "units" and outcome.share.total and not outcome.reached:
                yield at(
                    portal,
                    "programmes",
                    programme,
                    ("targets", index),
                    "P08",
                    message=f"全校：{_ratio(outcome.share, outcome)}",
                    fix="各单位逐项核对；未达标的列入下一步安排",
                )
            if outcome.counted == "units":
                yield from _missed_by_units(portal, programme, outcome)


def _missed_by_units(portal: FullPortal, programme: Programme, outcome: Outcome) -> Iterator[Finding]:
    for share in outcome.rows:
        unit = share.unit
        if unit is None or not share.total or share.value >= outcome.target.threshold:
            continue
        index = next(
            i
            for i, count in enumerate(unit.counts)
            if count.metric == outcome.target.metric and count.as_of == share.as_of
        )
        yield at(
            portal,
            "units",
            unit,
            ("counts", index),
            "P08",
            message=f"{unit.short_name}：{_ratio(share, outcome)}",
            fix=f"目标见{programme.short_name}；核对符合数与总数",
        )


def _ratio(share: Share, outcome: Outcome) -> str:
    threshold = f"{outcome.target.threshold * 100:g}%"
    return f"{outcome.target.name}{share.reached}/{share.total}，为{share.value:.1%}，低于{threshold}"


def unstated_criteria(portal: FullPortal) -> Iterator[Finding]:
    """P10: every criterion without sub-criteria has a statement: the seven 有力 of a branch (seed 003, 三),
    the five tasks of a studio (seed 002, 三).
    """
    for branch in portal.branches.values():
        for each in _shown(portal, branch):
            yield from _unstated(portal, "branches", branch, each.programme)
    for studio in portal.studios.values():
        yield from _unstated(portal, "studios", studio, portal.programmes[studio.enrolment.programme])


def _unstated(portal: FullPortal, kind: str, record: Branch | Studio, programme: Programme) -> Iterator[Finding]:
    stated = {statement.criterion for statement in record.statements}
    leaves: list[Criterion] = [item for item in criteria_of(programme) if not item.children]
    open_items = [item for item in leaves if f"{programme.id}/{item.code}" not in stated]
    if open_items:
        names = "、".join(item.name for item in open_items)
        tree = programme.criteria_name or "标准"
        yield at(
            portal,
            kind,
            record,
            ("statements",),
            "P10",
            message=f"{tree}{len(leaves)}条，还有{len(open_items)}条没有表述：{names}",
            fix=f"在 statements 里加一项 criterion: {programme.id}/{open_items[0].code}",
        )


def overdue_tasks(portal: FullPortal) -> Iterator[Finding]:
    """P12: a task with a last day is done by then; 长期坚持 is never overdue (seed 001, the task table)."""
    for plan in portal.plans.values():
        for index, section in enumerate(plan.sections):
            for place, row in enumerate(section.rows):
                done = any(status.done and status.date <= portal.as_of for status in row.status)
                due = row.deadline.end
                if due is None or due >= portal.as_of or done:
                    continue
                path = ("sections", index, "rows", place, "deadline")
                yield at(
                    portal,
                    "plans",
                    plan,
                    path,
                    "P12",
                    message=f"第{section.no}部分第{row.no}项应在{chinese_date(due)}前完成，"
                    f"到{chinese_date(portal.as_of)}没有完成记录",
                    fix="完成了就在 status 里记上日期和 done: 是；没完成就记进展",
                )
