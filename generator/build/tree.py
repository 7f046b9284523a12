"""What is done to the files of a site: found, linked, removed, and two folders exchanged in one step."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

MARK = ".fourones"
"""The name of the manifest, a hidden file at the top of the site."""


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


def files(folder: Path) -> Iterator[tuple[str, int]]:
    """Path and size in bytes of every file, but for what is hidden at the top; none where there is no folder."""
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
                    continue
                with contextlib.suppress(OSError):  # it went just now
                    yield path, entry.stat(follow_symlinks=False).st_size


def hidden(folder: Path) -> list[str]:
    """What is hidden at the top (such as the .gitignore that keeps the folder, or .well-known/) stays."""
    return sorted(path.name for path in folder.glob(".*") if path.name != MARK) if folder.is_dir() else []


def write(path: Path | str, content: bytes) -> None:
    """Writes a file anew: one that is there may be shared with the published site, and what stands in its way goes.
    The usual case, a new file in a folder that is there, takes three calls of the system.
    """
    path = os.fspath(path)
    try:
        number = os.open(path, _ANEW, 0o666)
    except OSError:
        _make_way(path)
        number = os.open(path, _ANEW, 0o666)
    with os.fdopen(number, "wb") as file:
        file.write(content)


_ANEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def _make_way(name: str) -> None:
    """The path with its folder, and without a file or folder there, or a file where its folder must be."""
    with contextlib.suppress(OSError):  # the folder is there, or needs one itself, or something stands in its way
        os.mkdir(name.rpartition("/")[0])  # noqa: PTH102  the usual case, for which a Path costs more than the call
        return
    path = Path(name)
    for folder in path.parents:
        if folder.is_dir():
            break
        with contextlib.suppress(OSError):  # another process may make it a folder at this moment
            folder.unlink()
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def discard(tree: Path, name: str) -> None:
    """Removes a file that is not wanted any more, if a folder has not taken its place, and the folders above it that
    are empty then.
    """
    path = tree / name
    with contextlib.suppress(OSError):
        path.unlink()
        _fold_up(tree, path)


def remove(tree: Path, name: str) -> None:
    """Removes a file or folder, and the folders above it that are empty then."""
    path = tree / name
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
    _fold_up(tree, path)


def _fold_up(tree: Path, path: Path) -> None:
    """Removes the folders above a path, as far as they are empty."""
    with contextlib.suppress(OSError):
        for folder in path.parents:
            if folder == tree:
                break
            folder.rmdir()


def link(source: Path | str, destination: Path | str) -> None:
    """The same file or folder in another tree; a copy where it cannot be linked. The usual case, a file whose folder is
    there, takes one call of the system.
    """
    with contextlib.suppress(OSError):
        os.link(source, destination)
        return
    _make_way(os.fspath(destination))
    with contextlib.suppress(OSError):
        os.link(source, destination)
        return
    if Path(source).is_dir():
        shutil.copytree(source, destination, symlinks=True)
    else:
        shutil.copy2(source, destination)
