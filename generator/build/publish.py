"""Staging folder → one swap → prune. The published site is whole at every moment: old or new.

What has not changed is linked from the published site, not written again; if nothing has changed,
nothing is touched.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson

from generator.build.cache import Cache
from generator.task import Task

Manifest = dict[str, tuple[str, int, str]]
"""Path → key of its task, size in bytes, digest of its bytes."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did to the site."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


class Publisher:
    """One publication into `target`: ask what is stale, add results, then commit."""

    def __init__(self, target: Path, cache: Cache) -> None:
        self.target = target
        self.cache = cache
        self.staging = target.parent / f".{target.name}.staging"
        self.retired = target.parent / f".{target.name}.retired"
        self._recover()
        self.present = dict(_files(target))
        self.known = self._manifest()
        self.fresh: Manifest = {}
        self.written: list[str] = []

    def stale(self, tasks: Iterable[Task]) -> list[Task]:
        """The tasks whose file is not yet there as they would make it; the others are kept as they are."""
        out = []
        for task in tasks:
            entry = self.known.get(task.path)
            if entry is not None and entry[0] == task.key and self.present.get(task.path) == entry[1]:
                self.fresh[task.path] = entry
            else:
                out.append(task)
        return out

    def add(self, task: Task, content: bytes) -> None:
        """Writes one result to staging, unless the published file already has these bytes."""
        digest = hashlib.blake2b(content, digest_size=16).hexdigest()
        entry = self.known.get(task.path)
        self.fresh[task.path] = (task.key, len(content), digest)
        if entry is not None and entry[2] == digest and self.present.get(task.path) == len(content):
            return
        self.written.append(task.path)
        path = self.staging / task.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def commit(self) -> Published:
        """Swaps staging in, if anything was written or removed."""
        removed = tuple(sorted(set(self.present) - set(self.fresh)))
        written = set(self.written)
        kept = [path for path in self.fresh if path not in written]
        if self.written or removed:
            self.staging.mkdir(parents=True, exist_ok=True)
            for path in (*kept, *_hidden(self.target)):
                _link(self.target / path, self.staging / path)
            swap(self.staging, self.target, self.retired)
        if self.fresh != self.known:
            self.cache.put(self._key, orjson.dumps(self.fresh))
        return Published(tuple(sorted(self.written)), removed, len(kept))

    def abandon(self) -> None:
        """Leaves the published site as it was."""
        shutil.rmtree(self.staging, ignore_errors=True)

    @property
    def _key(self) -> str:
        return f"manifest:{self.target.resolve()}"

    def _manifest(self) -> Manifest:
        raw = self.cache.get(self._key)
        stored = orjson.loads(raw) if raw else {}
        return {path: (entry[0], entry[1], entry[2]) for path, entry in stored.items()}

    def _recover(self) -> None:
        """After a kill: an interrupted swap is undone, a half-filled staging folder goes."""
        if not self.target.exists() and self.retired.exists():
            self.retired.replace(self.target)
        for folder in (self.staging, self.retired):
            shutil.rmtree(folder, ignore_errors=True)


def swap(staging: Path, target: Path, retired: Path) -> None:
    """Puts `staging` in the place of `target`: in one step where the system can exchange two folders."""
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        staging.replace(target)
        return
    if _exchange(staging, target):
        staging.replace(retired)
    else:
        target.replace(retired)
        staging.replace(target)
    shutil.rmtree(retired, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Linux renameat2 with RENAME_EXCHANGE; False where it is not to be had."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    at_cwd, exchange = -100, 2
    done = renameat2(at_cwd, os.fsencode(one), at_cwd, os.fsencode(other), exchange)
    if done != 0 and ctypes.get_errno() not in (errno.ENOSYS, errno.EINVAL, errno.EPERM):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))
    return bool(done == 0)


def _files(folder: Path) -> Iterator[tuple[str, int]]:
    """Path and size of every file that is not hidden."""
    for where, folders, names in os.walk(folder):
        folders.sort()
        for name in names:
            path = Path(where, name)
            relative = path.relative_to(folder).as_posix()
            if not relative.startswith("."):
                yield relative, path.stat().st_size


def _hidden(folder: Path) -> list[str]:
    """What is hidden at the top (such as the .gitignore that keeps the folder, or .well-known/) stays."""
    return [path.name for path in folder.glob(".*")] if folder.is_dir() else []


def _link(source: Path, destination: Path) -> None:
    destination.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, destination, symlinks=True)
        return
    with contextlib.suppress(OSError):
        os.link(source, destination)
        return
    shutil.copy2(source, destination)
