"""A build that is killed at any moment leaves a whole site, old or new, and the next build is right."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.build.manifest import verified
from generator.build.tree import MARK
from tests.bench.records import retitle
from tests.compendium.project import written
from tests.project import ROOT

RECORD = "data/achievements/herbs-relay.yml"
SEED = 41


@dataclass
class Trial:
    """A project that is built again and again; `seconds` is how long a build of one edit takes."""

    root: Path
    seconds: float = 0

    @classmethod
    def begun(cls, root: Path) -> Trial:
        """The small book, built twice: cold, and after an edit."""
        written(root)
        (root / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
        (root / "content/about.md").write_bytes((ROOT / "content/about.md").read_bytes())
        trial = cls(root)
        trial.build()
        trial.edit("先改一次")
        started = time.perf_counter()
        trial.build()
        trial.seconds = time.perf_counter() - started
        return trial

    def edit(self, title: str) -> None:
        """A new title."""
        retitle(self.root / RECORD, title)

    def build(self) -> None:
        """A build to its end. Raises CalledProcessError."""
        subprocess.run(self._command, cwd=ROOT, check=True, capture_output=True)

    def begin(self) -> subprocess.Popen[str]:
        """A build that goes on by itself; all that it says comes out."""
        return subprocess.Popen(self._command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def killed(self, after: float) -> bool:
        """A build that is killed with all its processes after so many seconds; whether it was still running."""
        with subprocess.Popen(
            self._command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        ) as process:
            time.sleep(after)
            running = process.poll() is None
            if running:
                os.killpg(process.pid, signal.SIGKILL)
        return running

    def whole(self) -> str:
        """What is wrong with the published site; empty where it is as its manifest says."""
        result = verified(self.root / "site")
        return "" if result.sound else repr(result)

    def page(self) -> str:
        """The page of the record that is edited."""
        return (self.root / "site/achievements/herbs-relay/index.html").read_text("utf-8").replace("<wbr>", "")

    @property
    def _command(self) -> list[str]:
        return [sys.executable, "-m", "generator", "build", "--root", str(self.root)]


def kill_at(root: Path, moments: int, say: Callable[[str], None] = lambda _line: None) -> list[str]:
    """Kills builds of one edit at seeded moments; what went wrong, nothing where all is well."""
    chance, trial, wrong, hit = random.Random(SEED), Trial.begun(root), [], 0
    for number in range(moments):
        before, title = trial.page(), f"第{number}次改过的名称"
        if number % 5 == 4:
            (root / "site" / MARK).unlink()  # the next build makes everything
        trial.edit(title)
        after = chance.uniform(0.05, trial.seconds * 1.05)
        hit += trial.killed(after)
        page = trial.page()  # raises where there is no site
        fault = trial.whole() if (root / "site" / MARK).exists() else ""
        if fault or not (page == before or title in page):
            wrong.append(f"{number} after {after:.3f} s: {fault or 'neither old nor new'}")
        trial.build()
        if trial.whole() or title not in trial.page():
            wrong.append(f"{number} after {after:.3f} s: the next build is wrong: {trial.whole()}")
        say(f"{number + 1}/{moments} killed after {after:.2f} s, {hit} while running, {len(wrong)} wrong")
    return wrong
