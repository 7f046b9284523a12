"""Staging folder → one swap. The published site is whole at every moment: old or new.

Every tree carries the digest of its contents in a hidden file, and the cache knows what that digest
stands for: so no kill can make a tree and the memory of it disagree. The site before the last one is
kept aside; the next staging folder starts from it, so that an edit costs what it changes.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from generator.build.aside import Aside
from generator.build.cache import Cache
from generator.build.contents import Contents, Entry, Memory, astray, digest_in, digests, entry_of, key_in
from generator.build.manifest import MARK, manifest, mark_in
from generator.build.packed import packed, twins
from generator.build.tree import discard, hidden, link, remove, swap, write
from generator.task import Task

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
        self._memory = Memory(cache, held)
        self.precompressed = False
        """Whether text also lies there packed."""
        self.known = self._memory.of(target)
        if held is None:
            self._trees = Aside(self._looked_at, apart=apart)
        else:
            self._trees = Aside(lambda: ({}, {}), apart=False)
        self.fresh: Contents = {}
        self.written: list[str] = []
        self._staged: Contents | None = None
        """Where staging, as it began, differs from the published site; an empty entry stands for no file."""

    def _looked_at(self) -> tuple[dict[str, bool], dict[str, bool]]:
        """What is not as it was written, of the published site and of the one before it."""
        with Cache(self.cache.path.parent) as cache:  # a fork must not use the connection of its parent
            return astray(self.target, self.known), astray(self.previous, Memory(cache).of(self.previous))

    def whole(self) -> bool:
        """Whether the published site is known, and every file of it is there, and no other."""
        return bool(self.known) and not self._trees.result()[0]

    def _published(self, path: str) -> Entry:
        """What is published there as it was written; else nothing."""
        return "" if path in self._trees.result()[0] else self.known.get(path, "")

    def stale(self, tasks: Iterable[Task]) -> list[Task]:
        """The tasks whose file is not yet there as they would make it; the others are kept as they are."""
        out = []
        for task in tasks:
            placed = self.fresh.get(task.path)
            if placed is not None and key_in(placed) == task.key:
                continue
            entry = self._published(task.path)
            if entry and key_in(entry) == task.key:
                self.fresh[task.path] = entry
            else:
                out.append(task)
        return out

    def begin(self) -> None:
        """Makes ready: forked processes may `place` things from now on, but not take them down."""
        self._trees.result()  # only this process can hear of it
        self._start()

    def keep_ahead(self) -> None:
        """Puts what is known to stay into staging already, at a time when there is nothing else to do: of a large site
        that takes as long as an edit itself. Whoever calls it knows that something will be written.
        """
        if self.known:
            self._link()

    def place(self, task: Task, content: bytes) -> Placed:
        """Writes one result to staging, unless the published file already has these bytes. Whoever asked for it, maybe
        in another process, takes it down.
        """
        return self._place(task.path, task.key, content)

    def _place(self, name: str, key: str, content: bytes) -> Placed:
        own = entry_of(key, content)
        entry = self._published(name)
        if entry and digest_in(entry) == digest_in(own):
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
        for name, entry in list(self.fresh.items()):
            digest = digest_in(entry)
            for twin in self._twins(name):
                there = self._published(twin)
                if there and key_in(there) == digest:
                    self.fresh[twin] = there
                else:
                    todo.append((twin, digest, (self.staging if name in written else self.target) / name))
        with ThreadPoolExecutor() as pool:
            made = pool.map(lambda each: packed(each[2].read_bytes(), each[0]), todo)
            for (twin, digest, _source), content in zip(todo, made, strict=True):
                self.take_down(self._place(twin, digest, content))

    def commit(self, about: str = "") -> Published:
        """Swaps staging in, if anything was written or removed; `about` says what it was made of."""
        self._pack()
        removed = tuple(sorted(self._unwanted()))
        told = ""
        if self.fresh != self.known or self.written or removed:
            told = manifest(digests(self.fresh), about)
        if self.fresh != self.known:  # a tree that nobody knows would have to be made again
            self._memory.keep(told.partition("\n")[0], self.fresh)
        if self.written or removed:
            self._fill(told)
            swap(self.staging, self.target, self.retired, self.previous)
        elif mark_in(self.staging):
            self.staging.replace(self.previous)
        return Published(tuple(sorted(self.written)), removed, len(self.fresh) - len(self.written))

    def abandon(self) -> None:
        """Leaves the published site as it was."""
        self._trees.leave()
        shutil.rmtree(self.staging, ignore_errors=True)

    def _unwanted(self) -> Iterator[str]:
        """What is published and will be no more."""
        wrong = self._trees.result()[0]
        yield from (path for path in self.known if path not in self.fresh and wrong.get(path, True))
        yield from (
            path for path, there in wrong.items() if there and path not in self.known and path not in self.fresh
        )

    def _start(self) -> Contents:
        """Makes staging, once: of the site before the last."""
        if self._staged is not None:
            return self._staged
        contents = self._memory.of(self.previous)
        if not contents.keys().isdisjoint(self._trees.result()[1]):
            contents = {}
        mark = mark_in(self.previous)
        if mark != mark_in(self.target):
            self._memory.forget(mark)
        if contents:
            self.previous.replace(self.staging)
        else:
            shutil.rmtree(self.previous, ignore_errors=True)
            self.staging.mkdir(parents=True)
        self._staged = {path: entry for path, entry in contents.items() if self.known.get(path) != entry}
        self._staged |= {path: "" for path in self.known if path not in contents}
        return self._staged

    def _link(self) -> None:
        """Links what stays as it is, unless staging has the same already."""
        staged, written = self._start(), set(self.written)
        for path, entry in self.fresh.items():
            if path not in written and digest_in(staged.get(path, self.known.get(path, ""))) != digest_in(entry):
                link(f"{self.target}/{path}", f"{self.staging}/{path}")
                staged.pop(path, None)

    def _fill(self, told: str) -> None:
        """Staging gets what stays as it is and the manifest, and loses what is not wanted any more."""
        staged = self._start()
        for path in chain(self.known, staged, self._trees.result()[1]):
            if path not in self.fresh:
                discard(self.staging, path)
        self._link()
        for name in hidden(self.staging):
            if name not in hidden(self.target):
                remove(self.staging, name)
        for name in hidden(self.target):
            link(self.target / name, self.staging / name)
        write(self.staging / MARK, told.encode())

    def _recover(self) -> None:
        """After a kill: an interrupted swap is undone, a half-filled staging folder goes."""
        if not self.target.exists() and self.retired.exists():
            self.retired.replace(self.target)
        for folder in (self.staging, self.retired):
            shutil.rmtree(folder, ignore_errors=True)
