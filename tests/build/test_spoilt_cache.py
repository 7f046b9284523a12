"""Damage to the cache; `python -m tests.nightly` does it a hundred times."""

from __future__ import annotations

from pathlib import Path

from tests.nightly.spoilt_cache import spoil_at


def test_spoilt_caches(tmp_path: Path) -> None:
    """The same site as without a cache."""
    assert spoil_at(tmp_path / "project", 2) == []
