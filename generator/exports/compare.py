"""What the page for comparing branches fetches: one file with the cells of all of them."""

from __future__ import annotations

import hashlib

import orjson

from generator.portal.graph import PublicPortal
from generator.task import Stage, Task
from generator.views.compare import compare_data, compared


def compare_tasks(portal: PublicPortal) -> list[Task]:
    """One task; none where there are not two branches to compare."""
    if len(portal.branches) < 2:
        return []
    content = orjson.dumps(compared(portal))
    digest = hashlib.blake2b(content, digest_size=16).hexdigest()
    return [Task(compare_data(), Stage.RENDER, f"compare:{digest}", bytes, (content,))]
