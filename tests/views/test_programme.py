"""The page of a programme: stages, criteria with their answers, cohorts with their members."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from generator.views.page import Link
from generator.views.parts import Fact, Stage
from generator.views.programme import (
    CriterionNode,
    LogLine,
    MeasureView,
    RequirementView,
    programme_view,
)
from generator.views.programme_line import ProgrammeLine, programme_line
from tests.records import achievement, branch, case, notice, plan, policy, programme, public, studio, unit

STAGES = [
    {"code": "select", "name": "选苗", "time": "2024年6月", "text": "推荐", "output": "名单", "publicity": "是"},
    {"code": "grow", "name": "培育", "time": "2024年7月至2026年12月"},
]


def test_facts_of_a_programme() -> None:
    """Issuer, period, cycle, the public part of its basis, and how many take part."""
    portal = public(
        unit(),
        policy(),
        policy("closed", open_mode="closed"),
        programme(
            issuer="组织部",
            period="2024年—2026年",
            cycle_months=36,
            cycle_text="文件写作三年",
            basis=["policy", "closed"],
        ),
        branch(),
        studio(),
    )
    assert programme_view(portal, portal.programmes["programme"]).facts == (
        Fact("印发", "组织部"),
        Fact("实施", "2024年—2026年"),
        Fact("周期", "36个月。文件写作三年"),
        Fact("依据", "", (Link("1件文件", "#basis"),)),
        Fact("参加", "", (Link("1个", "#cohorts"),)),
        Fact("截至", "2026年11月15日"),
    )


def test_stages_of_the_running_cohort_beside_the_original_ones() -> None:
    """A cohort with a calendar of its own shows both; without one the original times are the calendar."""
    cohort = {"code": "c1", "name": "第一批", "time": "2025年—2027年"}
    schedule = [{"stage": "select", "time": "2025年6月"}, {"stage": "grow", "time": "2025年7月—2027年12月"}]
    own, plain = programme("own", stages=STAGES, cohorts=[cohort | {"schedule": schedule}]), programme(stages=STAGES)
    portal = public(own, plain)
    view = programme_view(portal, own)
    assert view.running == "第一批"
    assert view.current == (
        Stage("选苗", "2025年6月", "推荐", "done", publicity=True),
        Stage("培育", "2025年7月—2027年12月", "", "now", publicity=False),
    )
    assert view.original == (
        Stage("选苗", "2024年6月", "推荐；名单", "done", publicity=True),
        Stage("培育", "2024年7月至2026年12月", "", "done", publicity=False),
    )
    assert programme_view(portal, plain).original == ()


def test_criteria_with_who_answers_to_them() -> None:
    """Statements of branches and achievements, for each node of the tree by itself."""
    tree = [{"code": "a", "name": "甲", "text": "要点", "weight": 12.5, "children": [{"code": "a1", "name": "甲一"}]}]
    portal = public(
        unit(),
        programme(criteria=tree),
        branch(statements=[{"criterion": "programme/a1", "text": "文"}]),
        achievement(criteria=["programme/a1"]),
    )
    child = CriterionNode(
        code="a1",
        name="甲一",
        text="",
        weight="",
        branches=(Link("branch", "branches/branch/"),),
        achievements=1,
        achievements_url="achievements/by-criterion/programme.a1/",
        children=(),
    )
    node = CriterionNode("a", "甲", "要点", "12.5", (), 0, "", (child,))
    assert programme_view(portal, portal.programmes["programme"]).criteria == (node,)


def test_cohorts_newest_first_with_their_members() -> None:
    """With quota in words; branches and studios apart."""
    quota = [{"group": "staff", "number": 10}, {"group": "student", "number": 5, "approximate": "否"}]
    cohorts = [
        {"code": "c1", "name": "第一批", "time": "2021年—2023年", "quota": quota},
        {"code": "c2", "name": "第二批", "time": "2024年—2026年"},
    ]
    portal = public(
        unit(),
        programme(cohorts=cohorts),
        branch(enrolments=[{"programme": "programme", "cohort": "c2"}]),
        studio(),
    )
    views = programme_view(portal, portal.programmes["programme"]).cohorts
    assert [
        (each.anchor, each.name, each.quota, [b.name for b in each.branches], [s.name for s in each.studios])
        for each in views
    ] == [
        ("cohort-c2", "第二批", "", ["branch"], []),
        ("cohort-c1", "第一批", "教职工党支部约10个，学生党支部5个", [], ["studio"]),
    ]


def test_log_newest_first() -> None:
    """Attendance is a number of visits, never a list."""
    entries = [
        {"kind": "forum", "title": "旧", "date": "2025-03"},
        {
            "kind": "training",
            "title": "新",
            "date": "2026-03",
            "form": "lecture",
            "tier": "校级",
            "unit": "unit",
            "attendance": 40,
            "text": "内容",
        },
    ]
    portal = public(unit(), programme(log=entries))
    assert programme_view(portal, portal.programmes["programme"]).log == (
        LogLine("培训", "2026-03", "新", "集中授课", "校级", Link("unit", "units/unit/"), "40人次", "内容"),
        LogLine("论坛", "2025-03", "旧", "", "", None, "", ""),
    )


def test_what_the_document_orders() -> None:
    """Conditions, requirements by type, slots, forms in the programme's own words, and measures."""
    asking = programme(
        conditions=[{"text": "条件"}],
        criteria_name="七个有力",
        requirements=[{"branch_types": ["student", "staff-teaching"], "title": "要求", "items": ["一"]}],
        slots=[{"code": "a", "name": "甲", "text": "一套"}],
        slots_name="四个一",
        forms=[{"form": "system", "label": "制度"}],
        measures=[{"title": "举措", "text": "内容", "items": ["一"], "article": "第五条"}],
    )
    view = programme_view(public(asking), asking)
    assert (view.kind, view.conditions, view.criteria_name) == ("工程", ("条件",), "七个有力")
    assert view.requirements == (RequirementView("学生、教育教学", "要求", ("一",)),)
    assert (view.slots_name, view.slots, view.forms) == ("四个一", (("甲", "一套"),), (("制度体系", "制度"),))
    assert view.measures == (MeasureView("举措", "内容", ("一",), "第五条"),)


