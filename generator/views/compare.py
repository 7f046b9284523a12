"""Branches side by side: the same rows for each, as far as they are public."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.branch import Branch
from generator.model.programme import criteria_of
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.views import facet_words, parts
from generator.views.branch_line import branch_line
from generator.views.lookup import link, name_of
from generator.views.progress import participations, steps

URL = "branches/compare/"
MOST = 4


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One line of the table. `kind` is `text`, `links`, `lines` (several texts), `states` or `number`."""

    key: str
    label: str
    kind: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class CompareView:
    """The page: it holds the frame, the browser puts the branches in."""

    heading: str
    lead: str
    data: str
    most: int
    total: int


def compare_view(portal: PublicPortal) -> CompareView:
    """The empty page."""
    return CompareView(
        "支部对比",
        f"把至多{MOST}个党支部并排放在一起：基本情况、培育进程、四个一、标准与佐证、成果和案例。",
        compare_data(),
        MOST,
        len(portal.branches),
    )


def compare_data() -> str:
    """The file with the cells of all branches."""
    return f"{URL}branches.json"


def compared(portal: PublicPortal) -> dict[str, Any]:
    """The rows, and name, address and cells of each branch; a branch has a cell only where there is something."""
    rows = _rows(portal)
    known = {row.key for row in rows}
    return {
        "as_of": portal.as_of.isoformat(),
        "rows": rows,
        "branches": {
            branch.id: {
                "name": branch.short_name,
                "url": addresses.page("branches", branch.id),
                "cells": {key: cell for key, cell in _cells(portal, branch).items() if cell and key in known},
            }
            for branch in portal.branches.values()
        },
    }


def _rows(portal: PublicPortal) -> tuple[CompareRow, ...]:
    stated = {statement.criterion for branch in portal.branches.values() for statement in branch.statements}
    criteria = tuple(
        CompareRow(code, item.name, "number", programme.criteria_name or programme.short_name)
        for programme in (portal.programmes[each] for each in facet_words.programmes(portal))
        for item in criteria_of(programme)
        if (code := f"{programme.id}/{item.code}") in stated
    )
    forms = tuple(
        CompareRow(f"form-{code}", word, "number", "成果") for code, word in facet_words.terms(portal, "forms").items()
    )
    return (
        CompareRow("unit", "所属单位", "links"),
        CompareRow("type", "类型", "text"),
        CompareRow("category", "类别", "text"),
        CompareRow("founded", "成立", "text"),
        CompareRow("recognitions", "认定", "lines"),
        CompareRow("stages", "培育进程", "lines"),
        CompareRow("states", "四个一", "states"),
        *criteria,
        CompareRow("results", "合计", "number", "成果"),
        *forms,
        CompareRow("cases", "典型案例", "links"),
    )


def _cells(portal: PublicPortal, branch: Branch) -> Mapping[str, Any]:
    unit = portal.units.get(branch.unit)
    owned = [a for a in portal.referring("branches", branch.id, "achievements") if branch.id in a.owners]
    cases = [c for c in portal.referring("branches", branch.id, "cases") if branch.id in c.owners]
    return {
        "unit": [(name_of(unit), addresses.page("units", unit.id))] if unit else [],
        "type": portal.label("branch_types", branch.type, short=True),
        "category": portal.label("branch_categories", branch.category),
        "founded": parts.month_text(branch.founded),
        "recognitions": [f"{portal.label('levels', each.level)} · {each.name}" for each in branch.recognitions],
        "stages": _stages(portal, branch),
        "states": branch_line(portal, branch).states,
        "results": len(owned),
        "cases": [(each.text, each.url) for each in (link("cases", case) for case in cases)],
        **{each.criterion: len(each.evidence) + len(each.achievements) for each in branch.statements},
        **{f"form-{form}": count for form, count in Counter(each.form for each in owned).items()},
    }


def _stages(portal: PublicPortal, branch: Branch) -> list[str]:
    """Programme, cohort and the stage that runs, or the last one done."""
    lines = []
    for joined in participations(portal, branch):
        walked = steps(joined.programme, joined.cohort, portal.as_of, joined.enrolment.stage)
        now = [step.name for step in walked if step.state == "now"]
        done = [step.name for step in walked if step.state == "done"]
        stage = f"{now[0]}（进行中）" if now else f"{done[-1]}（已完成）" if done else ""
        lines.append("，".join(w for w in (f"{joined.programme.short_name}{joined.cohort.name}", stage) if w))
    return lines
