"""Task plans with their filters, page by page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from string import ascii_lowercase

from generator.model.document import Plan, PlanRow
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.text import chinese_date
from generator.times import Kind
from generator.views import parts
from generator.views.browse import Facet, FacetHead, ListHead, Option, counted
from generator.views.lookup import links
from generator.views.page import Link
from generator.views.paging import LINES, addresses_of_pages, window

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
