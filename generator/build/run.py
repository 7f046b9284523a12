"""Runs tasks stage by stage; a task that fails becomes a finding, and the others go on."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, as_completed
from dataclasses import dataclass, field
from typing import Any

from generator.build import fork
from generator.build.cache import Cache
from generator.build.elsewhere import Elsewhere
from generator.build.kept import settled
from generator.finding import Finding, found
from generator.processes import pool
from generator.task import Stage, Task, made

CACHED = frozenset({Stage.DERIVE, Stage.BIND})
"""Stages whose results are worth keeping; a page is made sooner than it is fetched."""

POOL_FROM = 8
"""From this many tasks on, a stage that is worth caching is also worth several processes."""

Progress = Callable[[Stage, int, int], None]


def paired(task: Task, content: bytes) -> Any:
    """A task with what it made."""
    return task, content


@dataclass(slots=True)
class Run:
    """The results of a run as they come, and what went wrong on the way. `place` is called with a task and its bytes
    where they were made, maybe in a forked process; what it gives is the result.
    """

    cache: Cache
    elsewhere: Elsewhere | None = None
    progress: Progress = lambda _stage, _done, _total: None
    place: Callable[[Task, bytes], Any] = paired
    findings: list[Finding] = field(default_factory=list)

    def results(self, tasks: list[Task]) -> Iterator[Any]:
        """What was made, stage by stage; within a stage in the order in which it finishes."""
        for stage in Stage:
            own = [task for task in tasks if task.stage is stage]
            for done, result in enumerate(self._stage(stage, own), 1):
                self.progress(stage, done, len(own))
                yield result

    def _stage(self, stage: Stage, tasks: list[Task]) -> Iterator[Any]:
        waiting = []
        for task in tasks:
            if task.func is made:
                yield self.place(task, made(*task.args))
                continue
            known = self.cache.get(f"out:{task.key}") if stage in CACHED else None
            if known is None:
                waiting.append(task)
            else:
                yield self.place(task, known)
        if self.elsewhere is not None and (stage in CACHED or len(waiting) >= fork.FROM):
            waiting = yield from self._sent(self.elsewhere, waiting)
        pooled = len(waiting) >= POOL_FROM or stage is Stage.BIND
        if stage in CACHED and waiting and pooled:  # Typst never works here: its threads forbid forks
            yield from self._pooled(waiting)
            return
        performed = fork.mapped(self._made, waiting) if fork.worthwhile(waiting) else map(self._made, waiting)
        for task, (reason, result) in zip(waiting, performed, strict=True):
            if reason:
                self.failed(task.path, reason)
            else:
                yield result

    def _made(self, task: Task) -> tuple[str, Any]:
        """What went wrong, or what was made."""
        content = fork.perform(task)
        return (content, None) if isinstance(content, str) else ("", self.place(task, self._kept(task, content)))

    def _sent(self, elsewhere: Elsewhere, tasks: list[Task]) -> Generator[Any, None, list[Task]]:
        """What other machines make; returns what is left to do here."""
        left = []
        for task, result in elsewhere.results(tasks):
            if result is None:
                left.append(task)
            else:
                yield self.place(task, self._kept(task, result))
        return left

    def _pooled(self, tasks: list[Task]) -> Iterator[Any]:
        executor = pool()
        try:
            whole = map(settled, tasks)
            futures: dict[Future[bytes], Task] = {executor.submit(task.func, *task.args): task for task in whole}
            for future in as_completed(futures):
                task = futures[future]
                error = future.exception()
                if error is not None:
                    self.failed(task.path, fork.words_of(error))
                else:
                    yield self.place(task, self._kept(task, future.result()))
        finally:
            executor.shutdown(cancel_futures=True)

    def _kept(self, task: Task, result: bytes) -> bytes:
        if task.stage in CACHED:
            self.cache.put(f"out:{task.key}", result)
        return result

    def failed(self, path: str, reason: str) -> None:
        """Notes a file that was not made."""
        self.findings.append(
            found(
                "B01",
                path,
                message=f"这个文件没有生成：{reason}",
                fix="把这一行连同页面地址告诉维护网站的同事",
            )
        )
