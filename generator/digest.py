"""Digests: what stands for a value, so that two need not be compared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from typing import Any

import orjson

from generator.settings import PACKAGE


def digest_of(value: Any) -> str:
    """Stands for plain data: dataclasses, mappings, sequences, words, numbers and days."""
    return digest_of_bytes(orjson.dumps(value))


@cache
def code_digest() -> str:
    """Stands for all of our code."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(PACKAGE.rglob("*.py")):
        digest.update(digest_of_bytes(path.read_bytes()).encode())
    return digest.hexdigest()


def digest_of_bytes(content: bytes) -> str:
    """Stands for these bytes."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def checksums(digests: Iterable[tuple[str, str]]) -> str:
    """Path and SHA-256 of files as `sha256sum --check` reads them, one line a file."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(digests))
