"""Policy documents with their chain of authority, and task plans with their filters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from string import ascii_lowercase

from generator.model.document import Plan, PlanRow, Policy
from generator.model.narrative import Notice
from generator.model.programme import Programme
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.text import chinese_date
from generator.times import Kind
from generator.views import parts
from generator.views.branch_line import BranchLine, branch_line
from generator.views.browse import Facet, FacetHead, ListHead, Option, counted
from generator.views.cards import NoticeLine, notice_line
from generator.views.lookup import link, links
from generator.views.page import Link
from generator.views.paging import LINES, addresses_of_pages, window
from generator.views.policy_line import PolicyLine, policy_line
from generator.views.programme import ProgrammeLine, programme_line


@dataclass(frozen=True, slots=True)
class PolicyView:
    """Everything that the page of a document shows."""

    title: str
    facts: tuple[parts.Fact, ...]
    summary: str
    points: tuple[str, ...]
    link: str
    above: tuple[PolicyLine, ...]
    below: tuple[PolicyLine, ...]
    supersedes: tuple[Link, ...]
    superseded_by: tuple[Link, ...]
    programmes: tuple[ProgrammeLine, ...]
    plans: tuple[Link, ...]
    branches: tuple[BranchLine, ...]
    notices: tuple[NoticeLine, ...]
    toc: tuple[tuple[str, str, str], ...]


def policy_view(portal: PublicPortal, policy: Policy) -> PolicyView:
    """All of one document: what it rests on (all the way up), and what rests on it."""
    facts = [parts.Fact("发文机关", policy.issuer)]
    if policy.number:
        facts.append(parts.Fact("发文字号", policy.number))
    if policy.date is not None:
        facts.append(parts.Fact("成文日期", policy.date.text))
    if policy.published is not None:
        facts.append(parts.Fact("发布日期", chinese_date(policy.published)))
    facts.append(parts.Fact("公开方式", portal.label("open_modes", policy.open_mode)))
    referring = portal.referring("policies", policy.id, "policies")
    programmes = portal.referring("policies", policy.id, "programmes")
    plans = portal.referring("policies", policy.id, "plans")
    branches = portal.referring("policies", policy.id, "branches")
    notices = _notices(portal, programmes)
    above = tuple(policy_line(each) for each in _above(portal, policy, {policy.id}))
    below = tuple(policy_line(each) for each in referring if policy.id in each.basis)
    rows = (
        ("summary", "内容概要", "", True),
        ("chain", "依据链", str(len(above) + len(below) + len(programmes) + len(plans)), True),
        ("programmes", "依据本文件的工程", str(len(programmes)), bool(programmes)),
        ("branches", "依本文件认定的党支部", str(len(branches)), bool(branches)),
        ("notices", "相关公示与通知", str(len(notices)), bool(notices)),
    )
    return PolicyView(
        title=policy.title,
        facts=tuple(facts),
        summary=policy.summary,
        points=policy.points,
        link=policy.link or "",
        above=above,
        below=below,
        supersedes=links(portal, "policies", policy.supersedes),
        superseded_by=tuple(link("policies", each) for each in referring if policy.id in each.supersedes),
        programmes=tuple(programme_line(portal, each) for each in programmes),
        plans=tuple(link("plans", each) for each in plans),
        branches=tuple(branch_line(portal, each) for each in branches),
        notices=tuple(notice_line(portal, each) for each in notices),
        toc=tuple((anchor, text, count) for anchor, text, count, shown in rows if shown),
    )


_NOTICES = 6
"""Notices of its programmes that the page of a document shows; the rest stand on the programmes' own pages."""


def _notices(portal: PublicPortal, programmes: Iterable[Programme]) -> list[Notice]:
    """Of the programmes that rest on a document, newest first."""
    found = {n.id: n for p in programmes for n in portal.referring("programmes", p.id, "notices")}
    return sorted(found.values(), key=lambda each: (each.date, each.id), reverse=True)[:_NOTICES]


def _above(portal: PublicPortal, policy: Policy, seen: set[str]) -> Iterator[Policy]:
    for each in policy.basis:
        if each in portal.policies and each not in seen:
            seen.add(each)
            yield portal.policies[each]
            yield from _above(portal, portal.policies[each], seen)


