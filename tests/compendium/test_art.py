"""The picture on the cover."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.compendium.art import Art, art
from generator.portal.graph import PublicPortal
from generator.views.volume import volume_view
from tests.records import achievement, branch, programme, public, unit, volume


def portal_with(*dates: str, branches: int = 1) -> PublicPortal:
    """Branches b0, b1 … and an achievement of b0 at each of the times, the first being representative."""
    owners = [branch(f"b{number}") for number in range(branches)]
    made = [
        achievement(f"a{number}", owners=["b0"], date=date, representative="否" if number else "是")
        for number, date in enumerate(dates)
    ]
    return public(unit(), programme(), *owners, *made, volume())


def drawn(portal: PublicPortal) -> Art:
    """The picture of the volume of everything."""
    return art(portal, volume_view(portal, portal.volumes["volume"]))


def test_one_row_a_chapter_one_column_a_quarter() -> None:
    """Seasons without achievements have their column too; a representative achievement outweighs others."""
    found = drawn(portal_with("2025-02", "2025-03", "2025-11", branches=2))

    assert found.rows == ((2, 0, 0, 1), (0, 0, 0, 0))
    key = "一行为一个支部或工作室，一列为一个季度；红格有成果，金格有代表性成果。"
    assert found.text == key + "2025年一季度—2025年四季度，共3项。"


def test_years_where_months_are_not_known() -> None:
    """One achievement with a year alone makes columns of years."""
    found = drawn(portal_with("2023", "2025-03"))

    assert found.rows == ((2, 0, 1),)
    assert found.text == "一行为一个支部或工作室，一列为一年；红格有成果，金格有代表性成果。2023年—2025年，共2项。"


def test_many_chapters_are_drawn_by_form() -> None:
    """More than 21 rows would be too small to be seen."""
    found = drawn(portal_with("2025-02", branches=22))

    assert found.rows == ((2,),)
    assert found.text == "一行为一种成果形态，一列为一个季度；红格有成果，金格有代表性成果。2025年一季度，共1项。"


def test_nothing_to_draw() -> None:
    """A volume without achievements has no picture."""
    assert drawn(portal_with()) == Art()


@pytest.mark.parametrize("years", [8, 9])
def test_long_spans(years: int) -> None:
    """At most 32 columns of quarters, then years."""
    found = drawn(portal_with("2015-01", f"{2014 + years}-12"))

    assert len(found.rows[0]) == (32 if years == 8 else 9)


def test_chapters_of_cases_are_no_rows() -> None:
    """Only who or what has achievements is a row."""
    portal = portal_with("2025-02")
    view = volume_view(portal, portal.volumes["volume"])
    told = replace(view.chapters[0], part="case")

    assert art(portal, replace(view, chapters=(told, *view.chapters))).rows == ((2,),)
