"""The page of a programme: goal, stages, targets with computed figures, criteria, cohorts, documents."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.branch import Branch
from generator.model.programme import Criterion, LogEntry, Programme
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.text import chinese_date
from generator.views import cards, parts
from generator.views.achievement_list import criterion_list_url
from generator.views.branch_line import BranchLine, branch_line
from generator.views.chronicle import Chronicle, chronicle
from generator.views.gauge import Gauge, gauges
from generator.views.lookup import award_link, link, links
from generator.views.page import Link
from generator.views.policy_line import PolicyLine, policy_line
from generator.views.progress import cohort_of, members, running_cohort, steps
from generator.views.studio import StudioLine, studio_line

_CASES, _NAMED = 6, 60
"""How many cases the page of a programme shows as cards, and how many more it names; all stand in their own list."""


@dataclass(frozen=True, slots=True)
class CriterionNode:
    """A criterion with its children, and how many statements on the portal answer to it."""

    code: str
    name: str
    text: str
    weight: str
    branches: tuple[Link, ...]
    achievements: int
    achievements_url: str
    children: tuple[CriterionNode, ...]


@dataclass(frozen=True, slots=True)
class CohortView:
    """One cohort with its calendar and its members."""

    anchor: str
    name: str
    time: str
    quota: str
    stages: tuple[parts.Stage, ...]
    branches: tuple[BranchLine, ...]
    studios: tuple[StudioLine, ...]


@dataclass(frozen=True, slots=True)
class RequirementView:
    """A special requirement with the branch types it is for."""

    types: str
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LogLine:
    """One entry of the activity log."""

    kind: str
    date: str
    title: str
    form: str
    tier: str
    unit: Link | None
    attendance: str
    text: str


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure as policy."""

    title: str
    text: str
    items: tuple[str, ...]
    article: str


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """Everything that the page of a programme shows."""

    kind: str
    name: str
    goal: str
    facts: tuple[parts.Fact, ...]
    running: str
    current: tuple[parts.Stage, ...]
    original: tuple[parts.Stage, ...]
    chronicle: Chronicle | None
    gauges: tuple[Gauge, ...]
    conditions: tuple[str, ...]
    criteria_name: str
    criteria: tuple[CriterionNode, ...]
    requirements: tuple[RequirementView, ...]
    slots_name: str
    slots: tuple[tuple[str, str], ...]
    forms: tuple[tuple[str, str], ...]
    measures: tuple[MeasureView, ...]
    cohorts: tuple[CohortView, ...]
    basis: tuple[PolicyLine, ...]
    log: tuple[LogLine, ...]
    plans: tuple[Link, ...]
    notices: tuple[cards.NoticeLine, ...]
    awards: tuple[Link, ...]
    cases: tuple[cards.Card, ...]
    more_cases: tuple[Link, ...]
    achievements: int
    achievements_url: str
    review: tuple[parts.Sign, ...]
    toc: tuple[tuple[str, str, str], ...]


def programme_view(portal: PublicPortal, programme: Programme) -> ProgrammeView:
    """All of one programme."""
    running = running_cohort(programme, portal.as_of)
    notices = sorted(portal.referring("programmes", programme.id, "notices"), key=lambda n: n.date, reverse=True)
    cases = sorted(portal.referring("programmes", programme.id, "cases"), key=lambda c: c.date, reverse=True)
    targets = gauges(portal, programme)
    cohorts = tuple(_cohorts(portal, programme))
    criteria = tuple(_node(portal, programme, each) for each in programme.criteria)
    achievements = len(portal.referring("programmes", programme.id, "achievements"))
    log = tuple(_log_line(portal, each) for each in sorted(programme.log, key=lambda e: e.date.sort_key, reverse=True))
    timeline = chronicle(portal, programme)
    basis = tuple(policy_line(portal.policies[each]) for each in programme.basis if each in portal.policies)
    rows = [
        ("stages", "阶段", str(len(programme.stages)), bool(programme.stages)),
        ("timeline", "时间线", "", timeline is not None),
        ("targets", "目标", str(len(targets)), bool(targets)),
        ("conditions", "条件", str(len(programme.conditions)), bool(programme.conditions)),
        ("criteria", programme.criteria_name or "标准", "", bool(criteria)),
        ("requirements", "分类要求", str(len(programme.requirements)), bool(programme.requirements)),
        (
            "slots",
            programme.slots_name or "成果位",
            str(len(programme.slots)),
            bool(programme.slots or programme.forms),
        ),
        ("measures", "主要举措", str(len(programme.measures)), bool(programme.measures)),
        ("cohorts", "批次与参加者", str(len(cohorts)), bool(cohorts)),
        ("basis", "依据", str(len(basis)), bool(basis)),
        ("log", "活动记录", str(len(log)), bool(log)),
        ("cases", "典型案例", str(len(cases)), bool(cases)),
        ("notices", "公示通知", str(len(notices)), bool(notices)),
    ]
    return ProgrammeView(
        kind=portal.label("programme_kinds", programme.kind),
        name=programme.name,
        goal=programme.goal,
        facts=_facts(portal, programme),
        running=running.name if running else "",
        current=parts.stages(steps(programme, running, portal.as_of)),
        original=tuple(
            parts.Stage(
                stage.name,
                stage.time.text,
                "；".join(x for x in (stage.text, stage.output) if x),
                "done",
                stage.publicity,
            )
            for stage in programme.stages
        )
        if running and running.schedule
        else (),
        chronicle=timeline,
        gauges=targets,
        conditions=tuple(each.text for each in programme.conditions),
        criteria_name=programme.criteria_name or "标准",
        criteria=criteria,
        requirements=tuple(
            RequirementView(
                "、".join(portal.label("branch_types", t, short=True) for t in r.branch_types), r.title, r.items
            )
            for r in programme.requirements
        ),
        slots_name=programme.slots_name or "成果",
        slots=tuple((slot.name, slot.text) for slot in programme.slots),
        forms=tuple((portal.label("forms", each.form, short=True), each.label) for each in programme.forms),
        measures=tuple(MeasureView(m.title, m.text, m.items, m.article) for m in programme.measures),
        cohorts=cohorts,
        basis=basis,
        log=log,
        plans=tuple(link("plans", each) for each in portal.referring("programmes", programme.id, "plans")),
        notices=tuple(cards.notice_line(portal, each) for each in notices),
        awards=tuple(award_link(each) for each in portal.referring("programmes", programme.id, "awards")),
        cases=tuple(cards.case_card(portal, each) for each in cases[:_CASES]),
        more_cases=tuple(link("cases", each) for each in cases[_CASES : _CASES + _NAMED]),
        achievements=achievements,
        achievements_url=addresses.page("achievements", "by-programme", programme.id) if achievements else "",
        review=parts.review_line(programme.review),
        toc=tuple((anchor, text, count) for anchor, text, count, shown in rows if shown),
    )


