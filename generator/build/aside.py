"""One long piece of work in a forked process of its own, while this one goes on.

The open data of thousands of records takes about as long to make as the views of their pages, and neither needs
the other. The fork has the records already; only what was made travels back.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

from generator.build.fork import words_of
from generator.processes import alone, end_with

T = TypeVar("T")


class AsideError(Exception):
    """The work failed; the message says how."""


class Aside(Generic[T]):
    """`func(*args)`, begun at once where `apart` asks for it and the system can fork safely, else when the
    result is asked for.
    """

    def __init__(self, func: Callable[..., T], *args: Any, apart: bool) -> None:
        self._func, self._args = func, args
        self._done: tuple[bool, Any] | None = None
        """Whether it went well; and what was made, or what went wrong."""
        self._connection: Connection | None = None
        if apart and alone():
            self._begin()

    def _begin(self) -> None:
        context = multiprocessing.get_context("fork")
        self._connection, theirs = context.Pipe(duplex=False)
        # no daemon: a thick volume is set in further processes, which a daemon may not have
        self._process = context.Process(
            target=_work, args=(os.getpid(), self._connection, theirs, self._func, self._args)
        )
        self._process.start()
        theirs.close()

    def result(self) -> T:
        """What was made; the same every time. Raises AsideError, every time, where it could not be made."""
        if self._done is None:
            self._done = self._received() if self._connection is not None else _made(self._func, self._args)
        good, made = self._done
        if not good:
            raise AsideError(made)
        return made  # type: ignore[no-any-return]

    @property
    def in_the_making(self) -> bool:
        """Whether a process of its own is at it."""
        return self._connection is not None and self._done is None

    @property
    def done(self) -> T | None:
        """What was made, once somebody has asked for it."""
        return self._done[1] if self._done is not None and self._done[0] else None

    def leave(self) -> None:
        """Nobody asks for the result any more: a process that is still at it ends."""
        if self.in_the_making:
            self._process.kill()
            self._end()

    def _received(self) -> tuple[bool, Any]:
        assert self._connection is not None
        try:
            done: tuple[bool, Any] = pickle.loads(self._connection.recv_bytes())  # noqa: S301  our own fork wrote it
        except (EOFError, OSError):
            done = False, "进程中途停止"
        self._end()
        return done

    def _end(self) -> None:
        assert self._connection is not None
        self._connection.close()
        self._process.join()


def _made(func: Callable[..., Any], args: tuple[Any, ...]) -> tuple[bool, Any]:
    try:
        return True, func(*args)
    except AsideError as error:  # in the words of what it had made apart
        return False, str(error)
    except Exception as error:
        return False, words_of(error)


def _work(
    parent: int, reader: Connection, connection: Connection, func: Callable[..., Any], args: tuple[Any, ...]
) -> None:
    end_with(parent)
    reader.close()  # with an end of its own to read from, it would never learn that nobody reads
    try:
        content = pickle.dumps(_made(func, args), protocol=5)
    except Exception as error:  # what was made does not travel
        content = pickle.dumps((False, words_of(error)))
    with contextlib.suppress(OSError):  # nobody waits for it any more
        connection.send_bytes(content)
