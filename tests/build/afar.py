"""One build on other machines, in a process of its own; as soon as the first file is there, some of them are killed.

python -m tests.build.afar PROJECT dask://HOST:PORT [PID …]
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from generator.build import fork
from generator.build.cluster import machines_at
from generator.host import build_site


def main(root: str, address: str, *workers: str) -> None:
    """Prints the summary."""
    doomed = [*map(int, workers)]

    def made_one(*_told: object) -> None:
        while doomed:
            os.kill(doomed.pop(), signal.SIGKILL)

    fork.FROM = 1  # else the few pages of a small project stay here
    elsewhere = machines_at(address)
    with elsewhere.executor:
        outcome = build_site(Path(root), strict=False, progress=made_one, elsewhere=elsewhere)
    print(*outcome.lines(), sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
