"""The values that facets offer, code → words, each in its own order; and the codes of branches and studios."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.model.branch import Branch
from generator.model.programme import criteria_of
from generator.model.studio import Studio
from generator.portal.graph import PublicPortal
from generator.views.progress import participations


def terms(portal: PublicPortal, vocabulary: str) -> dict[str, str]:
    """All of a vocabulary, as briefly as it can be said."""
    return {code: portal.label(vocabulary, code, short=True) for code in portal.vocabularies.get(vocabulary, {})}


def units(portal: PublicPortal) -> dict[str, str]:
    """All units, in the order of the records."""
    ordered = sorted(portal.units.values(), key=lambda unit: (unit.order, unit.id))
    return {unit.id: unit.short_name for unit in ordered}


def programmes(portal: PublicPortal) -> dict[str, str]:
    """All programmes, in the order of the records."""
    ordered = sorted(portal.programmes.values(), key=lambda programme: (programme.order, programme.id))
    short = Counter(programme.short_name for programme in ordered)
    return {each.id: each.short_name if short[each.short_name] == 1 else each.name for each in ordered}


def cohorts(portal: PublicPortal) -> dict[str, str]:
    """All cohorts of all programmes: each programme has a first batch, so the programme is said too."""
    return {
        f"{programme}.{cohort.code}": f"{name} · {cohort.name}"
        for programme, name in programmes(portal).items()
        for cohort in portal.programmes[programme].cohorts
    }


def cohort_name(portal: PublicPortal, programme: str, code: str) -> str:
    """A cohort among others, as headings and badges call it: with its programme where more than one has cohorts."""
    several = sum(bool(each.cohorts) for each in portal.programmes.values()) > 1
    own = portal.programmes[programme].cohorts if programme in portal.programmes else ()
    alone = next((each.name for each in own if each.code == code), "")
    return cohorts(portal).get(f"{programme}.{code}", "") if several else alone


def criteria(portal: PublicPortal) -> dict[str, str]:
    """All criteria of all programmes."""
    return {
        criterion_slug(f"{programme}/{item.code}"): item.name
        for programme in programmes(portal)
        for item in criteria_of(portal.programmes[programme])
    }


def years(found: Iterable[int]) -> dict[str, str]:
    """Newest first."""
    return {str(year): f"{year}年" for year in sorted(set(found), reverse=True)}


def criterion_slug(code: str) -> str:
    """`model-branch/serve` as one step of an address."""
    return code.replace("/", ".")


def joined(portal: PublicPortal, record: Branch | Studio) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The programmes and the cohorts that a branch or studio takes part in, as codes."""
    taking = participations(portal, record)
    return (
        tuple(dict.fromkeys(each.programme.id for each in taking)),
        tuple(f"{each.programme.id}.{each.cohort.code}" for each in taking),
    )
