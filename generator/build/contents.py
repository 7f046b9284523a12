"""What stands at each path of a published site, remembered under the mark that the site carries in a hidden file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NewType

import orjson

from generator.build.cache import Cache, batches
from generator.build.manifest import mark_in
from generator.build.tree import files

Entry = NewType("Entry", str)
"""SHA-256 and size in bytes of a file, and the key of the task that made it: one string, since there are as many as
files.
"""

Contents = dict[str, Entry]
"""What stands at each path."""

_DIGEST = 64

_AT_A_TIME = 20_000
"""Files."""


def entry_of(key: str, content: bytes) -> Entry:
    """The entry of what a task has made."""
    return Entry(f"{hashlib.sha256(content).hexdigest()} {len(content)} {key}")


def digest_in(entry: Entry) -> str:
    """The SHA-256."""
    return entry[:_DIGEST]


def size_in(entry: Entry) -> int:
    """The size in bytes."""
    return int(entry[_DIGEST + 1 :].partition(" ")[0])


def key_in(entry: Entry) -> str:
    """The key of the task."""
    return entry[_DIGEST + 1 :].partition(" ")[2]


def digests(contents: Contents) -> Iterator[tuple[str, str]]:
    """Path and SHA-256 of each file."""
    return ((path, digest_in(entry)) for path, entry in contents.items())


@dataclass(frozen=True, slots=True)
class Astray:
    """The files of a tree that are not as they were written: `lost` ones are not there, the others have another size,
    or nobody has written them.
    """

    lost: frozenset[str] = frozenset()
    wrong: frozenset[str] = frozenset()

    def __contains__(self, path: str) -> bool:
        return path in self.lost or path in self.wrong

    def __iter__(self) -> Iterator[str]:
        return chain(self.lost, self.wrong)

    def __bool__(self) -> bool:
        return bool(self.lost or self.wrong)


def astray(tree: Path, contents: Contents) -> Astray:
    """What a walk over a tree finds."""
    lost, wrong = set(contents), set()
    for path, size in files(tree):
        lost.discard(path)
        if path not in contents or size_in(contents[path]) != size:
            wrong.add(path)
    return Astray(frozenset(lost), frozenset(wrong))


class Memory:
    """What is known of published trees, by mark: in the cache, or in `held` where one process has a folder to itself
    and builds again and again.
    """

    def __init__(self, cache: Cache, held: dict[str, Contents] | None = None) -> None:
        self._cache, self._held = cache, held

    def of(self, tree: Path) -> Contents:
        """What was written to a tree; nothing where that is not known."""
        mark = mark_in(tree)
        if self._held is not None:
            return self._held.get(mark, {})
        return {path: entry for part in self._cache.parts(_key(mark)) for path, entry in orjson.loads(part).items()}

    def keep(self, mark: str, contents: Contents) -> None:
        """Written down at once: a tree that nobody knows would have to be made again."""
        if self._held is not None:
            self._held[mark] = contents
            return
        parts = (orjson.dumps(dict(some)) for some in batches(contents.items(), _AT_A_TIME))
        self._cache.put_parts(_key(mark), parts)

    def forget(self, mark: str) -> None:
        """The tree is no more."""
        if self._held is not None:
            self._held.pop(mark, None)
        else:
            self._cache.drop_parts(_key(mark))


def _key(mark: str) -> str:
    return f"contents:{mark}"
