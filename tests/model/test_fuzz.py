"""Spoilt input, a little of it; `python -m tests.nightly` tries two hundred thousand."""

from __future__ import annotations

from pathlib import Path

from tests.nightly.fuzz import fuzz


def test_nothing_is_raised(tmp_path: Path) -> None:
    """No reader of files raises, hangs or takes much memory, whatever it is given."""
    assert fuzz(tmp_path, 3000).wrong == []
