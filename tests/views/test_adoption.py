"""Who took over what, both ways."""

from __future__ import annotations

from generator.views.adoption import AdoptionRow, Taken, adopters, browse, listing, methods
from generator.views.page import Link
from tests.records import achievement, branch, case, public, unit

PORTAL = public(
    unit(),
    branch(),
    branch("second"),
    case(adopted_by=[{"name": "second党支部", "branch": "second", "date": "2026-03", "text": "照做"}]),
    achievement(
        adopted_by=[
            {"name": "邻校", "date": "2024-05"},
            {"name": "second党支部", "branch": "second", "date": "2025-01"},
        ]
    ),
)
OWNERS = (Link("branch", "branches/branch/"),)


def test_from_methods_to_adopters() -> None:
    """The one adopted by most first, its adopters newest first; our own branches are linked."""
    assert methods(PORTAL) == (
        AdoptionRow(
            "成果achievement",
            "achievements/achievement/",
            "成果",
            "achievements",
            OWNERS,
            (
                Taken("second党支部", "branches/second/", "", "2025年1月", ""),
                Taken("邻校", "", "", "2024年5月", ""),
            ),
            "2025-01-31",
        ),
        AdoptionRow(
            "案例case",
            "cases/case/",
            "案例",
            "cases",
            OWNERS,
            (Taken("second党支部", "branches/second/", "", "2026年3月", "照做"),),
            "2026-03-31",
        ),
    )


def test_from_adopters_to_methods() -> None:
    """Our own branches first, under their own name; others by the name they are given."""
    inside, outside = adopters(PORTAL)
    assert (inside.title, inside.url, inside.kind) == ("second", "branches/second/", "校内支部")
    assert [(each.kind, each.text, each.date) for each in inside.taken] == [
        ("案例", "案例case", "2026年3月"),
        ("成果", "成果achievement", "2025年1月"),
    ]
    assert (outside.title, outside.url, outside.kind) == ("邻校", "", "其他单位")


def test_both_are_lists_with_facets() -> None:
    """By kind, and by the years of adoption."""
    rows = methods(PORTAL)
    facets = {facet.key: facet for facet in browse(rows, reverse=False).facets}
    assert facets["year"].codes == (("2025", "2024"), ("2026",))
    assert list(facets["year"].words) == ["2026", "2025", "2024"]
    assert browse(adopters(PORTAL), reverse=True).urls == ("branches/second/", "")
    assert listing(rows, reverse=False).total == 2
