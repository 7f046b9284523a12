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
from pathlib import Path

from generator.build.aside import Aside
from generator.build.cache import Cache, batches
from generator.build.contents import Astray, Contents, Entry, Memory, astray, digest_in, digests, entry_of, key_in
from generator.build.manifest import manifest, mark_in, mark_of
from generator.build.packed import packed, twins
from generator.build.tree import MARK, discard, hidden, link, remove, swap, write
from generator.task import Task

Placed = tuple[str, Entry, bool]
"""Path and entry of what was made, and whether it had to be written."""


_AT_A_TIME = 1000
"""Files that are packed."""


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
        self.target = target.resolve() if target.is_symlink() else target  # what is exchanged is the folder itself
        self.cache = cache
        self.staging, self.retired, self.previous = (
            self.target.parent / f".{self.target.name}.{name}" for name in ("staging", "retired", "previous")
        )
        self._recover()
        self._memory = Memory(cache, held)
        self.precompressed = False
        """Whether text also lies there packed."""
        self.known = self._memory.of(self.target)
        self._alone = held is not None
        self._walk = Aside(self._walked, apart=apart and not self._alone)
        self.fresh: Contents = {}
        self.written: set[str] = set()
        self._lacking: dict[str, None] | None = None
        """The published files that staging does not have as they are, in their order; nothing until it is there."""

    def _walked(self) -> tuple[Astray, Astray]:
        if self._alone:
            return Astray(), Astray()
        with Cache(self.cache.path.parent) as cache:  # a fork must not use the connection of its parent
            return astray(self.target, self.known), astray(self.previous, Memory(cache).of(self.previous))

    @property
    def _astray(self) -> Astray:
        """What is not as it was written, of the published site."""
        return self._walk.result()[0]

    @property
    def _astray_before(self) -> Astray:
        """The same of the site before it."""
        return self._walk.result()[1]

    def _published(self, path: str) -> Entry | None:
        """What is published there as it was written."""
        return None if path in self._astray else self.known.get(path)

    def stale(self, tasks: Iterable[Task]) -> list[Task]:
        """The tasks whose file is not yet there as they would make it; the others are kept as they are."""
        out = []
        for task in tasks:
            placed = self.fresh.get(task.path)
            if placed is not None and key_in(placed) == task.key:
                continue
            entry = self._published(task.path)
            if entry and key_in(entry) == task.key:
                self.take_down((task.path, entry, False))
            else:
                out.append(task)
        return out

    def begin(self) -> None:
        """Makes staging ready, once, of the site before the last: forked processes may `place` things from now on, but
        not take them down.
        """
        if self._lacking is not None:
            return
        contents = self._memory.of(self.previous)
        if any(path in contents for path in self._astray_before):
            contents = {}
        mark = mark_in(self.previous)
        if mark != mark_in(self.target):
            self._memory.forget(mark)
        if contents:
            self.previous.replace(self.staging)
            for path in contents.keys() | self._astray_before.wrong:
                if path not in self.known:
                    discard(self.staging, path)
        else:
            shutil.rmtree(self.previous, ignore_errors=True)
            self.staging.mkdir(parents=True)
        self._lacking = dict.fromkeys(
            path
            for path, entry in self.known.items()
            if path not in contents or digest_in(contents[path]) != digest_in(entry)
        )

    def link(self) -> None:
        """Puts what is known to stay into staging. Of a large site that takes as long as an edit itself, so it may be
        done at any time when there is nothing else to do.
        """
        self.begin()
        assert self._lacking is not None
        for path in [path for path in self._lacking if path in self.fresh and path not in self.written]:
            link(f"{self.target}/{path}", f"{self.staging}/{path}")
            del self._lacking[path]

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
        self.begin()
        write(f"{self.staging}/{name}", content)
        return name, own, True

    def take_down(self, placed: Placed) -> None:
        """Notes what stands where from now on."""
        name, entry, written = placed
        self.fresh[name] = entry
        if written:
            self.written.add(name)
        elif name in self.written:  # two tasks for one path: what was taken down last counts
            assert self._lacking is not None
            self.written.remove(name)
            self._lacking[name] = None

    def _twins(self, name: str) -> tuple[str, ...]:
        return twins(name) if self.precompressed else ()

    def _pack(self) -> None:
        """Packs what has no packed file yet, or that of other bytes: its key is the digest of what it was made of."""
        todo = []
        for name, entry in list(self.fresh.items()):
            digest = digest_in(entry)
            for twin in self._twins(name):
                there = self._published(twin)
                if there and key_in(there) == digest:
                    self.fresh[twin] = there
                else:
                    todo.append((twin, digest, (self.staging if name in self.written else self.target) / name))
        with ThreadPoolExecutor() as pool:
            for some in batches(todo, _AT_A_TIME):
                made = pool.map(lambda each: packed(each[2].read_bytes(), each[0]), some)
                for (twin, digest, _source), content in zip(some, made, strict=True):
                    self.take_down(self._place(twin, digest, content))

    def commit(self, about: str = "") -> Published:
        """Swaps staging in, if the site is another than before; `about` says what it was made of."""
        self._pack()
        removed = tuple(sorted(self._unwanted()))
        told = manifest(digests(self.fresh), about)
        mark = mark_of(told)
        changed = bool(self.written or removed or mark != mark_in(self.target))
        begun = self._lacking is not None and len(self._lacking) < len(self.known)  # not of nothing
        if changed or begun:
            self._fill(told)
        if self.fresh != self.known:  # a tree that nobody knows would have to be made again
            self._memory.keep(mark, self.fresh)
        if changed:
            swap(self.staging, self.target, self.retired, self.previous)
        elif begun:  # it is the same site now, and serves the next edit
            self.staging.replace(self.previous)
        return Published(tuple(sorted(self.written)), removed, len(self.fresh) - len(self.written))

    def abandon(self) -> None:
        """Leaves the published site as it was."""
        self._walk.leave()
        self._recover()

    def _unwanted(self) -> Iterator[str]:
        """What is published and will be no more."""
        wrong, lost = self._astray.wrong, self._astray.lost
        return (path for path in self.known.keys() | wrong if path not in lost and path not in self.fresh)

    def _fill(self, told: str) -> None:
        """Staging gets what stays as it is and the manifest, and loses what is not wanted any more."""
        self.link()
        for path in self.known:
            if path not in self.fresh:
                discard(self.staging, path)
        stays = hidden(self.target)
        for name in hidden(self.staging):
            if name not in stays:
                remove(self.staging, name)
        for name in stays:
            link(self.target / name, self.staging / name)
        write(self.staging / MARK, told.encode())

    def _recover(self) -> None:
        """An interrupted swap is undone, a half-filled staging folder goes."""
        if not self.target.exists() and self.retired.exists():
            self.retired.replace(self.target)
        for folder in (self.staging, self.retired):
            shutil.rmtree(folder, ignore_errors=True)
