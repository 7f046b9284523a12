"""Long lists on pages of a bounded length, each at an address of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.portal import addresses
from generator.views.browse import ListHead
from generator.views.page import Link

PAGE_SIZE = 24

LINES = 200
"""Rows of a page where a row is one line and the whole wants to be seen: the tree of units, a table of tasks."""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading with lines of one kind under it."""

    name: str
    note: str
    rows: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, or one page of it: title, one sentence, and groups; `total` counts all rows of the list, `ways` are
    pages that show parts of it.
    """

    heading: str
    lead: str
    groups: tuple[Group, ...]
    total: int
    head: ListHead | None = None
    first: int = 1
    pages: tuple[Link, ...] = ()
    number: int = 1
    ways: tuple[Link, ...] = ()


def paged(url: str, whole: Listing, head: ListHead, size: int = PAGE_SIZE) -> Iterator[tuple[str, Listing]]:
    """URL and view of each page; a group that runs over the end of a page goes on under its name."""
    rows = [(place, row) for place, group in enumerate(whole.groups) for row in group.rows]
    pages = addresses_of_pages(url, len(rows), size)
    for number, page in enumerate(pages, 1):
        first = (number - 1) * size
        shown: dict[int, list[object]] = {}
        for place, row in rows[first : first + size]:
            shown.setdefault(place, []).append(row)
        groups = tuple(replace(whole.groups[place], rows=tuple(own)) for place, own in shown.items())
        yield (
            page.url,
            replace(whole, groups=groups, head=head, first=first + 1, pages=window(pages, number), number=number),
        )


def addresses_of_pages(url: str, rows: int, size: int = PAGE_SIZE) -> tuple[Link, ...]:
    """Number and URL of each page; an empty list has one."""
    count = max(1, -(-rows // size))
    return tuple(Link(str(n), page_of_row(url, (n - 1) * size, size)) for n in range(1, count + 1))


def page_of_row(url: str, place: int, size: int = PAGE_SIZE) -> str:
    """The URL of the page on which the row at a place (from 0) of a list stands."""
    number = place // size + 1
    return url if number == 1 else addresses.page(url.rstrip("/"), "page", str(number))


def window(pages: tuple[Link, ...], number: int) -> tuple[Link, ...]:
    """First, last, and the pages around the present one, so that a long list stays short to page."""
    near = {1, len(pages), *range(number - 2, number + 3)}
    return tuple(page for n, page in enumerate(pages, 1) if n in near) if len(pages) > 1 else ()
