"""Runs `wrk` against a server on this machine, for so many seconds, and reads what it says."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

INSTALL = "wrk is not installed (Debian: apt-get install wrk)"
THREADS, CONNECTIONS = 1, 32
CODINGS = "br, gzip"

_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}
"""Milliseconds; wrk tells long times in minutes."""

_BYTES = {"B": 1.0, "KB": 1024.0, "MB": 1024.0**2, "GB": 1024.0**3}
_QUANTILE = re.compile(r"^ +(\d+)% +([\d.]+)(us|ms|s|m)$", re.M)
_TOTAL = re.compile(r"^ +(\d+) requests in [\d.]+\w+, ([\d.]+)(B|KB|MB|GB) read$", re.M)
_RATE = re.compile(r"^Requests/sec: +([\d.]+)$", re.M)
_REFUSED = re.compile(r"^ +Non-2xx or 3xx responses: (\d+)$", re.M)
_BROKEN = re.compile(r"^ +Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)$", re.M)

_IN_TURN = """\
local paths = {{ {paths} }}
local place = 0
request = function()
  place = place % #paths + 1
  return wrk.format(nil, paths[place])
end
"""


@dataclass(frozen=True, slots=True)
class Load:
    """What a server did under load: milliseconds, bytes that came over the connection, and what went wrong."""

    requests: int
    per_second: float
    p50: float
    p99: float
    read: float
    refused: int
    broken: int

    @property
    def failure(self) -> str:
        """What went wrong, in words; empty where every answer was what was asked for."""
        told = {"no answers": self.requests == 0, f"{self.refused} refused": self.refused}
        told[f"{self.broken} socket errors"] = self.broken
        return ", ".join(words for words, wrong in told.items() if wrong)


def parsed(output: str) -> Load:
    """Reads what `wrk --latency` prints. Raises ValueError where that is something else."""
    quantiles = {int(share): float(number) * _UNITS[unit] for share, number, unit in _QUANTILE.findall(output)}
    total, rate = _TOTAL.search(output), _RATE.search(output)
    if total is None or rate is None or not {50, 99} <= quantiles.keys():
        raise ValueError(f"wrk has said something else:\n{output}")
    refused, broken = _REFUSED.search(output), _BROKEN.search(output)
    return Load(
        requests=int(total[1]),
        per_second=float(rate[1]),
        p50=quantiles[50],
        p99=quantiles[99],
        read=float(total[2]) * _BYTES[total[3]],
        refused=int(refused[1]) if refused else 0,
        broken=sum(map(int, broken.groups())) if broken else 0,
    )


def loaded(address: str, paths: list[str], seconds: int, folder: Path) -> Load:
    """Asks for one path over and over, or for several in turn; `folder` is for wrk's script. Raises RuntimeError where
    wrk fails.
    """
    program = shutil.which("wrk")
    assert program is not None, INSTALL
    command = [program, f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency"]
    command += ["-H", f"Accept-Encoding: {CODINGS}"]
    if len(paths) > 1:
        script = folder / "in-turn.lua"
        script.write_text(_IN_TURN.format(paths=", ".join(f'"/{path}"' for path in paths)), "utf-8")
        command += ["-s", str(script)]
    done = subprocess.run(
        [*command, address + paths[0]], check=False, capture_output=True, text=True, timeout=seconds + 30
    )
    if done.returncode:
        raise RuntimeError(f"wrk: exit code {done.returncode}\n{done.stderr}{done.stdout}")
    return parsed(done.stdout)
