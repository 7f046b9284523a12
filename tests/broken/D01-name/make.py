"""Files that are named after a telephone number."""

from __future__ import annotations

import shutil
from pathlib import Path


def make(root: Path) -> None:
    """A record and a picture."""
    shutil.copy(root / "data/awards/prize.yml", root / "data/awards/prize-13800138000.yml")
    picture = root / "content/media/tiny.png"
    shutil.copy(picture, picture.with_name("13800138000_合影.png"))
