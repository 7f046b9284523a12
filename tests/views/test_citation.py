"""How a record is cited, and the day on which it was published."""

from __future__ import annotations

from generator.views.citation import citation, published
from tests.records import achievement, branch, case

SIGNED = {"by": "药学院党委", "date": "2026-11-02"}


def test_gb_t_7714() -> None:
    """主要责任者. 题名[EB/OL]. (发布日期): the rest is the reader's day and the page's address."""
    assert citation("药学院党委", "标本|接力", "2026-05-20") == "药学院党委. 标本接力[EB/OL]. (2026-05-20)"
    assert citation("药学院党委", "标本接力", "") == "药学院党委. 标本接力[EB/OL]. "


def test_day_of_publication() -> None:
    """A case has its own, other records the day of the last review; without one there is none."""
    reviewed = branch(review=dict.fromkeys(("author", "first", "second", "final"), SIGNED))
    assert (published(case()), published(reviewed), published(achievement())) == ("2026-05-20", "2026-11-02", "")
