"""The order in which the static lists show their records; everything that shows a list shares it."""

from __future__ import annotations

from generator.model.achievement import Award
from generator.model.branch import Branch
from generator.model.document import Policy
from generator.model.narrative import Case, Notice
from generator.model.programme import Programme
from generator.model.studio import Studio
from generator.portal.graph import PublicPortal
from generator.views import cards, facet_words


def branches(portal: PublicPortal) -> list[Branch]:
    """By category."""
    places = {code: place for place, code in enumerate(portal.vocabularies.get("branch_categories", {}))}
    return sorted(portal.branches.values(), key=lambda each: places.get(each.category, len(places)))


def studios(portal: PublicPortal) -> list[Studio]:
    """By programme and cohort, as these stand in the records."""
    places = {code: place for place, code in enumerate(facet_words.cohorts(portal))}
    return sorted(
        portal.studios.values(),
        key=lambda each: places.get(f"{each.enrolment.programme}.{each.enrolment.cohort}", len(places)),
    )


def cases(portal: PublicPortal) -> list[Case]:
    """Newest first."""
    return sorted(portal.cases.values(), key=lambda each: (each.date, each.id), reverse=True)


def programmes(portal: PublicPortal) -> list[Programme]:
    """In the order that the records give."""
    return sorted(portal.programmes.values(), key=lambda each: (each.order, each.id))


def notices(portal: PublicPortal) -> list[Notice]:
    """What runs now first, then newest first."""
    newest = sorted(portal.notices.values(), key=lambda each: (each.date, each.id), reverse=True)
    return sorted(newest, key=lambda each: cards.notice_line(portal, each).state == "closed")


def basis_of_programmes(portal: PublicPortal) -> set[str]:
    """The documents that programmes rest on."""
    return {each for programme in portal.programmes.values() for each in programme.basis}


def policies(portal: PublicPortal) -> list[Policy]:
    """Documents that programmes rest on first, then what those rest on."""
    direct = basis_of_programmes(portal)
    return sorted(portal.policies.values(), key=lambda each: each.id not in direct)


def awards(portal: PublicPortal) -> list[Award]:
    """Newest first."""
    return sorted(portal.awards.values(), key=lambda each: (each.date.sort_key, each.id), reverse=True)
