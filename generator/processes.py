"""How further processes are started: forks, which have everything already, where the system can fork safely."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.context import BaseContext
from pathlib import Path


def alone() -> bool:
    """Whether this process may be forked: on Linux, while it has one thread. Libraries have threads that Python does
    not count (Typst's outlive a compilation), and a fork that waits for one of them waits for ever.
    """
    return sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1


def context() -> BaseContext:
    """For processes that are sent what they need: forks while that is safe, else fresh ones."""
    return multiprocessing.get_context("fork" if alone() else "spawn")


def pool(how: BaseContext | None = None) -> ProcessPoolExecutor:
    """As many processes as there are processors; they end with this one."""
    return ProcessPoolExecutor(mp_context=how or context(), initializer=_at_work, initargs=(os.getpid(),))


def _at_work(parent: int) -> None:
    """Ctrl+C, which reaches all processes of a window, is for the parent to hear: it waits for what is being made."""
    end_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def end_with(parent: int) -> None:
    """Called in a process that was started by this parent: it ends when the parent is killed. It would else wait for
    work for ever, and a forked one would hold the lock of the build. Ctrl+C ends it as well, without a word: the
    parent says what there is to say.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.platform == "linux":
        on_death_of_parent = 1  # PR_SET_PDEATHSIG
        ctypes.CDLL(None).prctl(on_death_of_parent, signal.SIGKILL)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
