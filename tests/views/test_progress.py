"""Slot states, stages, studio years and ratios: the rules of domain.md, each on its days and limits."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from generator.model.programme import Programme, Target
from generator.times import When, parse_when
from generator.views.progress import (
    Outcome,
    Share,
    SlotState,
    Step,
    YearState,
    is_complete,
    members,
    outcome,
    overall,
    participations,
    running_cohort,
    slot_fills,
    steps,
    studio_years,
    unit_shares,
)
from tests.records import AS_OF, PHOTO, achievement, branch, programme, public, studio, unit

VIDEO = {"title": "片", "duration": "4:30", "poster": PHOTO}


def when(text: str) -> When:
    """A time that can be read."""
    found = parse_when(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("filled", "state"),
    [
        ([], SlotState.MISSING),
        ([{"planned": "2027年6月"}], SlotState.STARTED),
        ([{"text": "正在写"}], SlotState.STARTED),
        ([{"video": VIDEO}], SlotState.STARTED),
        ([{"case": "case"}], SlotState.READY),
        ([{"achievement": "achievement"}], SlotState.READY),
        ([{"link": "https://a.example/"}], SlotState.READY),
        ([{"video": VIDEO | {"link": "https://a.example/"}}], SlotState.READY),
        ([{"video": VIDEO | {"file": "media/film.mp4"}}], SlotState.READY),
    ],
)
def test_slot_state_follows_from_what_is_linked(filled: list[dict[str, Any]], state: SlotState) -> None:
    """Nothing at all is missing, a mere title or plan is started, anything to open is ready."""
    asking = programme(slots=[{"code": "video", "name": "微视频"}])
    answering = branch(deliverables=[{"slot": "video", "title": "名称", **each} for each in filled])
    assert [fill.state for fill in slot_fills(answering, asking)] == [state]


def test_slots_stand_in_the_order_of_the_programme() -> None:
    """Every slot of the programme once; what fills a slot of another programme is left out."""
    asking = programme(slots=[{"code": "a", "name": "甲"}, {"code": "b", "name": "乙"}])
    answering = branch(deliverables=[{"slot": slot, "title": slot} for slot in ("z", "b")])
    fills = [(fill.slot.code, fill.deliverable and fill.deliverable.title) for fill in slot_fills(answering, asking)]
    assert fills == [("a", None), ("b", "b")]


@pytest.mark.parametrize(
    ("slots", "filled", "complete"),
    [
        ([], [], False),
        (["a"], [], False),
        (["a", "b"], ["a"], False),
        (["a", "b"], ["a", "b"], True),
    ],
)
def test_complete_means_every_slot_ready(slots: list[str], filled: list[str], complete: bool) -> None:
    """A programme that asks for nothing gives no badge."""
    asking = programme(slots=[{"code": code, "name": code} for code in slots])
    answering = branch(deliverables=[{"slot": code, "title": "甲", "link": "https://a.example/"} for code in filled])
    assert is_complete(answering, asking) is complete


def test_participation_needs_programme_and_cohort() -> None:
    """An enrolment in a cohort that the programme does not have is passed over."""
    joining = branch(enrolments=[{"programme": "programme", "cohort": code} for code in ("c9", "c1")])
    portal = public(unit(), programme(), joining)
    joined = [(each.programme.id, each.cohort.code, each.enrolment.cohort) for each in participations(portal, joining)]
    assert joined == [("programme", "c1", "c1")]


def test_members_are_branches_and_studios() -> None:
    """Of a whole programme, or of one cohort."""
    cohorts = [{"code": code, "name": code, "time": "2024年"} for code in ("c1", "c2")]
    late = branch("late", enrolments=[{"programme": "programme", "cohort": "c2"}])
    portal = public(unit(), programme(cohorts=cohorts), branch(), late, studio())
    assert [record.id for record in members(portal, "programme")] == ["late", "studio"]
    assert [record.id for record in members(portal, "programme", "c1")] == ["studio"]


STAGES = [
    {"code": "select", "name": "选苗", "time": "2024年6月", "text": "推荐", "publicity": "是"},
    {"code": "grow", "name": "培育", "time": "2024年7月至2026年12月"},
    {"code": "harvest", "name": "收获", "time": "2027年6月底前"},
]


def states(asking: Programme, day: dt.date, finished: str | None = None) -> list[str]:
    """The state of each stage by the programme's own times."""
    return [step.state for step in steps(asking, None, day, finished)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2024, 5, 31), ["next", "next", "next"]),
        (dt.date(2024, 6, 1), ["now", "next", "next"]),
        (dt.date(2024, 6, 30), ["now", "next", "next"]),
        (dt.date(2024, 7, 1), ["done", "now", "next"]),
        (dt.date(2026, 12, 31), ["done", "now", "next"]),
        (dt.date(2027, 1, 1), ["done", "done", "now"]),
        (dt.date(2027, 6, 30), ["done", "done", "now"]),
        (dt.date(2027, 7, 1), ["done", "done", "done"]),
    ],
)
def test_stages_on_a_day(day: dt.date, expected: list[str]) -> None:
    """First and last day belong to a stage; a deadline without start begins where the stage before it ends."""
    assert states(programme(stages=STAGES), day) == expected


