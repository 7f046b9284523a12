"""The page of a unit, and the tree of all units."""

from __future__ import annotations

from generator.views.cards import NoticeLine
from generator.views.page import Link
from generator.views.parts import Line
from generator.views.unit import CountLine, LogLine, Tally, unit_view
from generator.views.unit_row import ShareCell, UnitRow, unit_rows
from tests.records import achievement, award, branch, case, notice, plan, programme, public, studio, unit


def test_place_of_a_unit_among_the_others() -> None:
    """Parent, children, what it was called, what it went into and what went into it."""
    portal = public(
        unit("school"),
        unit(
            "own",
            parent="school",
            merged_into="new",
            former_names=[{"name": "药学系", "until": "2010", "text": "更名"}, {"name": "药科"}],
        ),
        unit("child", parent="own"),
        unit("old", merged_into="own"),
        unit("new"),
    )
    view = unit_view(portal, portal.units["own"])
    assert view.parent == Link("school党委", "units/school/")
    assert view.children == (Link("child党委", "units/child/"),)
    assert view.former == (Line("2010年以前", "药学系（更名）"), Line("曾用名", "药科"))
    assert view.merged_into == Link("new党委", "units/new/")
    assert view.merged == (Link("old党委", "units/old/"),)


def test_what_a_unit_has_and_has_done() -> None:
    """Branches, their achievements and their studios', cases, awards, log, notices and chronicle."""
    portal = public(
        unit(
            brand={"name": "一系一品", "text": "药圃", "since": "2020"},
            milestones=[{"date": "2020-05", "text": "成立"}],
        ),
        unit("foreign"),
        programme(
            log=[
                {"kind": "training", "title": "培训", "date": "2025-03", "unit": "unit"},
                {"kind": "forum", "title": "论坛", "date": "2026-03", "unit": "unit"},
                {"kind": "forum", "title": "别家", "date": "2026-04", "unit": "foreign"},
            ]
        ),
        branch(),
        branch("other", unit="foreign"),
        studio(),
        achievement("one"),
        achievement("two", owners=["studio"]),
        achievement("three", owners=["other"]),
        case(),
        notice("old", unit="unit", date="2025-01-01"),
        notice(unit="unit"),
        award(recipients=[{"record": "unit"}]),
    )
    view = unit_view(portal, portal.units["unit"])
    assert (view.kind, view.brand) == ("院系党委", ("一系一品", "药圃", "2020"))
    assert [line.name for line in view.branches] == ["branch"]
    assert (view.achievements, view.achievements_url) == (2, "achievements/by-unit/unit/")
    assert [(line.name, line.count, line.url) for line in view.forms] == [("制度体系", 2, "achievements/by-unit/unit/")]
    assert [line.name for line in view.studios] == ["studio"]
    assert view.tallies == (
        Tally(1, "党支部", "", "#branches"),
        Tally(1, "工作室", "建设中", "#studios"),
        Tally(2, "成果", "", "achievements/by-unit/unit/"),
        Tally(1, "典型案例", "", "#cases"),
    )
    assert [anchor for anchor, _text, _count in view.toc] == [
        "brand", "branches", "studios", "forms", "cases", "log", "notices", "history",
    ]  # fmt: skip
    assert [card.title for card in view.cases] == ["案例case"]
    assert view.awards == (Link("表彰award（2026年）", "awards/2026/#award"),)
    there = Link("programme", "programmes/programme/#log")
    assert view.log == (LogLine("论坛", "论坛", "2026-03", there), LogLine("培训", "培训", "2025-03", there))
    assert view.notices == (
        NoticeLine("动态", "通知notice", "notices/notice/", "2026年7月1日", "closed"),
        NoticeLine("动态", "通知old", "notices/old/", "2025年1月1日", "closed"),
    )
    assert view.milestones == (Line("2020年5月", "成立"),)


def test_counts_as_the_unit_reports_them() -> None:
    """Numerator, denominator, share and day, beside what a programme asks; nothing of nothing is no share."""
    counts = [
        {"metric": "leader-ratio", "reached": 9, "total": 10, "as_of": "2026-10-31"},
        {"metric": "selection-coverage", "reached": 0, "total": 0, "as_of": "2026-10-31"},
    ]
    target = {"code": "ratio", "name": "比例", "metric": "leader-ratio", "threshold": 0.85, "text": "目标"}
    portal = public(unit(counts=counts), programme(targets=[target]))
    assert unit_view(portal, portal.units["unit"]).counts == (
        CountLine("党员学术骨干、学科带头人担任书记的比例", 9, 10, 0.9, 0.85, met=True, as_of="2026年10月31日"),
        CountLine("“双带头人”选拔方式覆盖率", 0, 0, 0.0, 0.0, met=False, as_of="2026年10月31日"),
    )
    assert [row.share for row in unit_rows(portal)] == [ShareCell("9/10", "90.0", "90.0", "85.0", met=True)]


def test_a_unit_without_achievements_leads_to_no_list() -> None:
    """There is no page of nothing."""
    portal = public(unit())
    view = unit_view(portal, portal.units["unit"])
    assert (view.achievements, view.achievements_url) == (0, "")


def test_tasks_of_a_unit_lead_to_its_part_of_the_table() -> None:
    """Only where a task names it: a spelling that no task uses has no page to lead to."""
    row = {"no": "1", "task": "任务", "units": "本院", "measure": "举措", "deadline": "长期坚持"}
    given = plan(
        spellings=[{"written": "本院", "units": ["unit"]}, {"written": "他院", "units": ["idle"]}],
        sections=[{"no": "一", "title": "制度", "rows": [row]}],
    )
    portal = public(unit(), unit("idle"), programme(), given)
    tasks = {each.id: unit_view(portal, each).tasks for each in portal.units.values()}
    assert tasks == {"unit": (Link("分解表plan：责任任务", "plans/plan/by-unit/unit/"),), "idle": ()}


def test_tree_of_units() -> None:
    """From the root down, by order; collective names last; where a unit came from or went to is noted."""
    portal = public(
        unit("root"),
        unit("all", parent="root", collective="是"),
        unit("late", parent="root", order=2, merged_into="early"),
        unit("early", parent="root", order=1, former_names=[{"name": "旧名"}, {"name": "更旧名"}]),
        programme(),
        branch(unit="early"),
        studio(),
        achievement(),
        case(unit="early"),
    )
    rows = unit_rows(portal)
    assert [(row.name, row.depth, row.note) for row in rows] == [
        ("root党委", 0, ""),
        ("early党委", 1, "原旧名、更旧名"),
        ("late党委", 1, "已并入early党委"),
        ("all党委", 1, ""),
    ]
    assert rows[1] == UnitRow(
        name="early党委",
        url="units/early/",
        kind="院系党委",
        depth=1,
        note="原旧名、更旧名",
        branches=1,
        studios=1,
        achievements=1,
        cases=1,
        achievements_url="achievements/by-unit/early/",
        share=None,
    )


def test_a_unit_below_a_draft_stands_at_the_top() -> None:
    """What is public stays reachable when its parent is not."""
    portal = public(unit("hidden", draft="是"), unit("child", parent="hidden"))
    assert [(row.name, row.depth) for row in unit_rows(portal)] == [("child党委", 0)]
