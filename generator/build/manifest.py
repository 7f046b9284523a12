"""The manifest of a published site: SHA-256 of every file, and what they were made of.

The first line stands for all contents; then some lines that say what they were made of; then, after an empty line, one
line a file as `sha256sum` writes it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from generator.build.tree import MARK, files
from generator.digest import checksums

_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


class UnknownSiteError(Exception):
    """The folder has no manifest that can be read."""


def manifest(digests: Iterable[tuple[str, str]], about: str) -> str:
    """The manifest of files, given by path and digest."""
    lines = checksums(digests)
    return f"{_digest_of_lines(lines)}\n{about.strip()}\n\n{lines}"


def mark_of(told: str) -> str:
    """The mark that a manifest begins with: stands for the contents, paths and bytes, not for how they were made."""
    return told.partition("\n")[0]


def mark_in(tree: Path) -> str:
    """The mark that a tree carries; empty where there is none."""
    try:
        with (tree / MARK).open(encoding="utf-8") as file:
            return file.readline().strip()[:64]
    except (OSError, UnicodeDecodeError):
        return ""


def _digest_of_lines(lines: str) -> str:
    return hashlib.sha256(lines.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Verified:
    """How a folder compares with its manifest; `about` is what the manifest says of itself, a list of lines."""

    about: tuple[str, ...]
    files: int
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]
    """Files that the manifest does not name, but for hidden ones at the top."""

    manifest_changed: bool

    @property
    def sound(self) -> bool:
        """Whether all is as it was made."""
        return not (self.changed or self.missing or self.added or self.manifest_changed)


def verified(folder: Path) -> Verified:
    """Compares every file of a folder with its manifest. Raises UnknownSiteError."""
    try:
        head, _empty, rest = (folder / MARK).read_text("utf-8").partition("\n\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UnknownSiteError(str(folder)) from error
    digests = {match[2]: match[1] for match in map(_LINE.fullmatch, rest.splitlines()) if match}
    if not digests:
        raise UnknownSiteError(str(folder))
    mark, *about = head.splitlines()
    there = {path for path, _size in files(folder) if (folder / path).is_file()}
    both = sorted(digests.keys() & there)
    with ThreadPoolExecutor() as pool:
        now = pool.map(lambda path: _digest_of(folder / path), both)
        changed = tuple(path for path, digest in zip(both, now, strict=True) if digest != digests[path])
    return Verified(
        about=tuple(about),
        files=len(digests),
        changed=changed,
        missing=tuple(sorted(digests.keys() - there)),
        added=tuple(sorted(there - digests.keys())),
        manifest_changed=mark != _digest_of_lines(checksums(digests.items())),
    )


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
