"""The smallest memo: what the cache of a build does for those who only get and put."""

from __future__ import annotations


class Dictionary:
    """Keeps bytes by key."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """What is kept."""
        return self.kept.get(key)

    def put(self, key: str, value: bytes) -> None:
        """Keeps it."""
        self.kept[key] = value
