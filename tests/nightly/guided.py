"""Coverage-guided input for one reader, with atheris installed: `python -m tests.nightly.guided markdown`.

atheris (libFuzzer) watches which lines an input reaches, and spoils what reached new ones further. It is not in the
lock: there are no wheels of it for Windows.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

try:
    import atheris
except ImportError:
    sys.exit("atheris is not installed: pip install atheris")

with atheris.instrument_imports(include=["generator", "markdown_it", "mdit_py_plugins"]):
    from tests.nightly.fuzz import SLOW, readers

LONGEST = 20_000
"""Bytes of an input: what is long is tried by `fuzz`."""


def main() -> None:
    """Runs until so many inputs were tried; an exception, or an input that takes too long, ends it with a report."""
    folder = Path(tempfile.mkdtemp(prefix="guided-"))
    known = {name: (seeds, read) for name, seeds, read, _spoil in readers(folder)}
    parser = argparse.ArgumentParser()
    parser.add_argument("reader", choices=sorted(known))
    parser.add_argument("--runs", type=int, default=20_000)
    options = parser.parse_args()
    seeds, read = known[options.reader]
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, seed in enumerate(seeds):
        (corpus / str(number)).write_bytes(seed)
    limits = [f"-runs={options.runs}", f"-max_len={LONGEST}", f"-timeout={SLOW:.0f}", f"-artifact_prefix={folder}/"]
    atheris.Setup([sys.argv[0], *limits, "-print_final_stats=1", str(corpus)], lambda data: read(bytes(data)))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
