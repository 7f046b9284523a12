"""Costly tasks on other machines, through any executor of `concurrent.futures`.

What no machine has made, whatever the reason, comes back undone and is made here in the usual way: so a machine that
is lost, full or out of date costs time and nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from dataclasses import dataclass, field
from functools import partial

from generator.build.kept import settled
from generator.build.parcel import PORTIONS, Answer, packed, performed, portions
from generator.task import Task

MOST, MOST_BYTES = 128, 64_000_000
"""How many parcels are under way at a time, and how many bytes they hold: files are read when their turn comes."""

WATCH, CHANCES = 2.0, 5
"""Seconds after which silence makes us ask whether anybody is there, and how often nobody may be in a row."""

NOBODY = "没有能用的机器"


@dataclass(frozen=True, slots=True)
class Sent:
    """A parcel under way."""

    tasks: list[Task]
    size: int


@dataclass(slots=True)
class Tally:
    """How many tasks other machines did; `undone` counts the others by what was the reason."""

    made: int = 0
    undone: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.made + other.made, self.undone + other.undone)

    def told(self) -> str:
        """For the summary of a build."""
        undone = (f"{number} 项改在本机做（{reason}）" for reason, number in sorted(self.undone.items()))
        return "，".join((f"别的机器做了 {self.made} 项", *undone))


@dataclass(slots=True)
class Elsewhere:
    """Other machines, and what became of what they were sent."""

    executor: Executor
    alive: Callable[[], bool] = lambda: True
    """Whether anybody is there who may still answer."""
    tally: Tally = field(default_factory=Tally)
    _lost: bool = False

    def results(self, tasks: list[Task]) -> Iterator[tuple[Task, bytes | None]]:
        """Each task with its bytes, as they come; with None what is to be made here."""
        whole = [settled(task) for task in tasks]
        yield from ((task, None) for task in whole if task.func not in PORTIONS)
        waiting = portions(whole)
        flying: dict[Future[Answer], Sent] = {}
        while True:
            while _room(flying.values()) and (portion := next(waiting, None)):
                future, size = self._submit(portion)
                flying[future] = Sent(portion, size)
            if not flying:
                return
            for future in self._landed(flying):
                own = flying.pop(future).tasks
                yield from zip(own, self._unpacked(future, len(own)), strict=True)

    def begun(self, task: Task) -> Callable[[], bytes | None]:
        """One task sent at once; what is given waits for its bytes."""
        future, _size = self._submit([task])
        return partial(self._awaited, future)

    def _submit(self, tasks: list[Task]) -> tuple[Future[Answer], int]:
        """The future of some tasks, a failed one where they could not be sent, and what the parcel weighs."""
        if self._lost:
            return _failed(CancelledError()), 0
        try:
            parcel = packed(tasks)
        except Exception as error:
            return _failed(error), 0
        try:
            return self.executor.submit(performed, parcel.recipe, parcel.tasks, parcel.contents), parcel.size
        except Exception as error:
            self._lost = True
            return _failed(error), 0

    def _landed(self, flying: Collection[Future[Answer]]) -> set[Future[Answer]]:
        """Those that have an answer; all of them, taken back, where nobody is left to give one."""
        chances = CHANCES
        while chances:
            done = wait(flying, timeout=WATCH, return_when=FIRST_COMPLETED).done
            if done:
                return done
            chances = CHANCES if self.alive() else chances - 1
        self._lost = True
        for future in flying:
            future.cancel()
        return set(flying)

    def _awaited(self, future: Future[Answer]) -> bytes | None:
        self._landed({future})
        (content,) = self._unpacked(future, 1)
        return content

    def _unpacked(self, future: Future[Answer], number: int) -> list[bytes | None]:
        """The answer to so many tasks."""
        try:
            answer = future.result(timeout=0)
        except (CancelledError, TimeoutError):
            return self._left(NOBODY, number)
        except Exception as error:
            return self._left(f"没有送到或中途停止：{type(error).__name__}", number)
        if isinstance(answer, str):
            return self._left(f"{answer} 上的程序、主题或软件包是别的版本", number)
        contents = [each if isinstance(each, bytes) else None for each in answer]
        self.tally.made += number - contents.count(None)
        for each in answer:
            if isinstance(each, str):
                self.tally.undone[f"那边没有做成：{each.partition(':')[0]}"] += 1
        return contents

    def _left(self, reason: str, number: int) -> list[bytes | None]:
        self.tally.undone[reason] += number
        return [None] * number


def _failed(error: Exception) -> Future[Answer]:
    failed: Future[Answer] = Future()
    failed.set_exception(error)
    return failed


def _room(flying: Collection[Sent]) -> bool:
    return len(flying) < MOST and sum(each.size for each in flying) < MOST_BYTES
