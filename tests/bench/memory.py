"""How much memory each step of a build takes: that of the build's own process, and that of all its processes together.

    python -m tests.bench.memory --size 20000

The build is watched from outside while it runs. Shared pages of forked processes are counted once (Pss), so the sum is
what the machine must have.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import wraps
from pathlib import Path
from typing import Any

from generator import host
from generator.build import kept, prepare, publish, run, site
from tests.bench.measure import OUT, environment, surroundings
from tests.bench.records import retitle, write_project
from tests.project import ROOT

EVERY = 0.25
"""Seconds between two looks."""

STEPS: tuple[tuple[str, Any, str], ...] = (
    ("load", prepare, "load"),
    ("relations", prepare, "assemble"),
    ("disclosure", prepare, "disclose"),
    ("recall", site, "Kept"),
    ("rules", prepare, "check"),
    ("lines of findings", prepare, "resolve"),
    ("pages apart", site, "made_apart"),
    ("linked ahead", publish.Publisher, "link"),
    ("open data awaited", site, "last_days"),
    ("other tasks", run.Run, "results"),
    ("other files", kept.Kept, "save"),
    ("swap", publish.Publisher, "commit"),
    ("end", host, "build_site"),
)
"""A step of the build, and the function with whose return it ends, in their order."""


@dataclass(slots=True)
class Step:
    """What was seen in one step, in megabytes: of the build's own process at the last look, the most that it had, and
    the most that all processes had together.
    """

    name: str
    seconds: float = 0
    own: float = 0
    highest: float = 0
    together: float = 0

    def look(self, pid: int) -> None:
        """Looks once more at the build with this number."""
        held, share = _memory(pid)
        if not held:
            return  # it has just ended
        self.own, self.highest = held, max(self.highest, held)
        # with nobody to share with, its own share is all it holds; a fork that ends meanwhile may hide that
        self.together = max(self.together, held, share + sum(_memory(each)[1] for each in _below(pid)))


def main() -> None:
    """Prints a table of a build from nothing, and one of a build after one title has changed; writes both as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--size", type=int, default=20000)
    parser.add_argument("--build", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.build:
        _build(options.build)
        return
    with tempfile.TemporaryDirectory(prefix="memory-") as name:
        root = Path(name)
        write_project(root, options.size, search=False)
        edited = next((root / "data/achievements").rglob("*.yml"))
        builds = {"cold": watched(root)}
        for title in ("改过的名称", "又改过的名称"):  # the first edit has no former site to start from
            retitle(edited, title)
            builds["one title"] = watched(root)
        for title, steps in builds.items():
            sys.stdout.write(table(title, options.size, steps))
    OUT.mkdir(exist_ok=True)
    now = dt.datetime.now(dt.UTC)
    told = {
        **surroundings(now),
        "records": options.size,
        "builds": {title: [*map(asdict, steps)] for title, steps in builds.items()},
    }
    (OUT / f"memory-{options.size}.json").write_text(json.dumps(told, indent=1), "utf-8")


def _build(root: Path) -> None:
    """Builds, and says when a step has ended."""
    for name, place, function in STEPS:
        setattr(place, function, _telling(name, getattr(place, function)))
    host.build_site(root, strict=False)


def _telling(name: str, func: Callable[..., Any]) -> Callable[..., Any]:
    own, told = threading.get_native_id(), list[str]()

    @wraps(func)
    def call(*args: Any, **kwargs: Any) -> Any:
        done = func(*args, **kwargs)
        if threading.get_native_id() == own and not told:  # forks have numbers of their own
            told.append(name)
            print(name, flush=True)
        return done

    return call


def watched(root: Path) -> list[Step]:
    """The steps of one build."""
    command = [sys.executable, "-m", "tests.bench.memory", "--build", str(root)]
    with subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True) as build:
        assert build.stdout is not None
        current, done = Step(""), list[Step]()
        start = time.perf_counter()
        ended = threading.Event()

        def look() -> None:
            while not ended.is_set():
                current.look(build.pid)
                ended.wait(EVERY)

        looking = threading.Thread(target=look)
        looking.start()
        for line in build.stdout:
            current.name, current.seconds = line.strip(), time.perf_counter() - start
            current.look(build.pid)
            done.append(current)
            current, start = Step(""), time.perf_counter()
        ended.set()
        looking.join()
    if build.returncode:
        raise RuntimeError(f"the build ended with {build.returncode}")
    return done


def _below(pid: int) -> Iterator[int]:
    """The processes that this one has started, and theirs."""
    with suppress(OSError):
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split():
            yield int(child)
            yield from _below(int(child))


def _memory(pid: int) -> tuple[float, float]:
    """What a process holds, and its share of that where others hold the same, in megabytes; 0 where it has ended."""
    told = {"Rss:": 0.0, "Pss:": 0.0}
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
            name, size, *_unit = line.split()
            if name in told:
                told[name] = int(size) * 1024 / 1e6
    return told["Rss:"], told["Pss:"]


def table(title: str, size: int, steps: list[Step]) -> str:
    """Markdown, in the order of the steps; what is over in no time is left out."""
    lines = [
        f"\n| {title}, {size} records | s | own MB at the end | own MB, most | all processes MB, most |",
        "|---|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {step.name} | {step.seconds:.1f} | {step.own:.0f} | {step.highest:.0f} | {step.together:.0f} |"
        for step in steps
        if step.seconds >= EVERY
    ]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
