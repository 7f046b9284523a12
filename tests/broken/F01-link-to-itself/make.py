"""A file that links to itself."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "data/policies/extra.yml").symlink_to("extra.yml")
