"""The overview: every matrix cell by rule, every row a way to what makes it."""

from __future__ import annotations

from typing import Any

import pytest

from generator.views.matrices import CountRow, EvidenceMatrix, SlotCell, SlotGroup, SlotMatrix, SlotRow
from generator.views.overview import OverviewView, PartnerRow, ProgrammeRow, StageCell, overview_view
from generator.views.page import Link
from tests.records import achievement, branch, programme, public, studio, unit

SLOTS = [{"code": "a", "name": "甲"}, {"code": "b", "name": "乙"}]
STAGES = [{"code": "a", "name": "选苗", "time": "2024年"}, {"code": "b", "name": "培育", "time": "2025年—2026年"}]
JOINED: dict[str, Any] = {"enrolments": [{"programme": "programme", "cohort": "c1"}]}


def overview(*records: Any) -> OverviewView:
    """The overview of a portal of these."""
    return overview_view(public(unit(), *records))


@pytest.mark.parametrize(
    ("progress", "cells"),
    [
        ("all", (SlotCell("ready", "已发布"), SlotCell("missing", "待建设"))),
        ("published", (SlotCell("ready", "已发布"), SlotCell("", ""))),
    ],
)
def test_four_ones_matrix(progress: str, cells: tuple[SlotCell, ...]) -> None:
    """Branches by cohort, with the present stage; a state that is not public is an empty cell."""
    filled = [{"slot": "a", "title": "甲", "link": "https://a.example/"}]
    view = overview(
        programme(stages=STAGES, slots=SLOTS, slots_name="四个一", public_progress=progress),
        branch(
            secretary={"since": "2021", "double_leader": "是"},
            recognitions=[{"level": "national", "name": "样板"}],
            deliverables=filled,
            **JOINED,
        ),
        studio(),
        achievement(),
    )
    row = SlotRow(
        name="branch",
        url="branches/branch/",
        unit="unit党委",
        cells=cells,
        results=1,
        results_url="branches/branch/#results",
        level="国家级",
        level_code="national",
        double_leader="是",
        studio=Link("studio", "studios/studio/"),
    )
    group = SlotGroup("第一批 · 2024年6月—2026年12月 · 培育", (row,))
    assert view.slots == (SlotMatrix(Link("programme工程", "programmes/programme/"), "四个一", ("甲", "乙"), (group,)),)


@pytest.mark.parametrize(
    ("stages", "label"),
    [
        (STAGES, "第一批 · 2024年6月—2026年12月 · 培育"),
        (STAGES[:1], "第一批 · 2024年6月—2026年12月 · 已结项"),
        ([], "第一批 · 2024年6月—2026年12月"),
    ],
)
def test_label_of_a_cohort(stages: list[dict[str, str]], label: str) -> None:
    """Its stage on the day; over when all stages are done; neither where the programme has none."""
    ((group,),) = (matrix.groups for matrix in overview(programme(slots=SLOTS, stages=stages), branch(**JOINED)).slots)
    assert group.name == label


def test_a_programme_that_shows_no_progress_has_no_matrix() -> None:
    """Nor has one without slots."""
    hidden = programme("hidden", slots=SLOTS, public_progress="none")
    assert overview(hidden, programme(), branch(**JOINED)).slots == ()


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"secretary": {"since": "2021", "double_leader": "是"}}, "是"),
        ({"secretary": {"since": "2021"}}, "否"),
        ({"type": "student", "category": "student"}, "不适用"),
    ],
)
def test_double_leader(fields: dict[str, Any], word: str) -> None:
    """The question is not put to student branches."""
    ((group,),) = (matrix.groups for matrix in overview(programme(slots=SLOTS), branch(**JOINED, **fields)).slots)
    assert [row.double_leader for row in group.rows] == [word]


def test_a_row_without_results_leads_to_the_branch() -> None:
    """There is no anchor to lead to where there is nothing."""
    ((group,),) = (matrix.groups for matrix in overview(programme(slots=SLOTS), branch(**JOINED)).slots)
    assert [(row.results, row.results_url) for row in group.rows] == [(0, "branches/branch/")]


