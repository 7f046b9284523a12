"""Many small pieces of work in forked processes, which have everything already.

Sending thousands of views to another process costs as much as rendering them; a fork has them already,
and only what is said of the results travels. Where the system cannot fork safely, the caller does without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from typing import Any, TypeVar

from generator.processes import alone, pool
from generator.task import Task

T = TypeVar("T")
R = TypeVar("R")

FROM = 600
"""From this many pieces on, starting processes pays."""

_BATCH = 24
_inherited: list[Any] = []
"""A function and what it is called with, for the forked processes; set for the time of one call of `mapped`."""


def worthwhile(pieces: Sequence[Any], at_least: int | None = None) -> bool:
    """Whether there are many, and this process may be forked."""
    return len(pieces) >= (FROM if at_least is None else at_least) and alone()


def mapped(func: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
    """What `func` gives for each item, in order; only that is pickled. What it raises is raised here. Only while this
    process may be forked.
    """
    _inherited[:] = [func, items]
    starts = range(0, len(items), _BATCH)
    try:
        with pool(get_context("fork")) as executor:
            for batch in executor.map(_batch, starts):
                yield from batch
    finally:
        _inherited.clear()


def _batch(start: int) -> list[Any]:
    func, items = _inherited
    return [func(item) for item in items[start : start + _BATCH]]


def perform(task: Task) -> bytes | str:
    """The result of one task; a task may fail in any way, the build must not."""
    try:
        return task.func(*task.args)
    except Exception as error:
        return words_of(error)


def words_of(error: BaseException) -> str:
    """What an error is, for the colleague who maintains the site."""
    return f"{type(error).__name__}: {error}"
