"""Whose each record is, among several institutions."""

from __future__ import annotations

from generator.portal.graph import PublicPortal
from generator.views.achievement_list import achievement_lists
from generator.views.all_lists import list_at
from generator.views.browse import Facet
from generator.views.institutions import institution_facet, institution_of
from generator.views.search import AMONG_SEVERAL, FACETS
from tests.records import achievement, branch, public, unit

UNITS = (
    unit("north", kind="university", short_name="北方大学", order=2),
    unit("south", kind="university", short_name="南方大学", order=1),
    unit("office", kind="working-committee"),
    unit("law", parent="north"),
    unit("civil", parent="law"),
    unit("art", parent="south"),
)


def test_the_unit_at_the_top() -> None:
    """Of a tree that a university leads; an office that stands alone is none."""
    portal = public(*UNITS)
    found = [institution_of(portal, each) for each in ("civil", "art", "north", "office", "unknown")]
    assert found == ["north", "south", "north", "", ""]


def test_a_facet_of_several() -> None:
    """In the order of the units; rows of none have no value."""
    facet = Facet(
        "institution", "学校", {"south": "南方大学", "north": "北方大学"}, (("north",), ("south", "north"), ())
    )
    assert institution_facet(public(*UNITS), [("civil",), ("art", "law"), ("office",)]) == (facet,)


def test_no_facet_of_one() -> None:
    """However many units it has, and whatever stands beside it without records."""
    assert institution_facet(public(*UNITS), [("civil",), ("law",), ("office",), ()]) == ()


def test_lists_say_whose_a_row_is() -> None:
    """As a facet that comes first, and as a column of table and downloads; with one institution there is neither."""
    here, there = branch("a", unit="civil"), branch("b", unit="art")
    made = [achievement("x", owners=["a"]), achievement("y", owners=["b"])]
    both, alone = public(*UNITS, here, there, *made), public(*UNITS, here, made[0])

    for url in ("branches/", "achievements/"):
        assert list_at(both, url).facets[0].label == "学校"
        assert [each.kind for each in list_at(both, url).columns if each.label == "学校"] == ["facet"]
        assert "学校" not in {each.label for each in (*list_at(alone, url).facets, *list_at(alone, url).columns)}


def test_an_achievement_in_a_list_says_whose_it_is() -> None:
    """Of all its owners' institutions; nothing where only one is there, or its unit stands alone."""
    owners = [branch("a", unit="civil"), branch("b", unit="art"), branch("c", unit="office")]
    made = [achievement(each, owners=own) for each, own in (("x", ["a"]), ("y", ["b", "a"]), ("z", ["c"]))]

    def said(portal: PublicPortal) -> list[tuple[str, str]]:
        return [(each.title, each.institution) for each in dict(achievement_lists(portal))["achievements/"].entries]

    assert said(public(*UNITS, *owners, *made)) == [
        ("成果x", "北方大学"),
        ("成果y", "南方大学、北方大学"),
        ("成果z", ""),
    ]
    assert said(public(*UNITS, *owners, made[0])) == [("成果x", "")]


def test_search_knows_the_facet() -> None:
    """It is one of those that are there only among several."""
    assert set(FACETS) >= AMONG_SEVERAL == {"institution"}
