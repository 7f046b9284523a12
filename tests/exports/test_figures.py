"""The tables behind the overview, and the file of a snapshot."""

from __future__ import annotations

from generator.exports.figures import figure_tasks, snapshot_text
from generator.model.snapshot import Snapshot
from generator.source import parse_source
from generator.views.overview import overview_view
from tests.records import achievement, branch, public, unit


def test_one_file_a_table_with_its_definitions() -> None:
    """Figures with past days and change; achievements by form and year; shares by unit."""
    past = Snapshot.model_validate({"id": "2025", "date": "2025-12-31", "figures": [{"code": "branches", "value": 3}]})
    tasks = figure_tasks(overview_view(public(unit(), branch(), achievement(form="system", date="2025-06"), past)))
    files = {task.path: task.func(*task.args).decode("utf-8-sig").splitlines() for task in tasks}
    assert sorted(files) == ["overview/achievements.csv", "overview/figures.csv", "overview/units.csv"]
    assert files["overview/figures.csv"][:2] == [
        "指标,2026年11月15日,总数,占比,2025年12月31日,较上次,口径",
        "党支部,1,,,3,-2,本站公开展示的党支部",
    ]
    assert files["overview/achievements.csv"][0] == "形态,2025年,合计"
    assert files["overview/units.csv"] == ["工程,指标,单位,达到,总数,占比,目标,截至,口径"]


def test_a_snapshot_is_read_back_as_it_was_written() -> None:
    """Date and figures are those of the portal; the file is a valid record."""
    text = snapshot_text(public(unit(), branch()))
    data = parse_source(text.encode(), front_matter=False).data
    snapshot = Snapshot.model_validate({**data, "id": "2026"})
    assert snapshot.date.isoformat() == "2026-11-15"
    assert [(each.code, each.value, each.total) for each in snapshot.figures][:2] == [
        ("branches", 1, None),
        ("student-branches", 0, 1),
    ]
