"""A folder that links back to the one it is in."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "data/policies/old").symlink_to(".", target_is_directory=True)
