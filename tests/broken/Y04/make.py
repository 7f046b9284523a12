"""Brackets nested 50,000 deep."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "data/policies/extra.yml").write_text("points: " + "[" * 50_000, encoding="utf-8")
