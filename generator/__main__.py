"""`python -m generator` and the command `fourones`."""

from __future__ import annotations

import os
import sys

from generator.cli import main


def run() -> None:
    """The command line, which ends without freeing millions of records one by one."""
    try:
        main()
    except SystemExit as end:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(end.code if isinstance(end.code, int) else int(end.code is not None))


if __name__ == "__main__":
    run()
