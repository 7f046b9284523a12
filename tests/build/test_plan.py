"""All tasks of all outputs, one a path."""

from __future__ import annotations

from generator.build.plan import gather
from generator.report import as_line
from generator.task import Stage, Task


def task(path: str, key: str) -> Task:
    """A task that is told apart by its key."""
    return Task(path, Stage.RENDER, key, bytes, ())


def test_tasks_of_all_groups_in_their_order() -> None:
    """Paths that differ do not disturb each other."""
    first, second, third = task("a", "1"), task("b", "2"), task("c", "3")
    assert gather([first, second], [], [third]) == ([first, second, third], [])


def test_two_tasks_for_one_path() -> None:
    """The first is kept, each further one is told."""
    first, other, third = task("a/index.html", "1"), task("b/index.html", "2"), task("a/index.html", "3")
    tasks, findings = gather([first], [other, third], [third])
    assert tasks == [first, other]
    clash = "B02 a/index.html 这个网址有两个来源 → 手写页面换一个文件名，不要与记录的网址相同"
    assert [as_line(finding) for finding in findings] == [clash, clash]
