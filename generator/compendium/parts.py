"""A part of a volume in the making that was set before, is remembered once it is set, or is set on another machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from generator.compendium.split import Begun
from generator.task import Task

Send = Callable[[Task], Callable[[], bytes | None]]
"""Begins a task on another machine; what it gives waits for the bytes, or for None where no machine makes them."""

_LAST = 4
"""Bytes in which the number of the last page is remembered, before the PDF."""


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
