"""A part of a volume in the making that was set before, is remembered once it is set, or is set on another machine."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Protocol, TypeVar

from generator.compendium.split import Begun
from generator.task import Task

T = TypeVar("T")

AHEAD = 4
"""How many volumes are under way on other machines at a time; each has its pictures in memory here."""

_LAST = 4
"""Bytes in which the number of the last page is remembered, before the PDF."""


class Afar(Protocol):
    """Other machines (`build.elsewhere.Elsewhere`), which make what they can."""

    def begun(self, task: Task) -> Callable[[], bytes | None]:
        """One task sent at once; what is given waits for its bytes, or for None where no machine makes them."""

    def results(self, tasks: list[Task]) -> Iterator[tuple[Task, bytes | None]]:
        """Each task with its bytes, or with None, as they come."""


def ahead(begun: Iterator[T], number: int) -> Iterator[T]:
    """The same one after the other, so many of them already begun."""
    waiting = deque(islice(begun, number))
    while waiting:
        yield waiting.popleft()
        waiting.extend(islice(begun, 1))


def remembered(begun: Begun) -> bytes:
    """A part as it is kept and sent; waits."""
    return begun.last_page().to_bytes(_LAST) + begun.content()


@dataclass(frozen=True, slots=True)
class Known:
    """A part that was set before."""

    remembered: bytes

    def last_page(self) -> int:
        """See `Begun`."""
        return int.from_bytes(self.remembered[:_LAST])

    def content(self) -> bytes:
        """See `Begun`."""
        return self.remembered[_LAST:]


@dataclass(slots=True)
class Noted:
    """A part that is remembered once it is set."""

    begun: Begun
    note: Callable[[bytes], None]
    last: int = 0

    def last_page(self) -> int:
        """See `Begun`."""
        self.last = self.begun.last_page()
        return self.last

    def content(self) -> bytes:
        """See `Begun`."""
        pdf = self.begun.content()
        self.note(self.last.to_bytes(_LAST) + pdf)
        return pdf


@dataclass
class Sent:
    """A part that is set on another machine, or `here` where none did it."""

    arrived: Callable[[], bytes | None]
    here: Callable[[], Begun]

    def last_page(self) -> int:
        """See `Begun`."""
        return self._begun.last_page()

    def content(self) -> bytes:
        """See `Begun`."""
        return self._begun.content()

    @cached_property
    def _begun(self) -> Begun:
        arrived = self.arrived()
        return self.here() if arrived is None else Known(arrived)
