"""One build of a project at a time: a second one waits, as two would write the same folders."""

from __future__ import annotations

import logging
from pathlib import Path

from filelock import FileLock, Timeout

_log = logging.getLogger("mkdocs.plugins.fourones")

PATIENCE = 30 * 60
"""Seconds for which a build waits for another; then it goes on, since that one hangs."""


class Turn:
    """The turn of one build; held by the process that has it, even twice, and free when that process ends."""

    def __init__(self, scratch: Path) -> None:
        self._lock: FileLock | None = None
        try:
            scratch.mkdir(parents=True, exist_ok=True)
            self._lock = FileLock(scratch / "build.lock", is_singleton=True)
        except OSError:
            return  # nothing can be written here, so nothing can be written twice

    def take(self) -> None:
        """Takes the turn; where another process has it, says so and waits."""
        if self._lock is None:
            return
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            _log.warning("这个网站正在另一处生成（另一个窗口、预览或别的电脑），等它做完再接着做……")
            try:
                self._lock.acquire(timeout=PATIENCE)
            except Timeout:
                self._lock = None
        except OSError:
            self._lock = None

    def leave(self) -> None:
        """Gives the turn to the next."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
