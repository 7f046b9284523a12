"""Gathers the tasks of all outputs. Two tasks for one path is an error, told with both sources."""

from __future__ import annotations

from collections.abc import Iterable

from generator.finding import Finding, found
from generator.task import Task


def gather(*groups: Iterable[Task]) -> tuple[list[Task], list[Finding]]:
    """All tasks, one a path; the first of two that clash is kept."""
    by_path: dict[str, Task] = {}
    findings = []
    for group in groups:
        for task in group:
            if task.path in by_path:
                findings.append(
                    found(
                        "B02", task.path, message="这个网址有两个来源", fix="手写页面换一个文件名，不要与记录的网址相同"
                    )
                )
                continue
            by_path[task.path] = task
    return list(by_path.values()), findings