def test_evidence_matrix() -> None:
    """Evidence and achievements by leaf of the criteria, all statements together, with totals."""
    tree = [{"code": "a", "name": "甲", "children": [{"code": "a1", "name": "甲一"}]}, {"code": "b", "name": "乙"}]

    def said(code: str, evidence: int, achievements: int = 0) -> dict[str, Any]:
        return {
            "criterion": f"programme/{code}",
            "text": "文",
            "evidence": [f"e{n}" for n in range(evidence)],
            "achievements": ["achievement"] * achievements,
        }

    view = overview(
        programme(slots=SLOTS, criteria=tree, criteria_name="七个有力"),
        branch(statements=[said("a1", 2, 1), said("a1", 1), said("b", 1), said("a", 5)], **JOINED),
        branch("silent", **JOINED),
        studio(),
        achievement(),
    )
    url = "programmes/programme/#c-"
    assert view.evidence == (
        EvidenceMatrix(
            "七个有力",
            (Link("甲一", f"{url}a1"), Link("乙", f"{url}b")),
            (
                CountRow("branch", "branches/branch/#criteria-programme", (4, 1), 5),
                CountRow("silent", "branches/silent/", (0, 0), 0),
            ),
            (4, 1),
        ),
    )


def test_programme_matrix() -> None:
    """Where each branch stands in each programme that has members; a studio counts for its host."""
    view = overview(
        programme("a", order=2, stages=STAGES),
        programme(order=1),
        programme("idle"),
        branch(enrolments=[{"programme": "a", "cohort": "c1", "stage": "b"}]),
        branch("free"),
        studio(),
    )
    assert view.programme_columns == (Link("programme", "programmes/programme/"), Link("a", "programmes/a/"))
    assert view.programme_rows == (
        ProgrammeRow(
            "branch",
            "branches/branch/",
            (
                StageCell("第一批", "", "programmes/programme/#cohort-c1"),
                StageCell("第一批", "已结项", "programmes/a/#cohort-c1"),
            ),
        ),
        ProgrammeRow("free", "branches/free/", (None, None)),
    )


def test_studios_by_cohort_and_year() -> None:
    """A cohort is over when all its studios are accepted; the columns are all their years."""
    accepted = {"result": "pass", "date": "2026-09-30"}
    cohorts = [{"code": f"c{n}", "name": f"第{n}批", "time": f"202{n}年—202{n + 3}年"} for n in (1, 2, 3)]
    view = overview(
        programme(cohorts=cohorts),
        branch(),
        studio("old", period="2021年9月—2024年8月", acceptance=accepted),
        studio("half", enrolment={"programme": "programme", "cohort": "c2"}, acceptance=accepted),
        studio("new", enrolment={"programme": "programme", "cohort": "c2"}),
    )
    assert [(group.name, [row.name for row in group.rows]) for group in view.studios] == [
        ("第1批 · 2021年—2024年 · 已结项", ["old"]),
        ("第2批 · 2022年—2025年 · 建设中", ["half", "new"]),
    ]
    assert view.years == (2022, 2023, 2024, 2025, 2026, 2027)


def test_partners_by_kind_and_name() -> None:
    """One row an organisation, with all of ours that work with it."""
    village = {"name": "丁村", "kind": "village"}
    view = overview(
        programme(),
        branch(partners=[village, {"name": "乙厂", "kind": "enterprise"}]),
        studio(partners=[village, {"name": "甲厂", "kind": "enterprise"}]),
    )
    here, there = Link("branch", "branches/branch/"), Link("studio", "studios/studio/")
    assert view.partners == (
        PartnerRow("乙厂", "企业", (here,)),
        PartnerRow("甲厂", "企业", (there,)),
        PartnerRow("丁村", "乡村与社区", (here, there)),
    )


def test_targets_of_all_programmes() -> None:
    """Each under the name of its programme, in the order of the programmes."""
    target = {"code": "t", "name": "比例", "metric": "leader-ratio", "threshold": 0.85}
    view = overview(programme("b", order=1, targets=[target]), programme("a", order=2, targets=[target]))
    assert [(name, gauge.anchor) for name, gauge in view.gauges] == [("b", "target-b-t"), ("a", "target-a-t")]
