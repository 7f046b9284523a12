"""All long trials: `python -m tests.nightly [--moments 100]`. Exit code 1 where something went wrong."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.nightly.killed import kill_at


def main() -> int:
    """Runs them one after the other, and says how far they are."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--moments", type=int, default=100, help="moments at which a build is killed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="nightly-") as name:
        wrong = kill_at(Path(name) / "project", options.moments, lambda line: print(line, flush=True))
    print("\n".join(wrong) or "all well")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