def _facts(portal: PublicPortal, programme: Programme) -> tuple[parts.Fact, ...]:
    facts = []
    if programme.issuer:
        facts.append(parts.Fact("印发", programme.issuer))
    if programme.period is not None:
        facts.append(parts.Fact("实施", programme.period.text))
    if programme.cycle_months or programme.cycle_text:
        months = f"{programme.cycle_months}个月。" if programme.cycle_months else ""
        facts.append(parts.Fact("周期", months + programme.cycle_text))
    if basis := links(portal, "policies", programme.basis):
        facts.append(parts.Fact("依据", "", (Link(f"{len(basis)}件文件", "#basis"),)))
    taking = members(portal, programme.id)
    if taking:
        facts.append(parts.Fact("参加", "", (Link(f"{len(taking)}个", "#cohorts"),)))
    facts += parts.volume_facts(portal, "programmes", programme.id)
    facts.append(parts.Fact("截至", chinese_date(portal.as_of)))
    return tuple(facts)


def _node(portal: PublicPortal, programme: Programme, item: Criterion) -> CriterionNode:
    code = f"{programme.id}/{item.code}"
    answering = portal.meeting_criterion(code, "branches")
    achievements = len(portal.meeting_criterion(code, "achievements"))
    return CriterionNode(
        code=item.code,
        name=item.name,
        text=item.text,
        weight=f"{item.weight:g}" if item.weight is not None else "",
        branches=tuple(link("branches", each, short=True) for each in answering),
        achievements=achievements,
        achievements_url=criterion_list_url(code) if achievements else "",
        children=tuple(_node(portal, programme, child) for child in item.children),
    )


def _cohorts(portal: PublicPortal, programme: Programme) -> list[CohortView]:
    groups = {"staff": "教职工党支部", "student": "学生党支部", "all": "名额"}
    views = []
    for cohort in reversed(programme.cohorts):
        own = members(portal, programme.id, cohort.code)
        quota = "，".join(
            f"{groups.get(q.group, q.group)}{'约' if q.approximate else ''}{q.number}个" for q in cohort.quota
        )
        views.append(
            CohortView(
                anchor=f"cohort-{cohort.code}",
                name=cohort.name,
                time=cohort.time.text,
                quota=quota,
                stages=parts.stages(steps(programme, cohort_of(programme, cohort.code), portal.as_of)),
                branches=tuple(branch_line(portal, each) for each in own if isinstance(each, Branch)),
                studios=tuple(studio_line(portal, each) for each in own if not isinstance(each, Branch)),
            )
        )
    return views


def _log_line(portal: PublicPortal, item: LogEntry) -> LogLine:
    unit = portal.units.get(item.unit or "")
    return LogLine(
        kind=portal.label("log_kinds", item.kind),
        date=item.date.text,
        title=item.title,
        form=portal.label("training_forms", item.form) if item.form else "",
        tier=item.tier,
        unit=link("units", unit, short=True) if unit else None,
        attendance=f"{item.attendance}人次" if item.attendance else "",
        text=item.text,
    )
