"""Lists as readers work with them: facets with true counts, orders, and what a static page says of them."""

from __future__ import annotations

from generator.views.all_lists import all_lists
from generator.views.browse import (
    MOST_OPTIONS,
    Browse,
    Column,
    Facet,
    FacetHead,
    ListHead,
    Option,
    Sort,
    by_title,
    counted,
    head_of,
    most,
)
from tests.records import achievement, award, branch, case, notice, plan, policy, programme, public, studio, unit


def tiny(rows: int) -> Browse:
    """A list of that many rows in two kinds."""
    codes = tuple(("odd",) if n % 2 else ("even",) for n in range(rows))
    return Browse(
        "things/",
        "东西",
        "件",
        tuple(f"things/{n}/" for n in range(rows)),
        (Column("title", "名称", "title", tuple(str(n) for n in range(rows))),),
        (
            Facet("kind", "类别", {"odd": "单", "even": "双", "none": "无"}, codes),
            Facet("same", "相同", {"all": "全部"}, (("all",),) * rows),
        ),
        (Sort("given", "原序"),),
    )


def test_the_head_of_a_list() -> None:
    """Facets with a choice to make, counts, orders and the file of the rows."""
    facet = FacetHead(
        "kind",
        "类别",
        (Option("odd", "单", "things/?kind=odd", 3), Option("even", "双", "things/?kind=even", 4)),
    )
    assert head_of(tiny(7)) == ListHead("things/", "things/list.json", "件", 7, (facet,), (("given", "原序"),))


def test_a_list_seen_at_a_glance_has_no_controls() -> None:
    """Five rows need no filter."""
    assert head_of(tiny(5)) == ListHead("things/", "", "件", 5, (), ())


def test_of_many_values_the_most_frequent_are_offered() -> None:
    """In their own order; the one that is chosen always."""
    words = {f"c{n:02}": f"值{n}" for n in range(MOST_OPTIONS + 3)}
    counts = dict.fromkeys(words, 2) | {"c05": 1, "c06": 1, "c07": 1}
    shown = [code for code, _text, _count in most(words, counts)]
    assert shown == [code for code in words if code not in ("c05", "c06", "c07")]
    assert ("c06", "值6", 1) in most(words, counts, "c06")


def test_a_row_counts_once_for_each_of_its_codes() -> None:
    """However often it names one."""
    assert counted([("a", "a", "b"), ("b",), ()]) == {"a": 1, "b": 2}


def test_the_order_of_titles() -> None:
    """By pinyin, as places of rows."""
    assert by_title(["资料", "阿里"]).order == (1, 0)


def everything() -> dict[str, Browse]:
    """The lists of a portal with one of each kind and two branches."""
    section = {
        "no": "一",
        "title": "制度",
        "rows": [{"no": "1", "task": "任务", "measure": "举措", "units": "甲院", "deadline": "2023年9月"}],
    }
    slots = [{"code": "video", "name": "微视频"}]
    done = [{"slot": "video", "title": "片", "link": "https://example.edu.cn/"}]
    joined = [{"programme": "programme", "cohort": "c1"}]
    return dict(
        all_lists(
            public(
                unit(),
                programme(slots=slots, public_progress="published"),
                branch(enrolments=joined, deliverables=done),
                branch("second", enrolments=joined, type="student", category="student"),
                studio(),
                achievement(),
                case(adopted_by=[{"name": "邻校", "date": "2026-03"}]),
                notice(),
                policy(),
                award(recipients=[{"record": "branch"}]),
                plan(sections=[section]),
            )
        )
    )


def test_every_list_is_there_and_whole() -> None:
    """Each column and facet has a value for each row, each order names each row once, keys are not used twice."""
    lists = everything()
    assert list(lists) == [
        "branches/", "studios/", "achievements/", "cases/", "programmes/", "notices/", "videos/", "policies/",
        "awards/", "units/", "adoption/", "adoption/adopters/", "plans/plan/",
    ]  # fmt: skip
    for browse in lists.values():
        rows = len(browse.urls)
        facets = {facet.key for facet in browse.facets}
        assert len(facets) == len(browse.facets)
        assert {"q", "sort", "as", "page", "scheme", "view"} & facets == set()
        for column in browse.columns:
            assert (column.key in facets) if column.kind == "facet" else len(column.values) == rows
        assert [len(facet.codes) for facet in browse.facets] == [rows] * len(browse.facets)
        for sort in browse.sorts[1:]:
            assert sort.back or sort.key in facets or sorted(sort.order) == list(range(rows)), sort


def test_what_is_not_published_is_not_told_by_a_facet() -> None:
    """Where only published slots are public, a branch that lacks some says nothing about it."""
    slots = next(facet for facet in everything()["branches/"].facets if facet.key == "slots")
    assert slots.codes == (("complete",), ())
