"""The lists of achievements: every value of every facet, with true counts and pages of 24."""

from __future__ import annotations

import pytest

from generator.portal.graph import PublicPortal
from generator.views.achievement_list import (
    ListView,
    achievement_lists,
    criterion_list_url,
    units_of,
)
from generator.views.browse import MOST_OPTIONS, FacetHead, Option
from generator.views.page import Link
from tests.records import achievement, branch, programme, public, studio, unit


def pages_of(portal: PublicPortal) -> dict[str, ListView]:
    """All pages, by URL."""
    return dict(achievement_lists(portal))


def units_in(view: ListView) -> tuple[Option, ...]:
    """What the facet of units offers."""
    return next(facet.options for facet in view.head.facets if facet.key == "unit")


def three() -> PublicPortal:
    """Three achievements: one of a branch in unit a, two of the studio that a branch in unit b hosts."""
    criteria = [{"code": "x", "name": "甲", "children": [{"code": "y", "name": "乙"}]}]
    return public(
        unit("a", order=2),
        unit("b", order=1),
        unit("idle"),
        programme(criteria=criteria),
        programme("idle"),
        branch(unit="a"),
        branch("host", unit="b"),
        studio(branch="host"),
        achievement("one", programme="programme", criteria=["programme/x", "programme/y"]),
        achievement("two", owners=["studio"], form="brand", level="national", date="2026-01"),
        achievement("three", owners=["studio"], form="brand", level="national", date="2026-01", year=2025),
    )


def test_facets_hold_what_there_is() -> None:
    """Values in their own order, newest year first; a value without achievements is not offered."""
    url = "achievements/by-"

    def option(text: str, way: str, count: int) -> Option:
        return Option(way.partition("/")[2], text, f"{url}{way}/", count, current=False)

    assert pages_of(three())["achievements/"].head.facets == (
        FacetHead("form", "形态", (option("制度体系", "form/system", 1), option("育人品牌", "form/brand", 2))),
        FacetHead("year", "年度", (option("2026年", "year/2026", 1), option("2025年", "year/2025", 2))),
        FacetHead("level", "级别", (option("国家级", "level/national", 2), option("校级", "level/university", 1))),
        FacetHead("unit", "单位", (option("b", "unit/b", 2), option("a", "unit/a", 1))),
        FacetHead("programme", "工程", (option("programme", "programme/programme", 1),)),
        FacetHead(
            "criterion", "标准", (option("甲", "criterion/programme.x", 1), option("乙", "criterion/programme.y", 1))
        ),
    )


def test_every_option_has_its_page_and_its_count_is_true() -> None:
    """Each leads to a list of as many as it says, which marks where one is."""
    every = pages_of(three())
    options = [option for facet in every["achievements/"].head.facets for option in facet.options]
    assert sorted(every) == sorted(["achievements/", *(option.url for option in options)])
    for option in options:
        page = every[option.url]
        assert (page.total, len(page.entries), page.chosen) == (option.count, option.count, option.text)
        assert page.heading == f"成果：{option.text}"
        assert [each.url for facet in page.head.facets for each in facet.options if each.current] == [option.url]


def test_an_empty_portal_has_one_empty_list() -> None:
    """Nothing to browse, nothing broken."""
    (url, view), *rest = achievement_lists(public())
    assert (url, view.total, view.entries, view.pages, rest) == ("achievements/", 0, (), (), [])
    assert [facet.options for facet in view.head.facets] == [()] * 6


def test_of_many_values_only_those_with_most_are_offered() -> None:
    """A country has hundreds of units; the value that is chosen is always among them, and every one has its page."""
    units = [unit(f"u{n:02}") for n in range(MOST_OPTIONS + 2)]
    branches = [branch(f"b-{each.id}", unit=each.id) for each in units]
    made = [achievement(f"a-{each.id}", owners=[each.id]) for each in branches]
    every = pages_of(public(*units, *branches, *made, achievement("second", owners=["b-u31"])))
    offered = [option.text for option in units_in(every["achievements/"])]
    chosen = units_in(every["achievements/by-unit/u30/"])
    assert (len(offered), "u30" in offered, "u31" in offered) == (MOST_OPTIONS, False, True)
    assert [option.text for option in chosen] == sorted([*offered, "u30"])
    assert [option.text for option in chosen if option.current] == ["u30"]


def many(count: int) -> dict[str, ListView]:
    """The pages of a portal with that many achievements, of one day."""
    made = (achievement(f"n{n:03}") for n in range(count))
    return pages_of(public(unit(), branch(), *made))


def test_a_list_of_24_is_one_page() -> None:
    """Without a row of page numbers."""
    every = many(24)
    assert len(every["achievements/"].entries) == 24
    assert [view.pages for view in every.values()] == [()] * len(every)
    assert not any("/page/" in url for url in every)


def test_a_longer_list_goes_on_on_the_next_page() -> None:
    """In the whole list and in every facet; each page says where it begins, and the heading stays."""
    every = many(25)
    first, second = every["achievements/by-form/system/"], every["achievements/by-form/system/page/2/"]
    pages = (Link("1", "achievements/by-form/system/"), Link("2", "achievements/by-form/system/page/2/"))
    assert (first.pages, second.pages) == (pages, pages)
    assert (first.number, first.first, len(first.entries)) == (1, 1, 24)
    assert (second.number, second.first, len(second.entries)) == (2, 25, 1)
    assert (first.total, second.total) == (25, 25)
    assert [each.title for each in second.entries] == ["成果n024"]
    assert (second.heading, second.chosen) == ("成果：制度体系", "制度体系")


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (1, ["1", "2", "3", "9"]),
        (4, ["1", "2", "3", "4", "5", "6", "9"]),
        (5, ["1", "3", "4", "5", "6", "7", "9"]),
        (9, ["1", "7", "8", "9"]),
    ],
)
def test_page_numbers_stay_few(number: int, shown: list[str]) -> None:
    """The first, the last, and two on either side of the present page."""
    url = "achievements/" if number == 1 else f"achievements/page/{number}/"
    assert [page.text for page in many(9 * 24)[url].pages] == shown


def test_units_of_an_achievement() -> None:
    """Those of its branches and of the hosts of its studios, each once."""
    portal = public(
        unit("a"),
        unit("b"),
        programme(),
        branch(unit="a"),
        branch("second", unit="a"),
        branch("host", unit="b"),
        studio(branch="host"),
        achievement(owners=["studio", "branch", "second"]),
    )
    assert units_of(portal, portal.achievements["achievement"]) == ["b", "a"]


def test_address_of_the_list_of_a_criterion() -> None:
    """The slash of the code would be a step of its own."""
    assert criterion_list_url("model-branch/serve") == "achievements/by-criterion/model-branch.serve/"
