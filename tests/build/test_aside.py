"""Work in a process of its own: the same result as in this one, and a failure is told, not raised through."""

from __future__ import annotations

import multiprocessing
import os
import sys
from time import sleep

import pytest

from generator.build.aside import Aside, AsideError
from generator.processes import alone


def place(word: str) -> tuple[str, int]:
    """A word, and the process that said it."""
    return word, os.getpid()


def fail() -> str:
    """Goes wrong."""
    raise ValueError("甲")


def die() -> str:
    """Ends its process without a word."""
    os._exit(3)


def test_in_place() -> None:
    """Where no process is asked for, the work is done when its result is."""
    assert Aside(place, "甲", apart=False).result() == ("甲", os.getpid())


def apart_is_possible() -> bool:
    """Whether this process may be forked: pytest-xdist has a thread of its own, and printing leaves some behind."""
    return sys.platform == "linux" and alone()


def test_apart() -> None:
    """The result comes back, as often as it is asked for."""
    work = Aside(place, "甲" * 100_000, apart=True)
    word, process = work.result()
    assert work.result() == (word, process)
    assert (word, process != os.getpid()) == ("甲" * 100_000, apart_is_possible())


@pytest.mark.parametrize("apart", [False, True])
def test_a_failure_is_told(apart: bool) -> None:
    """In the words of what went wrong, wherever it did, and as often as somebody asks."""
    work = Aside(fail, apart=apart)
    for _time in range(2):
        with pytest.raises(AsideError, match="ValueError: 甲"):
            work.result()
    assert work.done is None


def test_a_process_that_dies() -> None:
    """It is not waited for for ever."""
    if not apart_is_possible():
        pytest.skip("this process runs threads and may not be forked")
    work = Aside(die, apart=True)
    for _time in range(2):
        with pytest.raises(AsideError, match="进程中途停止"):
            work.result()


def test_nobody_asks() -> None:
    """A process with more to give than a pipe holds, or with more to do, ends where its result is not wanted."""
    apart = apart_is_possible()
    for work in (Aside(place, "甲" * 1_000_000, apart=apart), Aside(sleep, 600, apart=apart)):
        work.leave()
    assert multiprocessing.active_children() == []
