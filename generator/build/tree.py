"""What is done to the files of a site: found, linked, removed, and two folders exchanged in one step."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.build.manifest import MARK

Sizes = dict[str, int]
"""Path → size in bytes."""


def swap(staging: Path, target: Path, retired: Path, previous: Path) -> None:
    """Puts `staging` in the place of `target`, in one step where the system can exchange two folders,
    and the old site aside as `previous`.
    """
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        staging.replace(target)
        return
    if _exchange(staging, target):
        staging.replace(previous)
    else:
        target.replace(retired)
        staging.replace(target)
        retired.replace(previous)


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


def sizes(folders: Iterable[Path]) -> list[Sizes]:
    """Path and size of every file in each of some folders."""
    return [dict(_files(folder)) for folder in folders]


def _files(folder: Path) -> Iterator[tuple[str, int]]:
    """Path and size of every file that is not hidden at the top."""
    waiting = [(os.fspath(folder), "")]
    while waiting:
        where, prefix = waiting.pop()
        try:
            entries = os.scandir(where)
        except OSError:
            continue
        with entries:
            for entry in entries:
                path = prefix + entry.name
                if not prefix and entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{path}/"))
                else:
                    yield path, entry.stat(follow_symlinks=False).st_size


def hidden(folder: Path) -> list[str]:
    """What is hidden at the top (such as the .gitignore that keeps the folder, or .well-known/) stays."""
    return sorted(path.name for path in folder.glob(".*") if path.name != MARK) if folder.is_dir() else []


def vacant(path: Path) -> Path:
    """The path with its folder, and without the file there: it may be shared with the published site."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    return path


def remove(tree: Path, name: str) -> None:
    """Removes a file or folder, and the folders above it that are empty then."""
    path = tree / name
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
    for folder in path.parents:
        if folder == tree:
            break
        with contextlib.suppress(OSError):
            folder.rmdir()


def link(source: Path, destination: Path) -> None:
    """The same file in another tree; a copy where it cannot be linked."""
    if source.is_dir():
        shutil.rmtree(destination, ignore_errors=True)
        shutil.copytree(source, destination, symlinks=True)
        return
    vacant(destination)
    with contextlib.suppress(OSError):
        os.link(source, destination)
        return
    shutil.copy2(source, destination)
