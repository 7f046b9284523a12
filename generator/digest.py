"""Digests: what stands for a value, so that two need not be compared."""

from __future__ import annotations

import hashlib
from typing import Any

import orjson


def digest_of(value: Any) -> str:
    """Stands for plain data: dataclasses, mappings, sequences, words, numbers and days."""
    return digest_of_bytes(orjson.dumps(value))


def digest_of_bytes(content: bytes) -> str:
    """Stands for these bytes."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()
