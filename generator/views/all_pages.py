"""Every page of the site, from the public Portal alone: the one list that web and sitemap share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.portal.graph import PublicPortal
from generator.views.data import Downloads
from generator.views.list_pages import data_pages, list_groups
from generator.views.page import Page
from generator.views.record_pages import record_groups
from generator.views.sections import Group


def all_pages(portal: PublicPortal, downloads: Callable[[], Downloads | None] = lambda: None) -> Iterator[Page]:
    """Every page, in the order of `page_groups`."""
    for _name, make in page_groups(portal, downloads):
        yield from make()


def page_groups(portal: PublicPortal, downloads: Callable[[], Downloads | None] = lambda: None) -> Iterator[Group]:
    """Lists first, then records type by type; at the end the page of the open data, for which the downloads
    are asked for no sooner.
    """
    yield from list_groups(portal)
    yield from record_groups(portal)
    yield "data", lambda: data_pages(portal, downloads())
