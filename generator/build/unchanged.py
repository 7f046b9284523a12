"""Whether anything has changed since the last build, told before anything is loaded.

The names, sizes, times and inodes of all that goes into a site, the day, the commit and the versions of
what makes it are one digest. If the last build had the same, and its site is whole, it stands.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click
import orjson

from generator.build.cache import Cache
from generator.build.contents import Memory, astray
from generator.build.lock import Turn
from generator.build.manifest import mark_in
from generator.build.outcome import Outcome
from generator.build.publish import Published
from generator.finding import Finding
from generator.settings import PACKAGE, Project, theme_folder, today

_TOO_FRESH = 2.0
"""Seconds: a file changed that lately could change again without its time showing it."""


class _UntellableError(Exception):
    """Sizes and times do not tell: a link, a folder that cannot be read, or a file changed just now."""


def inputs_digest(project: Project, *, strict: bool) -> str | None:
    """What stands for everything that the build reads; None where that cannot be told."""
    started = time.time()
    digest = hashlib.blake2b(digest_size=16)
    installed = Path(click.__file__).parent.parent
    try:
        digest.update(repr((strict, today(), sys.version, commit_of(project.root), shutil.which("npm"))).encode())
        digest.update("\0".join(sorted(path.name for path in installed.glob("*.dist-info"))).encode())
        tops = [PACKAGE, theme_folder(), project.root / "mkdocs.yml", project.root / "data", project.content]
        if project.fonts.exists():
            tops.append(project.fonts)
        for top in tops:
            for name, size, changed, created, inode in states(top):
                if max(changed, created) > (started - _TOO_FRESH) * 1e9:
                    return None
                digest.update(f"{name}\0{size}\0{changed}\0{created}\0{inode}\n".encode())
    except (_UntellableError, OSError):
        return None
    return digest.hexdigest()


def unchanged(project: Project, *, strict: bool) -> Outcome | None:
    """The outcome of a build that has nothing to do; None where there is something, or might be."""
    started = time.perf_counter()
    turn = Turn(project.scratch)
    turn.take()
    try:
        digest = inputs_digest(project, strict=strict)
        if digest is None:
            return None
        with Cache(project.scratch) as cache:
            raw = cache.get(_key(project))
            stored = orjson.loads(raw) if raw else {}
            if stored.get("inputs") != digest:
                return None
            outcome = _from_json(stored["outcome"])
            contents = Memory(cache).of(outcome.target)
            if stored.get("mark") != mark_in(outcome.target) or not contents:
                return None
            if astray(outcome.target, contents):
                return None
    finally:
        turn.leave()
    published = Published((), (), len(contents))
    return replace(outcome, published=published, seconds=time.perf_counter() - started, parsed=0)


def remember(cache: Cache, project: Project, inputs: str, outcome: Outcome) -> None:
    """Keeps what was built from these inputs, and which site it is: a build that is not remembered may put another in
    its place.
    """
    told = {**_plain(outcome), "target": str(outcome.target)}
    stored = {"inputs": inputs, "mark": mark_in(outcome.target), "outcome": told}
    cache.put(_key(project), orjson.dumps(stored))


def _key(project: Project) -> str:
    return f"outcome:{project.root.resolve()}"


def _plain(outcome: Outcome) -> dict[str, object]:
    return {"counts": outcome.counts, "findings": outcome.findings, "pages": outcome.pages}


def _from_json(stored: dict[str, object]) -> Outcome:
    findings = stored["findings"]
    assert isinstance(findings, list)
    return Outcome(
        counts=stored["counts"],  # type: ignore[arg-type]
        findings=tuple(Finding.from_plain(row) for row in findings),
        pages=stored["pages"],  # type: ignore[arg-type]
        published=None,
        seconds=0,
        target=Path(str(stored["target"])),
    )


def commit_of(root: Path) -> str:
    """The commit that is checked out; empty where there is none. (Pages say when a record was last changed.)"""
    command = ["git", "rev-parse", "HEAD"]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()


def states(top: Path) -> Iterator[tuple[str, int, int, int, int]]:
    """Path, size, times of change (nanoseconds) and inode of a file, or of every file and folder below."""
    waiting = [os.fspath(top)]
    if not top.is_dir():
        state = top.stat()
        yield waiting.pop(), state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in sorted(entries, key=lambda each: each.name):
                if entry.name == "__pycache__":
                    continue
                if entry.is_symlink():
                    raise _UntellableError
                if entry.is_dir():
                    waiting.append(entry.path)
                else:
                    state = entry.stat()
                    yield entry.path, state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino
