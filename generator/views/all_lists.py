"""Every list that a reader may filter and sort, from the public Portal alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from generator.portal.graph import PublicPortal
from generator.views import adoption, browse_documents, browse_records, listings, orders
from generator.views.achievement_list import achievement_browse
from generator.views.browse import Browse
from generator.views.film import film_page, films
from generator.views.unit import unit_rows


@lru_cache(maxsize=1)
def all_lists(portal: PublicPortal) -> Mapping[str, Browse]:
    """By URL; the task tables of plans are lists too."""
    awards = orders.awards(portal)
    lists = (
        browse_records.branches(portal, orders.branches(portal)),
        browse_records.studios(portal, orders.studios(portal)),
        achievement_browse(portal),
        browse_records.cases(portal, orders.cases(portal)),
        browse_documents.programmes(portal, orders.programmes(portal)),
        browse_documents.notices(portal, orders.notices(portal)),
        browse_documents.videos(portal, {each.id: film_page(portal, each) for each in films(portal)}),
        browse_documents.policies(portal, orders.policies(portal), orders.basis_of_programmes(portal)),
        browse_documents.awards(portal, awards, [listings.award_line(portal, each) for each in awards]),
        browse_documents.units(portal, unit_rows(portal)),
        adoption.browse(adoption.methods(portal), reverse=False),
        adoption.browse(adoption.adopters(portal), reverse=True),
        *(browse_documents.tasks(portal, plan) for plan in portal.plans.values()),
    )
    return {each.url: each for each in lists}

