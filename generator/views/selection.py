"""Which records a volume takes up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.achievement import Achievement
from generator.model.branch import Branch
from generator.model.narrative import Case
from generator.model.studio import Studio
from generator.model.volume import Selection
from generator.portal.graph import PublicPortal
from generator.views.lookup import units_above
from generator.views.orders import branches as ordered_branches
from generator.views.orders import studios as ordered_studios
from generator.views.progress import achievement_year, enrolments_of


@dataclass(frozen=True, slots=True)
class Chosen:
    """The records of a volume, in its order. `by_theme`: the selection asks for a year, form, level or criterion,
    so that chapters are made of achievements rather than of those who made them.
    """

    owners: tuple[Branch | Studio, ...]
    achievements: tuple[Achievement, ...]
    cases: tuple[Case, ...]
    by_theme: bool


def chosen(portal: PublicPortal, selection: Selection) -> Chosen:
    """What fits all that the selection asks for."""
    owners = [each for each in _owners(portal) if _is_asked_for(portal, selection, each)]
    ids = {each.id for each in owners}
    by_theme = bool(selection.year or selection.form or selection.level or selection.criterion)
    achievements = [
        each
        for each in portal.achievements.values()
        if ids.intersection(each.owners)
        and (selection.year in (None, achievement_year(each)))
        and (selection.form in (None, each.form))
        and (selection.level in (None, each.level))
        and (not selection.criterion or selection.criterion in each.criteria)
    ]
    cases = [
        each
        for each in portal.cases.values()
        if ids.intersection(each.owners)
        and (selection.year in (None, each.date.year))
        and (selection.form in (None, "method"))
        and selection.level is None
        and (not selection.criterion or selection.criterion in each.criteria)
    ]
    return Chosen(
        tuple(owners),
        tuple(sorted(achievements, key=lambda each: (each.date.sort_key, each.id))),
        tuple(sorted(cases, key=lambda each: (each.date, each.id))),
        by_theme,
    )


def _owners(portal: PublicPortal) -> Iterator[Branch | Studio]:
    yield from ordered_branches(portal)
    yield from ordered_studios(portal)


def _is_asked_for(portal: PublicPortal, selection: Selection, owner: Branch | Studio) -> bool:
    if selection.owners and owner.id not in selection.owners:
        return False
    if selection.unit and selection.unit not in _units_above(portal, owner):
        return False
    if selection.programme is None:
        return True
    return any(
        each.programme == selection.programme and selection.cohort in (None, each.cohort)
        for each in enrolments_of(owner)
    )


def _units_above(portal: PublicPortal, owner: Branch | Studio) -> Iterable[str]:
    """The unit of a branch or of a studio's host, and all above it."""
    host = owner if isinstance(owner, Branch) else portal.branches.get(owner.branch)
    return (unit.id for unit in units_above(portal, host.unit)) if host else ()
