"""Where things are: read once, handed down."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def theme_folder() -> Path:
    """The theme: inside the package where it was installed, beside it in a checkout."""
    inside = PACKAGE / "theme"
    return inside if inside.is_dir() else PACKAGE.parent / "theme"


def starter_folder() -> Path:
    """What a new site begins with: inside the package where it was installed, the repository's own in a checkout."""
    inside = PACKAGE / "starter"
    return inside if inside.is_dir() else PACKAGE.parent


def today() -> dt.date:
    """The day of the build; SOURCE_DATE_EPOCH fixes it for reproducible builds."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    return dt.date.today()


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of one site."""

    root: Path

    @property
    def content(self) -> Path:
        """Hand-written Markdown and media."""
        return self.root / "content"

    @property
    def evidence(self) -> Path:
        """Files for reviewers, which no site publishes; often kept apart, and not there at all."""
        return self.root / "evidence"

    @property
    def fonts(self) -> Path:
        """Fonts of the institution's own; git ignores them, since they are bought. Often not there."""
        return self.root / "fonts"

    @property
    def scratch(self) -> Path:
        """What may be deleted between builds."""
        return self.root / ".fourones"
