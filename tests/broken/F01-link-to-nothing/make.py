"""A link whose target was deleted."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "data/policies/extra.yml").symlink_to("gone.yml")