TASK_WORDS = {"done": "已完成", "due": "未到期", "running": "推进中", "open": "长期坚持"}


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task; a missed deadline is internal, so in public its state is `running`, 推进中."""

    section: str
    no: str
    task: str
    written: str
    units: tuple[Link, ...]
    measure: str
    deadline: str
    state: str
    word: str
    progress: str
    anchor: str


@dataclass(frozen=True, slots=True)
class PlanView:
    """One task table, whole or filtered, or one page of it; `shown` rows from the `first` of `total`."""

    title: str
    summary: str
    heading: str
    facts: tuple[parts.Fact, ...]
    sections: tuple[tuple[str, tuple[TaskRow, ...]], ...]
    head: ListHead
    total: int
    chosen: str
    first: int = 1
    shown: int = 0
    pages: tuple[Link, ...] = ()
    number: int = 1


@dataclass(frozen=True, slots=True)
class NumberedTask:
    """A task with the codes of what it is filtered by."""

    section: str
    section_code: str
    deadline_code: str
    row: TaskRow
    unit_ids: tuple[str, ...]


def numbered_tasks(portal: PublicPortal, plan: Plan) -> list[NumberedTask]:
    """All tasks of a plan, in its order."""
    deadlines = _slugs(row.deadline.text for section in plan.sections for row in section.rows)
    return [
        NumberedTask(
            f"{section.no}、{section.title}",
            f"s{number}",
            deadlines[row.deadline.text],
            _task_row(portal, plan, section.no, row, f"t{number}-{place}"),
            _unit_ids(plan, row),
        )
        for number, section in enumerate(plan.sections, 1)
        for place, row in enumerate(section.rows, 1)
    ]


def plan_pages(portal: PublicPortal, plan: Plan) -> Iterator[tuple[str, PlanView]]:
    """URL and view of the whole table and of each filter by section, unit, deadline and state, page by page."""
    whole = addresses.page("plans", plan.id)
    rows = numbered_tasks(portal, plan)
    sections = dict.fromkeys(each.section for each in rows)
    ways = task_facets(portal, rows)
    counts = {way.key: counted(way.codes) for way in ways}

    def views(
        url: str, chosen: tuple[str, str], text: str, shown: list[NumberedTask]
    ) -> Iterator[tuple[str, PlanView]]:
        facets = tuple(
            FacetHead(
                way.key,
                way.label,
                tuple(
                    Option(
                        code,
                        words,
                        addresses.page("plans", plan.id, f"by-{way.key}", code),
                        counts[way.key][code],
                        chosen == (way.key, code),
                    )
                    for code, words in way.words.items()
                    if counts[way.key][code]
                ),
            )
            for way in ways
        )
        head = ListHead(whole, addresses.list_data(whole), "项任务", len(rows), facets, TASK_SORTS)
        facts = _plan_facts(portal, plan)
        pages = addresses_of_pages(url, len(shown), LINES)
        for number, page in enumerate(pages, 1):
            first = (number - 1) * LINES
            here = shown[first : first + LINES]
            grouped = tuple(
                (section, own) for section in sections if (own := tuple(e.row for e in here if e.section == section))
            )
            near = window(pages, number)
            yield (
                page.url,
                PlanView(
                    plan.title,
                    plan.summary,
                    text,
                    facts,
                    grouped,
                    head,
                    len(shown),
                    text,
                    first + 1,
                    len(here),
                    near,
                    number,
                ),
            )

    yield from views(whole, ("", ""), "", rows)
    for way in ways:
        for code, text in way.words.items():
            shown = [each for each, own in zip(rows, way.codes, strict=True) if code in own]
            if shown:
                yield from views(addresses.page("plans", plan.id, f"by-{way.key}", code), (way.key, code), text, shown)


TASK_SORTS = (("given", "按序号"), ("deadline", "按时限"))


def task_facets(portal: PublicPortal, rows: list[NumberedTask]) -> tuple[Facet, ...]:
    """Section, unit, deadline and state; units in the order in which the table names them."""
    units = {u: portal.units[u].short_name for each in rows for u in each.unit_ids if u in portal.units}
    return (
        Facet("section", "部分", {e.section_code: e.section for e in rows}, tuple((e.section_code,) for e in rows)),
        Facet("unit", "单位", units, tuple(each.unit_ids for each in rows)),
        Facet(
            "deadline",
            "时限",
            {each.deadline_code: each.row.deadline for each in rows},
            tuple((each.deadline_code,) for each in rows),
        ),
        Facet("state", "状态", {e.row.state: e.row.word for e in rows}, tuple((e.row.state,) for e in rows)),
    )


def _slugs(deadlines: Iterable[str]) -> dict[str, str]:
    """A step of an address for each wording: its digits, and a letter more where two wordings have the same."""
    slugs: dict[str, str] = {}
    for deadline in dict.fromkeys(deadlines):
        digits = "-".join(re.findall(r"[0-9]+", deadline)) or "open"
        same = sum(re.fullmatch(rf"{digits}(-[a-z])?", each) is not None for each in slugs.values())
        slugs[deadline] = f"{digits}-{ascii_lowercase[same]}" if same else digits
    return slugs


def responsible(plan: Plan) -> set[str]:
    """The units that any task of the table names: each has a filtered page."""
    return {each for section in plan.sections for row in section.rows for each in _unit_ids(plan, row)}


def _unit_ids(plan: Plan, row: PlanRow) -> tuple[str, ...]:
    return next((spelling.units for spelling in plan.spellings if spelling.written == row.units), ())


def _task_row(portal: PublicPortal, plan: Plan, section: str, row: PlanRow, anchor: str) -> TaskRow:
    latest = max((each for each in row.status if each.date <= portal.as_of), key=lambda each: each.date, default=None)
    state = task_state(row, portal)
    return TaskRow(
        section=section,
        no=row.no,
        task=row.task,
        written=row.units,
        units=links(portal, "units", _unit_ids(plan, row), short=True),
        measure=row.measure,
        deadline=row.deadline.text,
        state=state,
        word=TASK_WORDS[state],
        progress=f"{chinese_date(latest.date)}：{latest.text}" if latest and latest.text else "",
        anchor=anchor,
    )


def task_state(row: PlanRow, portal: PublicPortal) -> str:
    """done, due, running (past its deadline) or open; an open-ended task is never past it and never done."""
    if row.deadline.kind is Kind.OPEN:
        return "open"
    if any(each.done and each.date <= portal.as_of for each in row.status):
        return "done"
    return "running" if row.deadline.end and row.deadline.end < portal.as_of else "due"


def _plan_facts(portal: PublicPortal, plan: Plan) -> tuple[parts.Fact, ...]:
    facts = [parts.Fact("所属工程", "", links(portal, "programmes", (plan.programme,), short=True))]
    if plan.policy in portal.policies:
        facts.append(parts.Fact("来源", "", links(portal, "policies", (plan.policy or "",))))
    if plan.date is not None:
        facts.append(parts.Fact("印发", plan.date.text))
    facts += parts.volume_facts(portal, "plans", plan.id)
    facts.append(parts.Fact("截至", chinese_date(portal.as_of)))
    return tuple(facts)
