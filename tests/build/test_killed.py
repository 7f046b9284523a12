"""Builds that are killed; `python -m tests.nightly` does it a hundred times."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.nightly.killed import kill_at


@pytest.mark.skipif("not hasattr(__import__('os'), 'killpg')", reason="kills a group of processes")
def test_killed_builds(tmp_path: Path) -> None:
    """The site is whole, old or new, and the next build is right."""
    assert kill_at(tmp_path / "project", 3) == []