def test_a_first_stage_with_a_deadline_only_runs_until_then() -> None:
    """Nothing stands before it, so it has begun."""
    asking = programme(stages=[{"code": "a", "name": "甲", "time": "2024年6月底前"}])
    assert [states(asking, day) for day in (dt.date(2020, 1, 1), dt.date(2024, 7, 1))] == [["now"], ["done"]]


def test_a_stage_without_end_goes_on() -> None:
    """长期坚持 runs once the stage before it is over."""
    asking = programme(stages=[*STAGES[:1], {"code": "keep", "name": "推广", "time": "长期坚持"}])
    assert states(asking, dt.date(2024, 6, 30)) == ["now", "next"]
    assert states(asking, dt.date(2099, 1, 1)) == ["done", "now"]


@pytest.mark.parametrize(
    ("finished", "expected"),
    [
        (None, ["now", "next", "next"]),
        ("select", ["done", "next", "next"]),
        ("grow", ["done", "done", "now"]),
        ("harvest", ["done", "done", "done"]),
        ("unknown", ["now", "next", "next"]),
    ],
)
def test_what_is_finished_is_done_whatever_the_calendar_says(finished: str | None, expected: list[str]) -> None:
    """`stage` of an enrolment goes before the day; a stage that the programme does not have says nothing."""
    assert states(programme(stages=STAGES), dt.date(2024, 6, 15), finished) == expected


def test_the_schedule_of_a_cohort_goes_before_the_programme() -> None:
    """Time and text where the cohort has its own; the rest as the document says."""
    schedule = [{"stage": "grow", "time": "2025年", "text": "推迟"}]
    asking = programme(
        stages=STAGES, cohorts=[{"code": "c1", "name": "第一批", "time": "2024年", "schedule": schedule}]
    )
    assert steps(asking, asking.cohorts[0], dt.date(2025, 3, 1)) == [
        Step("select", "选苗", when("2024年6月"), "推荐", True, "done"),
        Step("grow", "培育", when("2025年"), "推迟", False, "now"),
        Step("harvest", "收获", when("2027年6月底前"), "", False, "next"),
    ]


@pytest.mark.parametrize(
    ("times", "running"),
    [
        ({}, None),
        ({"c1": "2027年"}, None),
        ({"c1": "2025年前"}, None),
        ({"c1": "2026年11月15日—2027年12月31日"}, "c1"),
        ({"c1": "2026年11月16日—2027年12月31日"}, None),
        ({"c1": "2024年—2027年", "c2": "2027年"}, "c1"),
        ({"c1": "2024年—2027年", "c2": "2026年—2028年"}, "c2"),
        ({"c2": "2026年—2028年", "c1": "2024年—2027年"}, "c2"),
        ({"c1": "2024年—2027年", "c2": "2025年"}, "c1"),
        ({"c2": "2023年", "c1": "2021年"}, "c2"),
    ],
)
def test_running_cohort(times: dict[str, str], running: str | None) -> None:
    """The latest whose period holds the day, else the latest that began, in whatever order they are listed."""
    asking = programme(cohorts=[{"code": code, "name": code, "time": time} for code, time in times.items()])
    found = running_cohort(asking, AS_OF)
    assert (found and found.code) == running


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("2024年1月1日—2026年12月31日", [2024, 2025, 2026]),
        ("2024年1月—2026年12月", [2024, 2025, 2026]),
        ("2024年9月1日—2027年8月31日", [2025, 2026, 2027]),
        ("2024年9月—2027年8月", [2025, 2026, 2027]),
        ("2024年—2026年", [2024, 2025, 2026]),
        ("2023年4月—2025年12月", [2023, 2024, 2025]),
        ("2024年9月—2026年2月", [2025, 2026]),
        ("2024年1月—2026年5月", [2025, 2026]),
        ("2024年1月—2026年6月", [2024, 2025, 2026]),
        ("2025年3月", [2025]),
        ("2024年9月起", []),
        ("长期坚持", []),
    ],
)
def test_construction_years(period: str, years: list[int]) -> None:
    """A three-year cycle has three years, 33 months too; each is named by the calendar year in which it ends."""
    portal = public(unit(), programme(), branch(), studio(period=period))
    assert [each.year for each in studio_years(portal, portal.studios["studio"])] == years


