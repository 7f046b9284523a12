"""Runs the command it is given, with its output on our standard error, and prints as JSON what it took.

A process of its own and a small one: Linux counts the memory of the process that starts a command as the command's
own, and a benchmark that has just written 100,000 pages for others is larger than what it measures. `measure` starts
this file by its path, so it imports nothing of ours.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

_KB_OR_BYTES = 1024 if os.uname().sysname == "Linux" else 1
"""Unit of ru_maxrss: kilobytes on Linux, bytes on macOS."""


def main() -> None:
    """Ends with exit code 0, whatever that of the command was."""
    start = time.perf_counter()
    process = subprocess.Popen(sys.argv[1:], stdout=sys.stderr)
    _pid, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    told = {
        "code": process.returncode,
        "wall": wall,
        "cpu": usage.ru_utime + usage.ru_stime,
        "peak": usage.ru_maxrss * _KB_OR_BYTES / 1e6,
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
