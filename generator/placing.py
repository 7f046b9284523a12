"""Putting a file in its place in one step, so that it is never half there."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def laid_beside(path: Path, content: bytes) -> Path:
    """The content in a hidden file of the same folder, which the loader passes over, with the rights of the file
    whose place it will take. Raises OSError, and leaves nothing then.
    """
    handle, name = tempfile.mkstemp(prefix=".fourones-", suffix=".tmp", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        beside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    return beside


def placed(path: Path, content: bytes) -> None:
    """Replaces a file, or makes it. Raises OSError; the file is as it was then."""
    beside = laid_beside(path, content)
    try:
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
