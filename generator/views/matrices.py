"""The matrices of a programme: branches and their slots, branches and the evidence under each criterion."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.model.branch import Branch
from generator.model.programme import Programme, criteria_of
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.views.branch_line import branch_line
from generator.views.lookup import link
from generator.views.page import Link
from generator.views.progress import (
    STATE_WORDS,
    members,
    steps,
)
from generator.views.slots import visible_fills


@dataclass(frozen=True, slots=True)
class SlotCell:
    """State of one slot, with its word; empty where it is not public."""

    state: str
    word: str


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A branch in the four-ones matrix."""

    name: str
    url: str
    unit: str
    cells: tuple[SlotCell, ...]
    results: int
    results_url: str
    level: str
    level_code: str
    double_leader: str
    studio: Link | None


@dataclass(frozen=True, slots=True)
class SlotGroup:
    """A cohort of the four-ones matrix, with its present stage."""

    name: str
    rows: tuple[SlotRow, ...]


@dataclass(frozen=True, slots=True)
class SlotMatrix:
    """Branches × slots of one programme."""

    programme: Link
    name: str
    slots: tuple[str, ...]
    groups: tuple[SlotGroup, ...]


@dataclass(frozen=True, slots=True)
class CountRow:
    """A branch with one number per column; 0 reads as none."""

    name: str
    url: str
    cells: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class EvidenceMatrix:
    """Branches × criteria: pieces of evidence."""

    name: str
    columns: tuple[Link, ...]
    rows: tuple[CountRow, ...]
    totals: tuple[int, ...]


def slot_matrix(portal: PublicPortal, programme: Programme) -> SlotMatrix:
    """All branches that take part in a programme, cohort by cohort, and what stands in each of their slots."""
    groups = []
    for cohort in programme.cohorts:
        rows = [
            _slot_row(portal, b, programme) for b in members(portal, programme.id, cohort.code) if isinstance(b, Branch)
        ]
        walked = steps(programme, cohort, portal.as_of)
        now = next((step.name for step in walked if step.state == "now"), "")
        done = "已结项" if walked and all(step.state == "done" for step in walked) else ""
        label = " · ".join(part for part in (cohort.name, cohort.time.text, now or done) if part)
        if rows:
            groups.append(SlotGroup(label, tuple(rows)))
    return SlotMatrix(
        link("programmes", programme),
        programme.slots_name or "成果位",
        tuple(s.name for s in programme.slots),
        tuple(groups),
    )


def _slot_row(portal: PublicPortal, branch: Branch, programme: Programme) -> SlotRow:
    fills = {fill.slot.code: fill for fill in visible_fills(branch, programme)}
    line = branch_line(portal, branch)
    studio = next((s for s in portal.studios.values() if s.branch == branch.id), None)
    cells = []
    for slot in programme.slots:
        fill = fills.get(slot.code)
        cells.append(SlotCell(fill.state.value, STATE_WORDS[fill.state]) if fill else SlotCell("", ""))
    student = branch.type == "student"
    return SlotRow(
        name=branch.short_name,
        url=addresses.page("branches", branch.id),
        unit=line.unit,
        cells=tuple(cells),
        results=line.results,
        results_url=f"{line.url}#results" if line.results else line.url,
        level=line.level,
        level_code=line.level_code,
        double_leader="不适用" if student else "是" if branch.secretary.double_leader else "否",
        studio=link("studios", studio, short=True) if studio else None,
    )


def evidence_matrix(portal: PublicPortal, programme: Programme) -> EvidenceMatrix:
    """How many pieces of evidence and achievements each branch names under each criterion."""
    leaves = [each for each in criteria_of(programme) if not each.children]
    rows = []
    for branch in members(portal, programme.id):
        if not isinstance(branch, Branch):
            continue
        counts: Counter[str] = Counter()
        for each in branch.statements:
            counts[each.criterion] += len(each.evidence) + len(each.achievements)
        cells = tuple(counts[f"{programme.id}/{leaf.code}"] for leaf in leaves)
        answered = any(each.criterion.partition("/")[0] == programme.id for each in branch.statements)
        url = addresses.page("branches", branch.id) + (f"#criteria-{programme.id}" if answered else "")
        rows.append(CountRow(branch.short_name, url, cells, sum(cells)))
    totals = tuple(sum(row.cells[n] for row in rows) for n in range(len(leaves)))
    columns = tuple(Link(leaf.name, f"{addresses.page('programmes', programme.id)}#c-{leaf.code}") for leaf in leaves)
    return EvidenceMatrix(programme.criteria_name or "标准", columns, tuple(rows), totals)
