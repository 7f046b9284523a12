"""`python -m generator` and the command `fourones`."""

from __future__ import annotations

import gc
import os
import sys

from generator.cli import main


def run() -> None:
    """The command line, which neither looks for garbage among millions of records nor frees them one by one."""
    gc.disable()  # all lives to the end of a command; `serve`, which has no end, turns it on again
    try:
        main()
    except SystemExit as end:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(end.code if isinstance(end.code, int) else int(end.code is not None))


if __name__ == "__main__":
    run()
