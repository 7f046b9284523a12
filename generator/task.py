"""A task: one output file, the digest of all that goes into it, and the function that makes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any


class Stage(IntEnum):
    """Tasks of one stage may run side by side; stages run one after another."""

    DERIVE = 1
    RENDER = 2
    BIND = 3
    INDEX = 4


@dataclass(frozen=True, slots=True)
class Task:
    """`path` is relative to the site. `key` covers everything that `func(*args)` depends on; the
    function and its arguments can be pickled, and the result is the bytes of the file. A `Path` among the arguments
    is a file or folder whose content the function reads: who does the task elsewhere gets that content.
    """

    path: str
    stage: Stage
    key: str
    func: Callable[..., bytes]
    args: tuple[Any, ...]


def made(content: bytes) -> bytes:
    """The function of a task whose content had to be known before the run, such as a file whose size a page tells."""
    return content
