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
    """Every page, that of the open data last."""
    for _name, make in page_groups(portal, prints):
        yield from make()
    yield from data_pages(portal, downloads())


def page_groups(portal: PublicPortal, prints: Prints = no_prints) -> Iterator[Group]:
    """Lists first, then records type by type. (`data_pages` is for those who have the open data already.)"""
    yield from list_groups(portal, prints)
    yield from record_groups(portal, prints)
