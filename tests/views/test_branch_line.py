"""A branch as lists show it."""

from __future__ import annotations

import pytest

from generator.views.branch_line import BranchLine, branch_line
from tests.records import achievement, branch, programme, public, unit


def test_line_of_a_branch() -> None:
    """Name, unit, type, highest level, strokes of the first programme that shows any, own results."""
    portal = public(
        unit(),
        programme("plain"),
        programme(slots=[{"code": "a", "name": "甲"}], public_progress="all"),
        branch(
            enrolments=[{"programme": each, "cohort": "c1"} for each in ("plain", "programme")],
            recognitions=[{"level": each, "name": each} for each in ("university", "provincial")],
        ),
        branch("other"),
        achievement(),
        achievement("adopted", owners=["other"], adopted_by=[{"name": "本校", "branch": "branch"}]),
    )
    assert branch_line(portal, portal.branches["branch"]) == BranchLine(
        name="branch",
        full_name="branch党支部",
        url="branches/branch/",
        unit="unit党委",
        type="教育教学",
        category="教学一线",
        level="省级",
        level_code="provincial",
        states=(("甲", "missing", "待建设"),),
        results=1,
        note="思路",
    )


@pytest.mark.parametrize(
    ("levels", "code"),
    [
        ([], ""),
        (["university"], "university"),
        (["university", "national", "provincial"], "national"),
        (["city", "university"], "university"),
        (["city"], ""),
    ],
)
def test_highest_level(levels: list[str], code: str) -> None:
    """The vocabulary ranks the levels; one that it does not have breaks nothing."""
    portal = public(unit(), branch(recognitions=[{"level": each, "name": each} for each in levels]))
    assert branch_line(portal, portal.branches["branch"]).level_code == code
