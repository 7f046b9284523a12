"""Parts of a volume set in processes of their own: Typst keeps what it has laid out, and only the end of a process
gives that memory back.

A part is begun as soon as the last page of the one before is known. That one writes its PDF meanwhile, and the process
of the next has started by then and has the pictures ready.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import Any, Self

from generator.compendium.setting import Setting, SettingError, Wanted
from generator.processes import context, end_with


class Apart:
    """A `Setting` in a process of its own."""

    def __init__(self, wanted: Wanted) -> None:
        own = context()
        self._pipe, theirs = own.Pipe()
        self._process = own.Process(  # type: ignore[attr-defined]
            target=_work, args=(os.getpid(), theirs, wanted)
        )
        self._process.start()
        theirs.close()

    def begin(self, data: bytes) -> Self:
        """See `Setting`; lays the volume out."""
        self._pipe.send(data)
        return self

    def last_page(self) -> int:
        """See `Setting`; waits."""
        last: int = self._received()
        return last

    def content(self) -> bytes:
        """See `Setting`; waits."""
        pdf: bytes = self._received()
        self.end()
        return pdf

    def end(self) -> None:
        """Ends the process, whatever it is at."""
        self._process.terminate()
        self._process.join()
        self._pipe.close()

    def _received(self) -> Any:
        try:
            told = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise SettingError("排版的进程中途停止，多半是内存不够") from error
        if isinstance(told, SettingError):
            raise told
        return told


class Processes:
    """Processes for several volumes, of which three are there at a time: one writes, one lays out, one gets ready.

    A context manager; at its end none is left.
    """

    def __init__(self, wanted: Sequence[Wanted]) -> None:
        self._wanted = wanted
        self._started: dict[int, Apart] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_given: object) -> None:
        for each in self._started.values():
            each.end()

    def begin(self, place: int, data: bytes) -> Apart:
        """Begins with one of the volumes, counted from 0; the process of the next gets ready."""
        own = self._ready(place).begin(data)
        if place + 1 < len(self._wanted):
            self._ready(place + 1)
        return own

    def _ready(self, place: int) -> Apart:
        if place not in self._started:
            self._started[place] = Apart(self._wanted[place])
        return self._started[place]


def _work(parent: int, pipe: Connection, wanted: Wanted) -> None:
    end_with(parent)
    with contextlib.suppress(EOFError, OSError):  # nobody waits for it any more
        setting = Setting(wanted)
        setting.begin(pipe.recv())
        try:
            pipe.send(setting.last_page())
            pipe.send(setting.content())
        except SettingError as error:
            pipe.send(error)
