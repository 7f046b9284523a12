"""What a process that builds again and again keeps in memory: the preview."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from generator.build.contents import Contents
from generator.model.reading import Recall


@dataclass(frozen=True, slots=True)
class Held:
    """Begins empty; builds fill it."""

    files: Recall = field(default_factory=dict)
    """The records as they were read."""

    groups: dict[str, Any] = field(default_factory=dict)
    """What `Kept` knows of the last build."""

    contents: dict[str, Contents] = field(default_factory=dict)
    """The published trees by their mark. Nobody else writes there, so what was written is there."""
