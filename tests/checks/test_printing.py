"""Checks before print that need more than files."""

from __future__ import annotations

import pytest

from generator.checks.printing import over_budget
from generator.report import as_line
from tests.records import volume


@pytest.mark.parametrize(("budget", "pages"), [(None, 900), (120, 120)])
def test_within_budget(budget: int | None, pages: int) -> None:
    """A volume without a bound, or within it, is no finding."""
    assert over_budget(volume(pages=budget), "content/volumes/volume.md", pages) is None


def test_over_budget() -> None:
    """Once made, a volume of too many pages is told at the field that bounds it."""
    found = over_budget(volume(title="药圃汇编", pages=120), "content/volumes/volume.md", 121)

    assert found is not None
    assert as_line(found) == (
        "B04 content/volumes/volume.md [页数上限] 《药圃汇编》有121页，上限是120页 → 减少收录部分，或改大页数上限"
    )
