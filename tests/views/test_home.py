"""The home page: figures that count records, what runs, what is new."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.views.home import Figure, home_view
from generator.views.page import Link
from generator.views.parts import Stage
from tests.records import achievement, branch, case, notice, programme, public, studio, unit

STAGES = [{"code": "a", "name": "选苗", "time": "2024年6月"}]
JOINED = [{"programme": "programme", "cohort": "c1"}]


def test_an_empty_portal_has_a_home_page() -> None:
    """Nothing runs and nothing is listed; the figures are nought and the words are those of the settings."""
    view = home_view(public())
    assert (view.title, view.lead, view.as_of) == ("门户", "简介", "2026年11月15日")
    assert [figure.number for figure in view.figures] == [0, 0, 0, 0]
    assert (view.running, view.running_note, view.stages, view.slots_note) == (None, "", (), "")
    assert (view.lead_case, view.cases, view.forms, view.index, view.notices) == (None, (), (), (), ())


def test_the_title_may_break_where_it_is_told() -> None:
    """The settings may mark the places."""
    assert home_view(public(title_breaks="试验|门户")).title == "试验|门户"


def test_figures_count_the_records_behind_them() -> None:
    """Four numbers, each with its parts and the list that makes it."""
    portal = public(
        unit(),
        programme(),
        branch(),
        branch("second"),
        branch("student", type="student", category="student"),
        studio("done", acceptance={"result": "pass", "date": "2026-09-30"}),
        studio("failed", acceptance={"result": "fail", "date": "2026-09-30"}),
        studio("running"),
        achievement("one", representative="是"),
        achievement("two"),
        case("one", adopted_by=[{"name": "某校"}]),
        case("two"),
    )
    assert home_view(portal).figures == (
        Figure(3, "党支部", "教职工2，学生1", "branches/"),
        Figure(3, "工作室", "结项1，建设中2", "studios/"),
        Figure(2, "成果", "年度代表性成果1", "achievements/"),
        Figure(2, "典型案例", "有校外或校内采用1", "cases/"),
    )


@pytest.mark.parametrize(
    ("day", "note", "state"),
    [
        (dt.date(2024, 5, 31), "", "next"),
        (dt.date(2024, 6, 30), "在建 · 第一批", "now"),
        (dt.date(2026, 12, 31), "在建 · 第一批", "done"),
        (dt.date(2027, 1, 1), "已结项 · 第一批", "done"),
    ],
)
def test_the_first_programme_with_cohorts_is_in_front(day: dt.date, note: str, state: str) -> None:
    """With its stages on the day; a cohort that is over is not called running."""
    front = programme(order=2, stages=STAGES)
    view = home_view(public(programme("policy", order=1, cohorts=[]), front, programme("late", order=3), as_of=day))
    assert view.running == Link("programme工程", "programmes/programme/")
    assert view.running_note == note
    assert view.stages == (Stage("选苗", "2024年6月", "", state, publicity=False),)


def test_the_newest_case_leads_and_three_follow() -> None:
    """The count is that of all."""
    cases = (case(f"n{n}", date=f"2026-05-0{n}") for n in range(1, 6))
    view = home_view(public(unit(), branch(), *cases))
    assert view.lead_case is not None
    assert (view.lead_case.title, [card.title for card in view.cases]) == ("案例n5", ["案例n4", "案例n3", "案例n2"])
    assert view.case_count == 5


def test_forms_with_their_newest() -> None:
    """In the order of the vocabulary; shares are of the most frequent form."""
    made = (
        achievement("a", form="brand", date="2025-01"),
        achievement("b", form="brand", date="2026-01"),
        achievement("c", form="system"),
    )
    lines = home_view(public(unit(), branch(), *made)).forms
    assert [(line.name, line.url, line.count, line.share, line.newest.title) for line in lines] == [
        ("制度体系", "achievements/by-form/system/", 1, 0.5, "成果c"),
        ("育人品牌", "achievements/by-form/brand/", 2, 1.0, "成果b"),
    ]


def test_index_of_branches_by_cohort() -> None:
    """Those of programmes that ask for slots; all others together at the end."""
    portal = public(
        unit(),
        programme(slots=[{"code": "a", "name": "甲"}, {"code": "b", "name": "乙"}]),
        branch("in", enrolments=JOINED),
        branch("out"),
    )
    view = home_view(portal)
    assert [(group.name, group.note, [line.name for line in group.branches]) for group in view.index] == [
        ("第一批", "2024年6月—2026年12月", ["in"]),
        ("其他党支部", "", ["out"]),
    ]
    assert view.slots_note == "横线依次代表甲、乙；实线为已发布，半线为建设中，虚线为待建设。"


@pytest.mark.parametrize(
    ("progress", "url"),
    [("all", "overview/#four-ones"), ("published", "overview/#four-ones"), ("none", "overview/")],
)
def test_the_index_leads_to_the_matrix_where_there_is_one(progress: str, url: str) -> None:
    """A programme that shows no progress has none."""
    portal = public(programme(slots=[{"code": "a", "name": "甲"}], public_progress=progress))
    assert home_view(portal).index_url == url


def test_what_runs_stands_before_what_is_new() -> None:
    """Publicity windows, then open deadlines, then the newest; six in all."""
    running = {"start": "2026-11-10", "end": "2026-11-16"}
    portal = public(
        notice("window", kind="publicity", publicity=running, date="2026-01-01"),
        notice("call", kind="call", deadline="2026-12-01", date="2026-01-02"),
        *(notice(f"n{n}", date=f"2026-10-0{n}") for n in range(1, 7)),
    )
    titles = [line.title.removeprefix("通知") for line in home_view(portal).notices]
    assert titles == ["window", "call", "n6", "n5", "n4", "n3"]
