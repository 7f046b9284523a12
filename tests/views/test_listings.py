"""Plain lists: their groups, their order, and what a row says."""

from __future__ import annotations

from typing import Any

from generator.views.browse import plain_head
from generator.views.listings import (
    AwardLine,
    Listing,
    PlanLine,
    RecipientLine,
    award_listing,
    awards_by_year,
    branch_listing,
    case_listing,
    notice_listing,
    plan_listing,
    policy_listing,
    programme_listing,
    studio_listing,
    unit_listing,
)
from generator.views.page import Link
from tests.records import award, branch, case, notice, plan, policy, programme, public, studio, unit


def shape(listing: Listing, name: str = "name") -> list[tuple[str, str, list[str]]]:
    """Each group: heading, note, and what its rows are called."""
    return [(group.name, group.note, [getattr(row, name) for row in group.rows]) for group in listing.groups]


def test_branches_by_category() -> None:
    """In the order of the vocabulary; a category without branches is left out."""
    student = branch("b", type="student", category="student")
    listing = branch_listing(public(unit(), student, branch("a"), branch("c")))
    assert shape(listing) == [("教学一线", "2个", ["a", "c"]), ("学生", "1个", ["b"])]
    assert listing.total == 3


def test_studios_by_cohort() -> None:
    """One that is in no known cohort stands under 其他."""
    portal = public(
        unit(), programme(), branch(), studio("a"), studio("b", enrolment={"programme": "programme", "cohort": "c9"})
    )
    assert shape(studio_listing(portal)) == [("第一批", "1间", ["a"]), ("其他", "1间", ["b"])]


def test_cases_newest_first() -> None:
    """All in one group."""
    cases = (case("old", date="2025-01-01"), case("new", date="2026-01-01"))
    assert shape(case_listing(public(unit(), branch(), *cases)), "title") == [("", "", ["案例new", "案例old"])]


def test_programmes_in_their_order() -> None:
    """The record says which; the id decides between equals."""
    listing = programme_listing(public(programme("b", order=1), programme("c"), programme("a", order=1)))
    assert shape(listing) == [("", "", ["c工程", "a工程", "b工程"])]


def test_notices_that_run_and_then_by_year() -> None:
    """What runs stands above whatever its date, and not again below."""
    portal = public(
        notice("call", kind="call", deadline="2026-12-01", date="2025-12-01"),
        notice("new", date="2026-05-01"),
        notice("newer", date="2026-06-01"),
        notice("old", date="2024-05-01"),
    )
    listing = notice_listing(portal)
    assert shape(listing, "title") == [
        ("进行中", "公示期内或未到截止日期", ["通知call"]),
        ("2026年", "", ["通知newer", "通知new"]),
        ("2024年", "", ["通知old"]),
    ]
    assert listing.total == 4


def test_plans_say_how_much_they_hold() -> None:
    """Sections and tasks."""
    row = {"no": "1", "task": "任务", "units": "", "measure": "举措", "deadline": "长期坚持"}
    sections = [{"no": no, "title": no, "rows": [row] * count} for no, count in (("一", 2), ("二", 1))]
    (group,) = plan_listing(public(programme(), plan(summary="概要", sections=sections))).groups
    assert group.rows == (PlanLine("分解表plan", "plans/plan/", "2个部分，3项任务", "概要"),)


def test_documents_that_programmes_rest_on_first() -> None:
    """Then those that these rest on; a closed document is nowhere."""
    portal = public(
        policy("top"),
        policy("own", basis=["top"]),
        policy("closed", open_mode="closed"),
        programme(basis=["own", "closed"]),
    )
    listing = policy_listing(portal)
    assert shape(listing, "title") == [("各工程的依据", "", ["文件own"]), ("上位文件", "", ["文件top"])]
    assert listing.total == 2


def test_cohorts_of_several_programmes_are_told_apart() -> None:
    """Each programme has a first batch; where two programmes have the same short name, the whole name tells."""
    one, two, same = (
        programme("one", short_name="工程甲"),
        programme("two", short_name="工程乙", name="乙全称"),
        programme("same", short_name="工程乙", name="丙全称"),
    )
    studios = [studio(each, enrolment={"programme": each, "cohort": "c1"}) for each in ("one", "two", "same")]
    groups = studio_listing(public(unit(), branch(), one, two, same, *studios)).groups
    assert sorted(group.name for group in groups) == ["丙全称 · 第一批", "乙全称 · 第一批", "工程甲 · 第一批"]


def test_awards_by_year_newest_first() -> None:
    """Under the year in which they were given."""
    given = (award("a", date="2024-03"), award("b", date="2026-01"), award("c", date="2026-07"))
    assert shape(award_listing(public(*given))) == [
        ("2026年", "", ["表彰c", "表彰b"]),
        ("2024年", "", ["表彰a"]),
    ]


def test_recipients_of_an_award() -> None:
    """Records as links; persons in their role, named only with consent."""
    recipients: list[dict[str, Any]] = [
        {"record": "branch"},
        {"role": "书记", "name": "甲某", "consent": "是"},
        {"role": "书记", "name": "乙某"},
        {"name": "丙某"},
    ]
    portal = public(unit(), branch(), programme(), award(programme="programme", recipients=recipients, summary="说明"))
    (group,) = award_listing(portal).groups
    assert group.rows == (
        AwardLine(
            id="award",
            name="表彰award",
            level="校级",
            level_code="university",
            giver="学校",
            date="2026年7月",
            summary="说明",
            programme=Link("programme", "programmes/programme/"),
            recipients=(
                RecipientLine("branch党支部", "branches/branch/"),
                RecipientLine("甲某，书记", ""),
                RecipientLine("书记", ""),
            ),
        ),
    )


def test_each_year_of_awards_has_a_page() -> None:
    """With all its awards, however many; the ways lead from one to the other."""
    listing = award_listing(public(award("a", date="2024-03"), award("b", date="2026-01"), award("c", date="2026-07")))
    ways = (Link("全部", "awards/"), Link("2026年", "awards/2026/"), Link("2024年", "awards/2024/"))
    assert listing.ways == ways
    pages = dict(awards_by_year(listing, plain_head("awards/", 3)))
    assert {url: (view.heading, view.total, shape(view), view.ways) for url, view in pages.items()} == {
        "awards/2026/": ("2026年表彰", 2, [("", "", ["表彰c", "表彰b"])], ways),
        "awards/2024/": ("2024年表彰", 1, [("", "", ["表彰a"])], ways),
    }


def test_units_as_a_tree() -> None:
    """Each below its parent; what the ratio is stands in the lead where any unit reports it."""
    counts = [{"metric": "leader-ratio", "reached": 9, "total": 10, "as_of": "2026-10-31"}]
    tree = unit_listing(public(unit("root"), unit("child", parent="root", counts=counts)))
    assert (tree.total, shape(tree)) == (2, [("", "", ["root党委", "child党委"])])
    assert "书记比例" in tree.lead
    assert "书记比例" not in unit_listing(public(unit())).lead
