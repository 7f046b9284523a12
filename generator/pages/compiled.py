"""Templates stay compiled beside our own compiled code, as Python keeps its modules.

They are code that is executed, so they must not lie where data lie: whoever can write here can write our code as well.
Without them a build compiles all templates, in each of its processes: of a small site that is a quarter of its time.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache, FileSystemBytecodeCache

from generator.digest import code_digest, digest_of

_HOME = Path(__file__).parent / "__pycache__"


class _Compiled(FileSystemBytecodeCache):
    """Neither a full disk nor a file cut short is a reason not to go on."""

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def compiled(environment: str, home: Path = _HOME) -> BytecodeCache | None:
    """What an environment of this name and make keeps its templates in; None where Python may not keep its modules
    either. What was compiled for other code of ours goes.
    """
    if sys.dont_write_bytecode:
        return None
    folder = home / f"templates-{digest_of([code_digest(), jinja2.__version__])}"
    if not folder.is_dir():
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return None
        for other in home.glob("templates-*"):
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)
    return _Compiled(str(folder), f"{environment}-%s") if os.access(folder, os.W_OK) else None
