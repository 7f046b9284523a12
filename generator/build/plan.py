"""The tasks of all outputs. Two for one path is an error, told with the path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.finding import Finding, found
from generator.task import Task


class Plan:
    """The tasks of all outputs as they come, one a path. Most files of a large site need no work: so nobody holds all
    tasks, and whoever asks what is stale takes them one by one.
    """

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._paths: set[str] = set()
        self._folders: set[str] = set()

    def new(self, tasks: Iterable[Task]) -> Iterator[Task]:
        """The tasks for paths that nothing has come for: the first of two that clash is kept, the other told. A file
        clashes with what should lie below it, too. What is hidden at the top of the site is not ours.
        """
        for task in tasks:
            if task.path.startswith("."):
                fix = "直接放进网站文件夹：那里以点开头的都会保留"
                self.findings.append(found("B01", task.path, message="以点开头的文件和文件夹不由内容生成", fix=fix))
                continue
            above = list(_above(task.path, self._folders))
            if task.path in self._paths or task.path in self._folders or not self._paths.isdisjoint(above):
                fix = "手写页面换一个文件名，不要与记录的网址相同"
                self.findings.append(found("B02", task.path, message="这个网址有两个来源", fix=fix))
                continue
            self._paths.add(task.path)
            self._folders.update(above)
            yield task


def _above(path: str, known: set[str]) -> Iterator[str]:
    """The folders of a path, from the last one upwards, as far as they are not known."""
    folder = path.rpartition("/")[0]
    while folder and folder not in known:
        yield folder
        folder = folder.rpartition("/")[0]
