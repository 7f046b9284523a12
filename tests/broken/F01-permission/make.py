"""A file that may not be read."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "data/policies/rules.yml").chmod(0)
