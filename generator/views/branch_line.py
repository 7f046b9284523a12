"""A branch as lists show it: name, unit, level, and the strokes of its slots."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.branch import Branch
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.portal.reads import remembered
from generator.views.progress import participations
from generator.views.slots import doors_of


@dataclass(frozen=True, slots=True)
class BranchLine:
    """A branch in a list: name, unit, level, and its strokes."""

    name: str
    full_name: str
    url: str
    unit: str
    type: str
    category: str
    level: str
    level_code: str
    states: tuple[tuple[str, str, str], ...]
    results: int
    note: str


def branch_line(portal: PublicPortal, branch: Branch) -> BranchLine:
    """One row of the index; `states` are slot name, state and word."""
    return _branch_line(portal, branch.id)


@remembered
def _branch_line(portal: PublicPortal, branch_id: str) -> BranchLine:
    branch = portal.branches[branch_id]
    unit = portal.units.get(branch.unit)
    own = {recognition.level for recognition in branch.recognitions}
    level = next((code for code in portal.vocabularies.get("levels", {}) if code in own), "")
    doors = [d for each in participations(portal, branch) if (d := doors_of(portal, branch, each.programme))]
    owned = [a for a in portal.referring("branches", branch.id, "achievements") if branch.id in a.owners]
    return BranchLine(
        name=branch.short_name,
        full_name=branch.name,
        url=addresses.page("branches", branch.id),
        unit=unit.name if unit else "",
        type=portal.label("branch_types", branch.type, short=True),
        category=portal.label("branch_categories", branch.category),
        level=portal.label("levels", level) if level else "",
        level_code=level,
        states=tuple((door.slot, door.state, door.word) for door in doors[0].doors) if doors else (),
        results=len(owned),
        note=branch.idea,
    )
