"""All tasks of all outputs, one a path."""

from __future__ import annotations

from generator.build.plan import Plan
from generator.report import as_line
from generator.task import Stage, Task


def task(path: str, key: str) -> Task:
    """A task that is told apart by its key."""
    return Task(path, Stage.RENDER, key, bytes, ())


def gathered(*groups: list[Task]) -> tuple[list[Task], list[str]]:
    """The tasks of groups that come one after another, and the findings as lines."""
    plan = Plan()
    tasks = [task for group in groups for task in plan.new(group)]
    return tasks, [as_line(finding) for finding in plan.findings]


def test_tasks_of_all_groups_in_their_order() -> None:
    """Paths that differ do not disturb each other."""
    first, second, third = task("a", "1"), task("b", "2"), task("c", "3")
    assert gathered([first, second], [], [third]) == ([first, second, third], [])


def test_two_tasks_for_one_path() -> None:
    """The first is kept, each further one is told."""
    first, other, third = task("a/index.html", "1"), task("b/index.html", "2"), task("a/index.html", "3")
    clash = "B02 a/index.html 这个网址有两个来源 → 手写页面换一个文件名，不要与记录的网址相同"
    assert gathered([first], [other, third], [third]) == ([first, other], [clash, clash])


def test_what_is_hidden_at_the_top_is_not_made() -> None:
    """It would be taken for what somebody has put there; below a folder it may be anything."""
    hidden, below = task(".well-known/security.txt", "1"), task("a/.htaccess", "2")
    told = (
        "B01 .well-known/security.txt 以点开头的文件和文件夹不由内容生成 → 直接放进网站文件夹：那里以点开头的都会保留"
    )
    assert gathered([hidden, below]) == ([below], [told])


def test_a_file_where_a_folder_is_needed() -> None:
    """Whichever comes first is kept; what lies deeper clashes as well."""
    below, file, deeper = task("a/b/index.html", "1"), task("a", "2"), task("a/b/index.html/c", "3")
    kept = [gathered([below], [file])[0], gathered([file], [below])[0], gathered([below], [deeper])[0]]
    assert kept == [[below], [file], [below]]
    assert [line[:7] for line in gathered([below], [file, deeper])[1]] == ["B02 a 这", "B02 a/b"]
