"""Branches side by side."""

from __future__ import annotations

from generator.views.compare import compare_view, compared
from tests.records import achievement, branch, case, programme, public, studio, unit

CRITERIA = [{"code": "serve", "name": "服务师生"}, {"code": "idle", "name": "没有人写"}]


def test_the_cells_of_a_branch() -> None:
    """Only rows that some branch fills, and only cells that hold something."""
    portal = public(
        unit(),
        programme(criteria=CRITERIA, criteria_name="七个有力", stages=[{"code": "a", "name": "选苗", "time": "2025"}]),
        branch(
            enrolments=[{"programme": "programme", "cohort": "c1"}],
            recognitions=[{"level": "national", "name": "样板"}],
            evidence=[{"id": "e1", "title": "佐证"}],
            statements=[
                {"criterion": "programme/serve", "text": "做到", "evidence": ["e1"], "achievements": ["achievement"]}
            ],
        ),
        branch("bare"),
        studio(),
        achievement(),
        achievement("others", owners=["studio"]),
        case(),
    )
    made = compared(portal)
    labels = {row.key: row.label for row in made["rows"]}
    assert labels["programme/serve"] == "服务师生"
    assert "programme/idle" not in labels
    assert made["branches"]["branch"] == {
        "name": "branch",
        "url": "branches/branch/",
        "cells": {
            "unit": [("unit党委", "units/unit/")],
            "type": "教育教学",
            "category": "教学一线",
            "founded": "2016年9月",
            "recognitions": ["国家级 · 样板"],
            "stages": ["programme第一批，选苗（已完成）"],
            "programme/serve": 2,
            "results": 1,
            "form-system": 1,
            "cases": [("案例case", "cases/case/")],
        },
    }
    assert set(made["branches"]["bare"]["cells"]) == {"unit", "type", "category", "founded"}


def test_the_page_is_a_frame() -> None:
    """It knows where the cells are and how many branches there are."""
    view = compare_view(public(unit(), branch(), branch("bare")))
    assert (view.data, view.most, view.total) == ("branches/compare/branches.json", 4, 2)
