"""Where the time of a build goes: processor seconds by kind of work, everything in one process.

    python -m tests.bench.profile --size 5000

Functions are wrapped, not sampled: what one of them takes does not count for the one that called it. In one process
nothing overlaps, so the parts add up to the whole; a real build does the larger ones in several.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from generator import host
from generator.build import aside, fork, kept, opened, prepare, publish, run, site
from generator.exports import qr, redirects
from generator.host import plugin
from generator.media import pictures
from generator.model import parse
from generator.pages import embed, render
from tests.bench.records import retitle, write_project

KINDS: tuple[tuple[str, Any, str], ...] = (
    ("MkDocs and Material: the shells", plugin, "mkdocs_build"),
    ("files into data and trees: YAML, Markdown, slips, personal data", parse, "take_apart"),
    ("data into records: validation", prepare, "load"),
    ("relations", prepare, "assemble"),
    ("disclosure", prepare, "disclose"),
    ("rules", prepare, "check"),
    ("lines of findings", prepare, "resolve"),
    ("views and their digests", kept.Kept, "made"),
    ("views and their digests", kept.Kept, "tasks"),
    ("pages", render, "render_page"),
    ("cards to be framed", embed, "embed"),
    ("QR codes", qr, "qr_svg"),
    ("forwards", redirects, "redirect"),
    ("open data: JSON, CSV, workbook, package", opened, "open_data"),
    ("pictures", pictures, "derive"),
    ("checksums, and files written", publish.Publisher, "_place"),
    ("staging filled, swapped, remembered", publish.Publisher, "commit"),
    ("keys and bookkeeping", site.Builder, "publish"),
    ("keys and bookkeeping", site.Builder, "read"),
)
"""Kind of work, and the function that does it."""


class Clock:
    """Seconds by kind; the innermost function that is measured has them."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._open = ["everything else"]
        self._since = time.process_time()

    def wrapped(self, kind: str, func: Callable[..., Any]) -> Callable[..., Any]:
        """The function, measured."""

        @wraps(func)
        def call(*args: Any, **kwargs: Any) -> Any:
            self._turn()
            self._open.append(kind)
            try:
                return func(*args, **kwargs)
            finally:
                self._turn()
                self._open.pop()

        return call

    def _turn(self) -> None:
        now = time.process_time()
        self.seconds[self._open[-1]] += now - self._since
        self._since = now


def main() -> None:
    """Prints a table of a build from nothing, and one of a build after one title has changed."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.profile", description="Where the time of a build goes."
    )
    parser.add_argument("--size", type=int, default=5000)
    options = parser.parse_args()
    parse.POOL_FROM = run.POOL_FROM = sys.maxsize
    for module in (aside, fork):
        module.alone = lambda: False  # type: ignore[attr-defined]
    originals = [getattr(place, name) for _kind, place, name in KINDS]
    with tempfile.TemporaryDirectory(prefix="profile-") as name:
        root = Path(name)
        write_project(root, options.size, search=False)
        for step in ("cold", "one title"):
            clock = Clock()
            for (kind, place, function), original in zip(KINDS, originals, strict=True):
                setattr(place, function, clock.wrapped(kind, original))
            host.build_site(root, strict=False)
            sys.stdout.write(table(step, options.size, clock.seconds))
            retitle(next((root / "data/achievements").rglob("*.yml")), "改过的名称")


def table(step: str, size: int, seconds: dict[str, float]) -> str:
    """Markdown, the largest first."""
    whole = sum(seconds.values())
    rows = sorted(seconds.items(), key=lambda item: -item[1])
    lines = [f"\n| {step}, {size} records | cpu s | % | ms a record |", "|---|---:|---:|---:|"]
    lines += [f"| {kind} | {own:.2f} | {own / whole:.0%} | {own / size * 1000:.3f} |" for kind, own in rows]
    return "\n".join([*lines, f"| whole | {whole:.2f} | | {whole / size * 1000:.3f} |", ""])


if __name__ == "__main__":
    main()
