"""A table of pictures that somebody has renamed."""

from __future__ import annotations

from pathlib import Path


def make(folder: Path) -> None:
    """Writes what is imported."""
    (folder / "成果.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n")
