"""A line of more than 100,000 characters in a small file."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "data/policies/extra.yml").write_text("title: 甲\nsummary: " + "a" * 100_000, encoding="utf-8")