def test_state_of_each_construction_year() -> None:
    """What is there is had; what is not is a gap, due this year, or to come."""
    portal = public(
        unit(),
        programme(),
        branch(),
        studio(period="2023年9月—2027年8月"),
        achievement("have", owners=["studio"], date="2024-05", representative="是"),
        achievement("other", owners=["studio"], date="2025-05"),
        achievement("foreign", date="2025-05", representative="是"),
    )
    years = studio_years(portal, portal.studios["studio"])
    assert [(each.year, each.state, [a.id for a in each.achievements]) for each in years] == [
        (2024, YearState.HAVE, ["have"]),
        (2025, YearState.GAP, []),
        (2026, YearState.DUE, []),
        (2027, YearState.FUTURE, []),
    ]


def test_an_achievement_counts_for_the_year_that_it_names() -> None:
    """Finished in January, but of the year before."""
    late = achievement(owners=["studio"], date="2026-01", year=2025, representative="是")
    portal = public(unit(), programme(), branch(), studio(), late)
    states = [each.state for each in studio_years(portal, portal.studios["studio"])]
    assert states == [YearState.HAVE, YearState.DUE, YearState.FUTURE]


def count(metric: str, reached: int, total: int, as_of: str) -> dict[str, Any]:
    """A ratio as a unit reports it."""
    return {"metric": metric, "reached": reached, "total": total, "as_of": as_of}


def test_shares_of_units() -> None:
    """The latest count of each unit for the metric, best first; equal shares by size, then by order."""
    leaders = "leader-ratio"
    a = unit("a", counts=[count(leaders, 1, 2, "2026-10-31"), count(leaders, 2, 2, "2025-10-31")])
    b = unit("b", order=2, counts=[count(leaders, 3, 4, "2026-10-30")])
    c = unit("c", order=1, counts=[count(leaders, 3, 4, "2026-10-31")])
    d = unit("d", counts=[count(leaders, 6, 8, "2026-10-31"), count("selection-coverage", 8, 8, "2026-10-31")])
    portal = public(a, b, c, d, unit("silent"))
    shares = [(share.unit and share.unit.id, share.reached, share.total) for share in unit_shares(portal, leaders)]
    assert shares == [("d", 6, 8), ("c", 3, 4), ("b", 3, 4), ("a", 1, 2)]


def test_all_units_together_are_as_old_as_the_oldest_count() -> None:
    """Numerators and denominators are summed; shares are not averaged."""
    shares = [Share(None, 1, 2, dt.date(2026, 10, 31)), Share(None, 8, 8, dt.date(2025, 12, 31))]
    assert overall(shares, AS_OF) == Share(None, 9, 10, dt.date(2025, 12, 31))


def test_nothing_to_count_is_no_ratio() -> None:
    """Without counts the share is nought of nought, as of the data date, and reads as 0."""
    nothing = overall([], AS_OF)
    assert (nothing, nothing.value) == (Share(None, 0, 0, AS_OF), 0.0)


def target(metric: str, threshold: float, *, approximate: bool = False) -> Target:
    """A target for one metric."""
    fields = {"code": "t", "name": "目标", "metric": metric, "threshold": threshold, "approximate": approximate}
    return Target.model_validate(fields)


