"""Long lists on pages of a bounded length."""

from __future__ import annotations

from generator.views.browse import plain_head
from generator.views.page import Link
from generator.views.paging import Group, Listing, paged


def test_a_group_goes_on_on_the_next_page() -> None:
    """Under its name; each page knows where it begins, and how many rows there are in all."""
    whole = Listing("东西", "说明", (Group("甲", "", (1, 2, 3)), Group("乙", "", (4,))), 4)
    head = plain_head("things/", 4)
    first, second = paged("things/", whole, head, size=2)
    pages = (Link("1", "things/"), Link("2", "things/page/2/"))
    assert first == ("things/", Listing("东西", "说明", (Group("甲", "", (1, 2)),), 4, head, 1, pages, 1))
    rest = (Group("甲", "", (3,)), Group("乙", "", (4,)))
    assert second == ("things/page/2/", Listing("东西", "说明", rest, 4, head, 3, pages, 2))


def test_an_empty_list_is_one_page() -> None:
    """Without numbers."""
    ((url, view),) = paged("things/", Listing("东西", "", (), 0), plain_head("things/", 0))
    assert (url, view.groups, view.pages) == ("things/", (), ())
