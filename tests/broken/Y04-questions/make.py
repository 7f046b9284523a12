"""Mappings as keys of mappings, 45,000 deep: once a crash of the reader."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "data/policies/extra.yml").write_text("? " * 45_000 + "a", encoding="utf-8")
