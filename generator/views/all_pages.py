"""Every page of the site, from the public Portal alone: the one list that web and sitemap share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.portal.graph import PublicPortal
from generator.views.data import Downloads
from generator.views.list_pages import data_pages, list_groups
from generator.views.page import Page
from generator.views.record_pages import record_groups
from generator.views.sections import Group
from generator.views.volume_page import Printed, Prints

Download = Callable[[], Downloads | None]


def no_prints(_volume_id: str) -> tuple[Printed, ...]:
    """Where no volumes are printed."""
    return ()


def all_pages(portal: PublicPortal, downloads: Download = lambda: None, prints: Prints = no_prints) -> Iterator[Page]:
    """Every page, in the order of `page_groups`."""
    for _name, make in page_groups(portal, downloads, prints):
        yield from make()


def page_groups(
    portal: PublicPortal, downloads: Download = lambda: None, prints: Prints = no_prints
) -> Iterator[Group]:
    """Lists first, then records type by type; at the end the page of the open data, for which the downloads
    are asked for no sooner.
    """
    yield from list_groups(portal, prints)
    yield from record_groups(portal, prints)
    yield "data", lambda: data_pages(portal, downloads())
