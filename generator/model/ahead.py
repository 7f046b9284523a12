"""Parses many unknown files at once, in several processes, into the memo that `load` then reads.

Taking text apart is most of a first build, and no file needs another: on two processors the wait is
halved. Below `FROM` files starting processes costs more than it brings.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from generator.finding import Finding
from generator.model.load import Memo, memo_key, take_apart, to_json
from generator.model.types import RECORD_TYPES
from generator.model.walk import record_files

FROM = 400
_BATCH = 64

Item = tuple[str, bool]
"""Path of a file, and whether it has front matter."""


def parse_ahead(root: Path, memo: Memo) -> int:
    """Fills the memo with what it does not know yet; gives the number of files parsed."""
    unknown = list(_unknown(root, memo))
    if len(unknown) < FROM:
        return 0
    with ProcessPoolExecutor() as executor:
        for results in executor.map(_parsed, batches(unknown)):
            for key, value in results:
                memo.put(key, value)
    return len(unknown)


def batches(items: list[Item]) -> list[tuple[Item, ...]]:
    """Enough at a time to pay for the way to another process."""
    return [tuple(items[i : i + _BATCH]) for i in range(0, len(items), _BATCH)]


def _unknown(root: Path, memo: Memo) -> Iterator[Item]:
    ignored: list[Finding] = []
    for kind in RECORD_TYPES:
        front_matter = kind.suffix == ".md"
        for path in record_files(root, kind, ignored):
            try:
                known = memo.get(memo_key(path.read_bytes(), front_matter=front_matter))
            except OSError:
                continue
            if known is None:
                yield str(path), front_matter


def _parsed(items: tuple[Item, ...]) -> list[tuple[str, bytes]]:
    out = []
    for name, front_matter in items:
        try:
            raw = Path(name).read_bytes()
        except OSError:
            continue
        out.append((memo_key(raw, front_matter=front_matter), to_json(*take_apart(raw, front_matter=front_matter))))
    return out