@pytest.mark.parametrize("metric", ["leader-ratio", "selection-coverage"])
def test_ratio_by_units(metric: str) -> None:
    """The sum of the latest counts of the units, which are its rows."""
    reporting = unit(counts=[count(metric, 9, 10, "2026-10-31")])
    asking = programme()
    portal = public(reporting, asking)
    wanted = target(metric, 0.85)
    day = dt.date(2026, 10, 31)
    assert outcome(portal, asking, wanted) == Outcome(
        wanted, Share(None, 9, 10, day), (Share(reporting, 9, 10, day),), "units"
    )


def test_size_of_the_first_cohort() -> None:
    """Branches and studios of the first cohort against the number that the document names."""
    asking = programme(cohorts=[{"code": code, "name": code, "time": "2024年"} for code in ("c1", "c2")])
    first = branch("first", enrolments=[{"programme": "programme", "cohort": "c1"}])
    second = branch("second", enrolments=[{"programme": "programme", "cohort": "c2"}])
    portal = public(unit(), asking, branch(), first, second, studio())
    wanted = target("cohort-size", 15)
    assert outcome(portal, asking, wanted) == Outcome(wanted, Share(None, 2, 15, AS_OF), (), "members")


def test_size_without_a_cohort() -> None:
    """A programme that has not begun has nobody."""
    asking = programme(cohorts=[])
    assert outcome(public(asking), asking, target("cohort-size", 15)).share == Share(None, 0, 15, AS_OF)


def test_yearly_representative_achievements() -> None:
    """Years with one, of all years that have begun, over the studios of this programme only."""
    asking = programme()
    portal = public(
        unit(),
        asking,
        programme("other"),
        branch(),
        studio(period="2023年9月—2027年8月"),
        studio("foreign", enrolment={"programme": "other", "cohort": "c1"}),
        achievement(owners=["studio"], date="2025-05", representative="是"),
    )
    wanted = target("representative-yearly", 1)
    assert outcome(portal, asking, wanted) == Outcome(wanted, Share(None, 1, 3, AS_OF), (), "years")


def test_branches_with_all_slots() -> None:
    """Complete branches of all branches that take part; studios have no slots."""
    asking = programme(slots=[{"code": "a", "name": "甲"}])
    joined = {"enrolments": [{"programme": "programme", "cohort": "c1"}]}
    done = branch("done", deliverables=[{"slot": "a", "title": "甲", "link": "https://a.example/"}], **joined)
    portal = public(unit(), asking, branch(), done, branch("begun", **joined), studio())
    wanted = target("slots-complete", 1)
    assert outcome(portal, asking, wanted) == Outcome(wanted, Share(None, 1, 2, AS_OF), (), "slots")


@pytest.mark.parametrize(
    ("wanted", "reached", "total", "met"),
    [
        (target("leader-ratio", 0.85), 17, 20, True),
        (target("leader-ratio", 0.85), 16, 20, False),
        (target("leader-ratio", 0.85), 0, 0, False),
        (target("cohort-size", 15), 15, 15, True),
        (target("cohort-size", 15), 14, 15, False),
        (target("cohort-size", 15), 16, 15, False),
        (target("cohort-size", 15, approximate=True), 12, 15, True),
        (target("cohort-size", 15, approximate=True), 18, 15, True),
        (target("cohort-size", 15, approximate=True), 11, 15, False),
        (target("cohort-size", 15, approximate=True), 19, 15, False),
    ],
)
def test_target_is_met(wanted: Target, reached: int, total: int, met: bool) -> None:
    """A ratio from the threshold on; a number exactly, or within a fifth where the document says “about”."""
    assert Outcome(wanted, Share(None, reached, total, AS_OF), (), "").reached is met


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("programme/a", "甲"),
        ("programme/a1", "甲一"),
        ("programme/unknown", None),
        ("unknown/a", None),
        ("programme", None),
        ("", None),
    ],
)
def test_criterion_by_its_code(code: str, name: str | None) -> None:
    """`programme/code` finds a criterion at any depth."""
    tree = [{"code": "a", "name": "甲", "children": [{"code": "a1", "name": "甲一"}]}]
    found = public(programme(criteria=tree)).criterion(code)
    assert (found and found[1].name) == name
