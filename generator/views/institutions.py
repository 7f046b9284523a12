"""Whose each record is, in a portal that several institutions share: the university at the top of its unit's tree.

A portal of one institution says nothing of it: there is neither facet nor column with a single value.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.portal.graph import PublicPortal
from generator.views.browse import Column, Facet
from generator.views.lookup import units_above

KEY, LABEL = "institution", "学校"
ROOT_KIND = "university"
"""The kind of a unit that is an institution, where it stands at the top."""


def institution_of(portal: PublicPortal, unit_id: str) -> str:
    """The id of the unit that is the institution of a unit; empty where its tree has none at the top."""
    top = None
    for unit in units_above(portal, unit_id):
        top = unit
    return top.id if top is not None and top.kind == ROOT_KIND else ""


def institution_facet(portal: PublicPortal, units: Sequence[Iterable[str]]) -> tuple[Facet, ...]:
    """The facet of rows with these units; none unless rows of more than one institution are among them."""
    known: dict[str, str] = {}
    codes = []
    for own in units:
        for each in own:
            if each not in known:
                known[each] = institution_of(portal, each)
        codes.append(tuple(dict.fromkeys(known[each] for each in own if known[each])))
    found = {code for own in codes for code in own}
    if len(found) < 2:
        return ()
    ordered = sorted((portal.units[each] for each in found), key=lambda unit: (unit.order, unit.id))
    return (Facet(KEY, LABEL, {unit.id: unit.short_name for unit in ordered}, tuple(codes)),)


def institution_names(facets: Iterable[Facet]) -> list[str]:
    """Whose each row is, in words; nothing where the facet is not there."""
    return ["、".join(each.words[code] for code in own) for each in facets if each.key == KEY for own in each.codes]


def institution_column(facets: Iterable[Facet]) -> tuple[Column, ...]:
    """The column of the table and of downloads, where the facet is there."""
    return (Column(KEY, LABEL, "facet"),) if any(each.key == KEY for each in facets) else ()
