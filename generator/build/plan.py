"""Gathers the tasks of all outputs. Two tasks for one path is an error, told with both sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.finding import Finding, found
from generator.task import Task


def gather(*groups: Iterable[Task]) -> tuple[list[Task], list[Finding]]:
    """All tasks, one a path; the first of two that clash is kept. A file clashes with what should lie below it, too."""
    by_path: dict[str, Task] = {}
    findings = []
    folders: set[str] = set()
    for group in groups:
        for task in group:
            above = list(_above(task.path, folders))
            if task.path in by_path or task.path in folders or any(each in by_path for each in above):
                findings.append(
                    found(
                        "B02", task.path, message="这个网址有两个来源", fix="手写页面换一个文件名，不要与记录的网址相同"
                    )
                )
                continue
            by_path[task.path] = task
            folders.update(above)
    return list(by_path.values()), findings


def _above(path: str, known: set[str]) -> Iterator[str]:
    """The folders of a path, from the last one upwards, as far as they are not known."""
    folder = path.rpartition("/")[0]
    while folder and folder not in known:
        yield folder
        folder = folder.rpartition("/")[0]
