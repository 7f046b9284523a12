"""Runs a command and says what it took: wall and processor time, and the most memory of any process in it."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

OUT = Path(__file__).parent / "out"
"""Where results go as JSON; not under version control."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One run: seconds of wall and processor time (children included), megabytes at the peak."""

    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True, slots=True)
class Series:
    """The same thing several times."""

    samples: tuple[Sample, ...]

    def median(self, name: str) -> float:
        """The middle value of `wall`, `cpu` or `peak`."""
        return float(statistics.median(getattr(sample, name) for sample in self.samples))

    def span(self, name: str) -> tuple[float, float]:
        """The least and the greatest value."""
        values = [getattr(sample, name) for sample in self.samples]
        return min(values), max(values)

    def plain(self) -> dict[str, Any]:
        """What the JSON file holds."""
        medians = {name: self.median(name) for name in ("wall", "cpu", "peak")}
        return {"median": medians, "samples": [asdict(sample) for sample in self.samples]}


def environment(env: Mapping[str, str] | None = None) -> dict[str, str]:
    """That of a measured command: Python keeps what it has compiled, as it does on any machine that is not told
    otherwise.
    """
    return {name: value for name, value in (env or os.environ).items() if name != "PYTHONDONTWRITEBYTECODE"}


def measured(command: Sequence[str], folder: Path, env: Mapping[str, str] | None = None) -> Sample:
    """One run of the command in a folder, in its `environment`. Raises RuntimeError with its last lines where it fails.

    `peak` is that of the largest single process: workers of a pool are not added up.
    """
    launched = [sys.executable, "-I", str(Path(__file__).with_name("launched.py")), *command]
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
        done = subprocess.run(
            launched, cwd=folder, env=environment(env), stdout=subprocess.PIPE, stderr=output, text=True, check=False
        )
        told = json.loads(done.stdout) if done.stdout else {"code": done.returncode}
        code = told.pop("code")
        if code != 0:
            output.seek(0)
            raise RuntimeError(f"{' '.join(command)}: exit code {code}\n{output.read()[-2000:]}")
    return Sample(**told)


def versions(*packages: str) -> dict[str, str]:
    """Those of the packages that are installed."""
    return {each.metadata["Name"]: each.version for name in packages for each in distributions(name=name)}


def surroundings(now: dt.datetime) -> dict[str, Any]:
    """What a JSON file says of the machine."""
    return {
        "time": now.isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "system": platform.platform(),
        "cpus": os.cpu_count(),
        "load": os.getloadavg(),
    }
