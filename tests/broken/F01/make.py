"""The site settings are not there."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "data/portal.yml").unlink()
