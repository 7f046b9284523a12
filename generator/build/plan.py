"""Gathers the tasks of all outputs. Two tasks for one path is an error, told with both sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from generator.finding import Finding, found
from generator.task import Task


def gather(findings: list[Finding], *groups: Iterable[Task]) -> Iterator[Task]:
    """All tasks, one a path; the first of two that clash is kept, and the other told among the findings. A file clashes
    with what should lie below it, too. Each comes as its group gives it: of all of them most files need no work, and
    nobody holds these.
    """
    paths: set[str] = set()
    folders: set[str] = set()
    for task in chain.from_iterable(groups):
        above = list(_above(task.path, folders))
        if task.path in paths or task.path in folders or not paths.isdisjoint(above):
            fix = "手写页面换一个文件名，不要与记录的网址相同"
            findings.append(found("B02", task.path, message="这个网址有两个来源", fix=fix))
            continue
        paths.add(task.path)
        folders.update(above)
        yield task


def _above(path: str, known: set[str]) -> Iterator[str]:
    """The folders of a path, from the last one upwards, as far as they are not known."""
    folder = path.rpartition("/")[0]
    while folder and folder not in known:
        yield folder
        folder = folder.rpartition("/")[0]
