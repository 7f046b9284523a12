"""All long trials, `python -m tests.nightly`; exit code 1 where one went wrong."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.nightly.fuzz import fuzz
from tests.nightly.killed import kill_at
from tests.nightly.spoilt_cache import spoil_at


def main() -> int:
    """Runs them one after the other, and says how far they are."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--moments", type=int, default=100, help="moments at which a build is killed")
    parser.add_argument("--inputs", type=int, default=200_000, help="spoilt inputs for the readers of files")
    parser.add_argument("--damages", type=int, default=100, help="damages to the cache, each before a build")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="nightly-"))
    trial = fuzz(folder, options.inputs, say=_say)
    _say(f"{trial.tried} inputs, slowest {trial.slowest:.2f} s, memory grew by {trial.grown:.0f} MB")
    wrong = [*trial.wrong, *kill_at(folder / "project", options.moments, _say)]
    wrong += spoil_at(folder / "cache", options.damages, _say)
    print("\n".join(wrong) or "all well")
    return 1 if wrong else 0


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
