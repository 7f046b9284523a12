"""A cache with a byte changed, cut short or gone: the site comes out as it would without one, byte by byte."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from generator.build.tree import MARK
from tests.nightly.killed import Trial

SEED = 43
TITLES = ("甲次改动", "乙次改动")


def spoil_at(root: Path, times: int, say: Callable[[str], None] = lambda _line: None) -> list[str]:
    """So many builds, each after an edit and one damage to a file of the cache; what came out wrong."""
    trial, chance, wrong = Trial.begun(root), random.Random(SEED), []
    right = {}
    for title in TITLES:
        trial.edit(title)
        shutil.rmtree(root / ".fourones")
        trial.build()
        right[title] = mark(root)
    for number in range(times):
        title = TITLES[number % 2]
        damage = _spoilt(root / ".fourones", chance)
        trial.edit(title)
        with trial.begin() as process:
            words, _errors = process.communicate(timeout=300)
        if process.returncode != 0 or mark(root) != right[title] or trial.whole():
            wrong.append(f"{damage}: exit {process.returncode}, {trial.whole() or 'whole'}: {words[-300:]}")
        if number % 20 == 19:
            say(f"{number + 1} damages to the cache, {len(wrong)} wrong")
    return wrong


def mark(root: Path) -> str:
    """What stands for all files of the site."""
    return (root / "site" / MARK).read_text("utf-8").split("\n", 1)[0]


def _spoilt(scratch: Path, chance: random.Random) -> str:
    """Damages one file; says which and how."""
    path = chance.choice(sorted(each for each in scratch.glob("cache*") if each.stat().st_size))
    content = bytearray(path.read_bytes())
    at = chance.randrange(len(content))
    match chance.randrange(4):
        case 0:
            del content[at:]
        case 1:
            content[at:at] = bytes(chance.randrange(256) for _byte in range(9))
        case _:
            content[at] ^= chance.randrange(1, 256)
    path.write_bytes(content)
    return f"{path.relative_to(scratch)} at {at}"
