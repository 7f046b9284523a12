"""How further processes are started: forks, which have everything already, where the system can fork safely."""

from __future__ import annotations

import multiprocessing
import sys
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
