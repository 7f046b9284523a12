"""Key figures: counted from records, with what they are part of, beside snapshots of past days."""

from __future__ import annotations

from generator.model.snapshot import Snapshot
from generator.views.figures import Figure, figure_table, figures
from tests.records import achievement, branch, case, programme, public, studio, unit


def test_figures_are_counted_from_the_records() -> None:
    """Whole numbers first, then their parts with the total."""
    portal = public(
        unit(),
        programme(),
        branch(),
        branch("second", type="student", category="student"),
        studio(),
        achievement(form="system"),
        achievement("other", form="method"),
        case(adopted_by=[{"name": "示例县医院"}]),
    )
    found = {each.code: (each.value, each.total) for each in figures(portal)}
    wanted = {
        "branches": (2, None),
        "student-branches": (1, 2),
        "studios": (1, None),
        "accepted-studios": (0, 1),
        "achievements": (2, None),
        "form-system": (1, 2),
        "form-method": (1, 2),
        "form-brand": (0, 2),
        "cases": (1, None),
        "adopted-cases": (1, 1),
    }
    assert {code: found[code] for code in wanted} == wanted


def test_every_figure_leads_to_its_rows_and_says_what_it_counts() -> None:
    """No figure without address and definition; codes are unique, as snapshots need."""
    every = figures(public(unit(), programme(), branch(), achievement()))
    assert [each.code for each in every if not each.url or not each.definition] == []
    assert len({each.code for each in every}) == len(every)


def test_changes_since_the_last_snapshot() -> None:
    """Snapshots of the data date or later are not the past; what was not counted then has no change."""
    figure = {"code": "branches", "value": 1}
    snapshots = [
        Snapshot.model_validate({"id": year, "date": f"{year}-12-31", "figures": [{**figure, "value": value}]})
        for year, value in (("2026", 9), ("2024", 0), ("2025", 3))
    ]
    table = figure_table(public(unit(), branch(), *snapshots))
    rows = {row.figure.code: row for row in table.rows}
    assert table.days == ("2024年12月31日", "2025年12月31日")
    assert (rows["branches"].before, rows["branches"].change) == ((0, 3), -2)
    assert (rows["studios"].before, rows["studios"].change) == ((None, None), None)


def test_only_the_last_three_snapshots_are_shown() -> None:
    """The table stays readable."""
    years = range(2019, 2025)
    snapshots = [
        Snapshot.model_validate({"id": str(y), "date": f"{y}-12-31", "figures": [{"code": "branches", "value": y}]})
        for y in years
    ]
    table = figure_table(public(unit(), branch(), *snapshots))
    assert next(row for row in table.rows if row.figure.code == "branches").before == (2022, 2023, 2024)


def test_slot_figures_follow_what_the_programme_shows() -> None:
    """How many are complete would tell who is not: only where all states are public."""
    slots = [{"code": "experience", "name": "一套典型经验"}]
    targets = [{"code": "done", "metric": "slots-complete", "name": "齐全", "threshold": 1, "text": "齐全"}]

    def codes(progress: str) -> list[str]:
        own = programme(slots=slots, targets=targets, public_progress=progress)
        joined = branch(enrolments=[{"programme": "programme", "cohort": "c1"}])
        return [each.code for each in figures(public(unit(), own, joined))]

    assert "programme-done" in codes("all")
    assert "programme-done" not in codes("published")
    assert isinstance(figures(public(unit()))[0], Figure)