@pytest.mark.parametrize(
    ("fields", "facts"),
    [
        ({"cycle_months": 36}, (Fact("周期", "36个月。"),)),
        ({"cycle_text": "文件写作三年"}, (Fact("周期", "文件写作三年"),)),
        ({}, ()),
    ],
)
def test_cycle_of_a_programme(fields: dict[str, Any], facts: tuple[Fact, ...]) -> None:
    """In months, in the words of the document, or not at all."""
    asking = programme(**fields)
    assert programme_view(public(asking), asking).facts == (*facts, Fact("截至", "2026年11月15日"))


def test_cases_and_notices_newest_first() -> None:
    """Those that name the programme; of many cases the newest six as cards, the others as links."""
    dates = [f"2026-01-{day:02}" for day in range(1, 15)]
    cases = [case(f"c{n}", programme="programme", date=date) for n, date in enumerate(dates)]
    notices = [notice(f"n{n}", programme="programme", date=date) for n, date in enumerate(dates[:2])]
    portal = public(unit(), branch(), programme(), case("foreign"), *cases, *notices)
    view = programme_view(portal, portal.programmes["programme"])
    assert [card.title for card in view.cases] == [f"案例c{n}" for n in range(13, 7, -1)]
    assert [each.text for each in view.more_cases] == [f"案例c{n}" for n in range(7, -1, -1)]
    assert [line.title for line in view.notices] == ["通知n1", "通知n0"]


def test_table_of_contents_of_a_programme() -> None:
    """Only what is there."""
    bare = programme(cohorts=[])
    whole = programme(
        stages=STAGES,
        targets=[{"code": "t", "name": "目标", "metric": "leader-ratio", "threshold": 1}],
        conditions=[{"text": "条件"}],
        criteria=[{"code": "a", "name": "甲"}],
        criteria_name="七个有力",
        requirements=[{"branch_types": ["student"], "title": "要求"}],
        slots=[{"code": "a", "name": "甲"}],
        slots_name="四个一",
        measures=[{"title": "举措"}],
        log=[{"kind": "forum", "title": "论坛", "date": "2025"}],
    )
    portal = public(unit(), branch(), whole, case(programme="programme"), notice(programme="programme"))
    assert programme_view(public(bare), bare).toc == ()
    assert programme_view(portal, whole).toc == (
        ("stages", "阶段", "2"),
        ("timeline", "时间线", ""),
        ("targets", "目标", "1"),
        ("conditions", "条件", "1"),
        ("criteria", "七个有力", ""),
        ("requirements", "分类要求", "1"),
        ("slots", "四个一", "1"),
        ("measures", "主要举措", "1"),
        ("cohorts", "批次与参加者", "1"),
        ("log", "活动记录", "1"),
        ("cases", "典型案例", "1"),
        ("notices", "公示通知", "1"),
    )


def test_records_of_a_programme() -> None:
    """Plans, and the list of its achievements where there are any."""
    portal = public(
        unit(), branch(), programme(), programme("other"), plan(sections=[]), achievement(programme="other")
    )
    own, other = (programme_view(portal, portal.programmes[each]) for each in ("programme", "other"))
    assert own.plans == (Link("分解表plan", "plans/plan/"),)
    assert (own.achievements, own.achievements_url) == (0, "")
    assert (other.achievements, other.achievements_url) == (1, "achievements/by-programme/other/")


@pytest.mark.parametrize(
    ("day", "running", "stage"),
    [
        (dt.date(2024, 5, 31), "", ""),
        (dt.date(2024, 6, 15), "第一批", "选苗"),
        (dt.date(2026, 12, 31), "第一批", "培育"),
        (dt.date(2027, 1, 1), "第一批", ""),
    ],
)
def test_line_of_a_programme(day: dt.date, running: str, stage: str) -> None:
    """The present stage only while a cohort runs."""
    basis = [policy(), policy("second")]
    asking = programme(stages=STAGES, basis=[each.id for each in basis])
    portal = public(unit(), *basis, asking, branch(), studio(), as_of=day)
    assert programme_line(portal, portal.programmes["programme"]) == ProgrammeLine(
        kind="工程",
        name="programme工程",
        url="programmes/programme/",
        goal="目标",
        running=running,
        stage=stage,
        members=1,
        basis="文件policy",
    )
