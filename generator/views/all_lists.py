"""Every list that a reader may filter and sort, from the public Portal alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.portal.reads import remembered
from generator.views import adoption, browse_documents, browse_records, listings, orders
from generator.views.achievement_list import achievement_browse
from generator.views.browse import Browse
from generator.views.film import film_page, films
from generator.views.unit_row import unit_rows


def list_urls(portal: PublicPortal) -> tuple[str, ...]:
    """The addresses of all lists; the task tables of plans are lists too."""
    return (*_LISTS, *(addresses.page("plans", each) for each in portal.ids("plans")))


@remembered
def list_at(portal: PublicPortal, url: str) -> Browse:
    """The list at an address. Raises KeyError where there is none."""
    if url in _LISTS:
        return _LISTS[url](portal)
    return browse_documents.tasks(portal, portal.plans[url.split("/")[1]])


def all_lists(portal: PublicPortal) -> Mapping[str, Browse]:
    """By URL."""
    return {url: list_at(portal, url) for url in list_urls(portal)}


def _videos(portal: PublicPortal) -> Browse:
    return browse_documents.videos(portal, {each.id: film_page(portal, each) for each in films(portal)})


def _policies(portal: PublicPortal) -> Browse:
    return browse_documents.policies(portal, orders.policies(portal), orders.basis_of_programmes(portal))


def _awards(portal: PublicPortal) -> Browse:
    awards = orders.awards(portal)
    return browse_documents.awards(portal, awards, [listings.award_line(portal, each) for each in awards])


def _units(portal: PublicPortal) -> Browse:
    return browse_documents.units(portal, unit_rows(portal))


_LISTS: Mapping[str, Callable[[PublicPortal], Browse]] = {
    "branches/": lambda portal: browse_records.branches(portal, orders.branches(portal)),
    "studios/": lambda portal: browse_records.studios(portal, orders.studios(portal)),
    "achievements/": achievement_browse,
    "cases/": lambda portal: browse_records.cases(portal, orders.cases(portal)),
    "programmes/": lambda portal: browse_documents.programmes(portal, orders.programmes(portal)),
    "notices/": lambda portal: browse_documents.notices(portal, orders.notices(portal)),
    "videos/": _videos,
    "policies/": _policies,
    "awards/": _awards,
    "units/": _units,
    adoption.URL: lambda portal: adoption.browse(adoption.methods(portal), reverse=False),
    adoption.ADOPTERS_URL: lambda portal: adoption.browse(adoption.adopters(portal), reverse=True),
}
