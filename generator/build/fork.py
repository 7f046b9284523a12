"""Many small tasks in forked processes, which see the tasks without being sent them.

Sending thousands of views to another process costs as much as rendering them; a fork has them already,
and only the finished pages travel. Where the system cannot fork safely, the caller does without.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from generator.processes import alone, context
from generator.task import Task

FROM = 600
"""From this many tasks on, starting processes pays."""

_BATCH = 48
_tasks: list[Task] = []
"""What the forked processes inherit; set for the time of one call of `results`."""


def pool() -> ProcessPoolExecutor:
    """Processes for tasks that are sent to them: forks while that is safe, else fresh ones."""
    return ProcessPoolExecutor(mp_context=context())


def worthwhile(tasks: list[Task]) -> bool:
    """Whether there are many, and this process may be forked."""
    return len(tasks) >= FROM and alone()


def results(tasks: list[Task]) -> Iterator[tuple[Task, bytes | str]]:
    """Each task with its bytes, or with the words of what went wrong; in order."""
    _tasks[:] = tasks
    starts = range(0, len(tasks), _BATCH)
    try:
        with ProcessPoolExecutor(mp_context=multiprocessing.get_context("fork")) as executor:
            for start, batch in zip(starts, executor.map(_perform, starts), strict=True):
                yield from zip(tasks[start : start + _BATCH], batch, strict=True)
    finally:
        _tasks.clear()


def _perform(start: int) -> list[bytes | str]:
    return [perform(task) for task in _tasks[start : start + _BATCH]]


def perform(task: Task) -> bytes | str:
    """The result of one task; a task may fail in any way, the build must not."""
    try:
        return task.func(*task.args)
    except Exception as error:
        return words_of(error)


def words_of(error: BaseException) -> str:
    """What an error is, for the colleague who maintains the site."""
    return f"{type(error).__name__}: {error}"
