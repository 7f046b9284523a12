"""A target with its computed figure and the rows that make it."""

from __future__ import annotations

import pytest

from generator.views.gauge import Gauge, ShareRow, gauges
from tests.records import branch, programme, public, studio, unit

RATIO = {"code": "leaders", "name": "带头人比例", "metric": "leader-ratio", "threshold": 0.85, "text": "不低于85%"}
SIZE = {"code": "size", "name": "本批数量", "metric": "cohort-size", "threshold": 2, "approximate": "是"}
YEARLY = {"code": "yearly", "name": "年度成果", "metric": "representative-yearly", "threshold": 1}
SLOTS = {"code": "slots", "name": "四个一齐全", "metric": "slots-complete", "threshold": 1}


def test_ratio_with_the_units_that_make_it() -> None:
    """Overall as old as its oldest count; each unit with its own day and whether it meets the target."""
    portal = public(
        unit("a", counts=[{"metric": "leader-ratio", "reached": 9, "total": 10, "as_of": "2026-10-31"}]),
        unit("b", counts=[{"metric": "leader-ratio", "reached": 17, "total": 20, "as_of": "2026-10-31"}]),
        unit("c", counts=[{"metric": "leader-ratio", "reached": 4, "total": 20, "as_of": "2026-09-30"}]),
        programme(targets=[RATIO]),
    )
    assert gauges(portal, portal.programmes["programme"]) == (
        Gauge(
            anchor="target-programme-leaders",
            name="带头人比例",
            text="不低于85%",
            counted="符合的教师党支部数除以教师党支部总数，由各单位按期填报",
            kind="share",
            value=0.6,
            threshold=0.85,
            reached=30,
            total=50,
            met=False,
            approximate=False,
            as_of="2026年9月30日",
            url="#target-programme-leaders",
            rows=(
                ShareRow("a党委", "units/a/", 9, 10, 0.9, met=True, as_of="2026年10月31日"),
                ShareRow("b党委", "units/b/", 17, 20, 0.85, met=True, as_of="2026年10月31日"),
                ShareRow("c党委", "units/c/", 4, 20, 0.2, met=False, as_of="2026年9月30日"),
            ),
        ),
    )


def test_other_figures_lead_to_the_rows_that_make_them() -> None:
    """A number to the cohorts, years to the studio matrix, slots to the four-ones matrix."""
    portal = public(
        unit(),
        programme(targets=[SIZE, YEARLY, SLOTS], slots=[{"code": "a", "name": "甲"}]),
        branch(enrolments=[{"programme": "programme", "cohort": "c1"}]),
        studio(),
    )
    made = gauges(portal, portal.programmes["programme"])
    assert [(each.kind, each.reached, each.total, each.met, each.url, each.rows) for each in made] == [
        ("number", 2, 2, True, "programmes/programme/#cohorts", ()),
        ("share", 0, 2, False, "overview/#studios", ()),
        ("share", 0, 1, False, "overview/#four-ones", ()),
    ]


@pytest.mark.parametrize(("progress", "shown"), [("all", 1), ("published", 1), ("none", 0)])
def test_figures_of_slots_follow_the_setting(progress: str, shown: int) -> None:
    """Where the programme shows no progress, there is no figure of it either."""
    asking = programme(targets=[SLOTS], slots=[{"code": "a", "name": "甲"}], public_progress=progress)
    assert len(gauges(public(asking), asking)) == shown
