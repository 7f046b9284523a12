"""Staging folder → one swap. The published site is whole at every moment: old or new.

Every tree carries the digest of its contents in a hidden file, and the cache knows what that digest
stands for: so no kill can make a tree and the memory of it disagree. The site before the last one is
kept aside; the next staging folder starts from it, so that an edit costs what it changes.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Sized
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import orjson

from generator.build.aside import Aside
from generator.build.cache import Cache
from generator.build.manifest import MARK, manifest, mark_of
from generator.build.packed import packed, twins
from generator.build.tree import Sizes, discard, hidden, link, remove, sizes, swap, write
from generator.task import Task

Entry = tuple[str, int, str]
"""Key of a task, size in bytes and SHA-256 of what it made."""

Contents = dict[str, Entry]
"""What stands at each path."""

Placed = tuple[str, Entry, bool]
"""Path and entry of what was made, and whether it had to be written."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did to the site."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


class Publisher:
    """One publication into `target`: ask what is stale, place results and take them down, then commit. The walk over
    the published files begins at once, in a process of its own where it may be `apart`. Where nobody else knows of the
    folder, `held` holds what this process has written there, by mark, and no walk is needed.
    """

    def __init__(
        self, target: Path, cache: Cache, *, apart: bool = False, held: dict[str, Contents] | None = None
    ) -> None:
        self.target = target
        self.cache = cache
        self.staging, self.retired, self.previous = (
            target.parent / f".{target.name}.{name}" for name in ("staging", "retired", "previous")
        )
        self._recover()
        self._held = held
        self.precompressed = False
        """Whether text also lies there packed."""
        self.known = self._contents_of(target)
        if held is not None:
            self._trees = Aside(self._remembered, apart=False)
        else:
            self._trees = Aside(sizes, (target, self.previous), apart=apart)
        self.fresh: Contents = {}
        self.written: list[str] = []
        self._started_from: Contents | None = None

    @property
    def present(self) -> Sizes:
        """What is published."""
        return self._trees.result()[0]

    @property
    def _before(self) -> Sizes:
        """What was published before that."""
        return self._trees.result()[1]

    def whole(self) -> bool:
        """Whether the published site is known, and every file of it is there, and no other."""
        return bool(self.known) and self.present == {path: entry[1] for path, entry in self.known.items()}

    def stale(self, tasks: Iterable[Task]) -> list[Task]:
        """The tasks whose file is not yet there as they would make it; the others are kept as they are."""
        out = []
        for task in tasks:
            placed = self.fresh.get(task.path)
            if placed is not None and placed[0] == task.key:
                continue
            entry = self.known.get(task.path)
            if entry is not None and entry[0] == task.key and self.present.get(task.path) == entry[1]:
                self.fresh[task.path] = entry
            else:
                out.append(task)
        return out

    def begin(self, work: Sized) -> None:
        """Makes ready, if there is any work: forked processes may `place` things from now on, but not take them
        down.
        """
        if work:
            self._trees.result()  # only this process can hear of it
            self._start()

    def place(self, task: Task, content: bytes) -> Placed:
        """Writes one result to staging, unless the published file already has these bytes. Whoever asked for it, maybe
        in another process, takes it down.
        """
        return self._place(task.path, task.key, content)

    def _place(self, name: str, key: str, content: bytes) -> Placed:
        digest = hashlib.sha256(content).hexdigest()
        own = (key, len(content), digest)
        entry = self.known.get(name)
        if entry is not None and entry[2] == digest and self.present.get(name) == len(content):
            return name, own, False
        self._start()
        write(f"{self.staging}/{name}", content)
        return name, own, True

    def take_down(self, placed: Placed) -> None:
        """Notes what stands where from now on."""
        name, entry, written = placed
        self.fresh[name] = entry
        if written:
            self.written.append(name)

    def _twins(self, name: str) -> tuple[str, ...]:
        return twins(name) if self.precompressed else ()

    def _pack(self) -> None:
        """Packs what has no packed file yet, or that of other bytes: its key is the digest of what it was made of."""
        written, todo = set(self.written), []
        for name, (_key, _size, digest) in list(self.fresh.items()):
            for twin in self._twins(name):
                entry = self.known.get(twin)
                if entry is not None and entry[0] == digest and self.present.get(twin) == entry[1]:
                    self.fresh[twin] = entry
                else:
                    todo.append((twin, digest, (self.staging if name in written else self.target) / name))
        with ThreadPoolExecutor() as pool:
            made = pool.map(lambda each: packed(each[2].read_bytes(), each[0]), todo)
            for (twin, digest, _source), content in zip(todo, made, strict=True):
                self.take_down(self._place(twin, digest, content))

    def commit(self, about: str = "") -> Published:
        """Swaps staging in, if anything was written or removed; `about` says what it was made of."""
        self._pack()
        removed = tuple(sorted(set(self.present) - set(self.fresh)))
        written = set(self.written)
        kept = [path for path in self.fresh if path not in written]
        if self.fresh != self.known:
            self._remember()
        if self.written or removed:
            self._fill(kept, about)
            swap(self.staging, self.target, self.retired, self.previous)
        elif self._started_from:
            self.staging.replace(self.previous)
        return Published(tuple(sorted(self.written)), removed, len(kept))

    def abandon(self) -> None:
        """Leaves the published site as it was."""
        self._trees.leave()
        shutil.rmtree(self.staging, ignore_errors=True)

    def _start(self) -> Contents:
        """Makes staging, once: of the site before the last."""
        if self._started_from is not None:
            return self._started_from
        self._started_from = contents = self._contents_of(self.previous)
        if any(self._before.get(path) != entry[1] for path, entry in contents.items()):
            self._started_from = contents = {}
        if self._mark_of(self.previous) != self._mark_of(self.target):
            self._forget(self._mark_of(self.previous))
        if not contents:
            shutil.rmtree(self.previous, ignore_errors=True)
            self.staging.mkdir(parents=True)
            return contents
        self.previous.replace(self.staging)
        return contents

    def _fill(self, kept: Iterable[str], about: str) -> None:
        """Links what stays as it is, unless staging has the same already, and removes what is not wanted any more."""
        started_from = self._start()
        for path in self._before.keys() - self.fresh.keys() if started_from else ():
            discard(self.staging, path)
        for path in kept:
            entry = started_from.get(path)
            if entry is None or entry[1:] != self.fresh[path][1:]:
                link(self.target / path, self.staging / path)
        for name in hidden(self.staging):
            if name not in hidden(self.target):
                remove(self.staging, name)
        for name in hidden(self.target):
            link(self.target / name, self.staging / name)
        write(self.staging / MARK, manifest(self._digests(), about).encode())

    def _remembered(self) -> list[Sizes]:
        """What lies in the folders as it was written."""
        trees = (self.known, self._contents_of(self.previous))
        return [{path: entry[1] for path, entry in contents.items()} for contents in trees]

    def _remember(self) -> None:
        """Written down before the swap: a tree that nobody knows would have to be made again."""
        mark = mark_of(self._digests())
        if self._held is not None:
            self._held[mark] = self.fresh
            return
        self.cache.put(f"tree:{mark}", orjson.dumps(self.fresh))
        self.cache.flush()

    def _digests(self) -> dict[str, str]:
        return {path: entry[2] for path, entry in self.fresh.items()}

    def _forget(self, mark: str) -> None:
        if self._held is not None:
            self._held.pop(mark, None)
        else:
            self.cache.drop(f"tree:{mark}")

    def _contents_of(self, tree: Path) -> Contents:
        mark = self._mark_of(tree)
        if self._held is not None:
            return self._held.get(mark, {})
        raw = self.cache.get(f"tree:{mark}") if mark else None
        stored = orjson.loads(raw) if raw else {}
        return {path: (entry[0], entry[1], entry[2]) for path, entry in stored.items()}

    @staticmethod
    def _mark_of(tree: Path) -> str:
        try:
            with (tree / MARK).open(encoding="utf-8") as file:
                return file.readline().strip()[:64]
        except (OSError, UnicodeDecodeError):
            return ""

    def _recover(self) -> None:
        """After a kill: an interrupted swap is undone, a half-filled staging folder goes."""
        if not self.target.exists() and self.retired.exists():
            self.retired.replace(self.target)
        for folder in (self.staging, self.retired):
            shutil.rmtree(folder, ignore_errors=True)
