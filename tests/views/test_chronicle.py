"""A programme in time."""

from __future__ import annotations

from generator.views.chronicle import Bar, Event, Year, chronicle
from generator.views.page import Link
from tests.records import award, branch, notice, programme, public, studio, unit

STAGES = [
    {"code": "select", "name": "选苗", "time": "2025年1月"},
    {"code": "grow", "name": "培育", "time": "2025年2月至2026年12月"},
]
SCHEDULE = [{"stage": "select", "time": "2025年1月"}, {"stage": "grow", "time": "2025年2月—2026年12月"}]


def test_stages_are_bars_over_the_years() -> None:
    """In percent of the whole years; what runs is filled up to the day of the data."""
    cohort = {"code": "c1", "name": "第一批", "time": "2025年1月—2026年12月", "schedule": SCHEDULE}
    portal = public(programme(stages=STAGES, cohorts=[cohort]))
    made = chronicle(portal, portal.programmes["programme"])
    assert made is not None
    assert made.ticks == (("0.00%", "2025"), ("50.00%", "2026"))
    assert made.today == "93.56%"
    (track,) = made.tracks
    assert (track.name, track.note) == ("第一批", "2025年1月—2026年12月")
    assert track.bars == (
        Bar(1, "选苗", "2025年1月", "done", "0.00%", "4.25%", "0.00%", "2.12%"),
        Bar(2, "培育", "2025年2月—2026年12月", "now", "4.25%", "95.75%", "89.32%", "52.12%"),
    )


def test_a_cohort_without_a_schedule_is_one_bar() -> None:
    """The stages of the document are those of another cohort."""
    portal = public(programme(stages=STAGES))
    made = chronicle(portal, portal.programmes["programme"])
    assert made is not None
    assert [(bar.name, bar.when) for bar in made.tracks[0].bars] == [("建设周期", "2024年6月—2026年12月")]


def test_what_happened_by_year() -> None:
    """Equal recognitions of one month are one event; small milestones and those to come are left out."""
    recognised = [{"level": "university", "name": "样板", "batch": "第一批", "date": "2025-07"}]
    joined = [{"programme": "programme", "cohort": "c1"}]
    milestones = [
        {"date": "2025-09", "text": "大事", "key": True},
        {"date": "2025-10", "text": "小事"},
        {"date": "2027-01", "text": "还没有发生", "key": True},
    ]
    portal = public(
        unit(),
        programme(),
        branch(enrolments=joined, recognitions=recognised, milestones=milestones),
        branch("second", enrolments=joined, recognitions=recognised),
        studio(acceptance={"result": "pass", "date": "2026-08-31"}),
        notice(programme="programme"),
        award(programme="programme"),
    )
    made = chronicle(portal, portal.programmes["programme"])
    assert made is not None
    names = (Link("branch", "branches/branch/"), Link("second", "branches/second/"))
    assert made.years == (
        Year(
            "2026年",
            (
                Event("8月31日", "验收", "达标结项", (Link("studio", "studios/studio/"),), True),
                Event("7月", "表彰", "", (Link("表彰award", "awards/2026/#award"),), True),
                Event("7月1日", "动态", "", (Link("通知notice", "notices/notice/"),), True),
            ),
            (),
        ),
        Year(
            "2025年",
            (
                Event("9月", "大事", "大事", (Link("branch", "branches/branch/"),), False),
                Event("7月", "认定", "校级 · 样板（第一批）", names, True),
            ),
            (),
        ),
    )


def test_nothing_to_draw() -> None:
    """A programme without cohorts, stages and events has no timeline."""
    portal = public(programme(cohorts=[]))
    assert chronicle(portal, portal.programmes["programme"]) is None
