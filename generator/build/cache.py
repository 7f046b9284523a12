"""The only state between builds: digest → bytes, in one SQLite file.

A value is stored with its own checksum and handed out only if that still holds, so a damaged cache
costs time, never correctness. The file may be deleted at any moment.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TypeVar

T = TypeVar("T")

_CHECK = 8
_DAMAGE = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises over a damaged file: its own errors, or a message that holds the damaged bytes."""
_NO_DAMAGE = frozenset(
    {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}
)
"""Somebody is writing, or the disk cannot: the file itself may be sound."""

_FLUSH, _FLUSH_BYTES = 2000, 32_000_000
"""How many values, or bytes of them (pictures are large), wait in memory before they are written down."""

_PATIENCE = 10.0
"""Seconds to wait for another process that writes."""


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """So many at a time, such as make one part of a large value."""
    every = iter(items)
    return iter(lambda: [*itertools.islice(every, size)], [])


class Cache:
    """A store of bytes by key; every failure of the disk or the file reads as “not known”."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "cache.sqlite"
        self._connection = self._open()
        self._pending: dict[str, bytes] = {}
        self._pending_bytes = 0

    def __enter__(self) -> Cache:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def get(self, key: str) -> bytes | None:
        """The bytes stored under the key, if they are still whole."""
        if key in self._pending:
            return self._pending[key]
        return self._read("SELECT value FROM stored WHERE key = ?", key)

    def put(self, key: str, value: bytes) -> None:
        """Keeps the bytes, and writes them down when there are many or at the end."""
        self._pending[key] = value
        self._pending_bytes += len(value)
        if len(self._pending) >= _FLUSH or self._pending_bytes >= _FLUSH_BYTES:
            self.flush()

    def put_parts(self, key: str, parts: Iterable[bytes]) -> None:
        """Keeps a value that is too large to be in memory twice, and writes it down as its parts come: all of it, or
        what was there before.
        """
        rows = ((key, number, _checksum(part, key, number) + part) for number, part in enumerate(parts))
        with contextlib.suppress(*_DAMAGE), self._connection:
            self._connection.execute("DELETE FROM parts WHERE key = ?", (key,))
            self._connection.executemany("INSERT INTO parts (key, number, value) VALUES (?, ?, ?)", rows)

    def parts(self, key: str) -> Iterator[bytes]:
        """The parts of such a value, as far as they are still whole: after one that is not, there is none."""
        for number in itertools.count():
            part = self._read("SELECT value FROM parts WHERE key = ? AND number = ?", key, number)
            if part is None:
                return
            yield part

    def drop_parts(self, key: str) -> None:
        """Forgets such a value."""
        with contextlib.suppress(*_DAMAGE), self._connection:
            self._connection.execute("DELETE FROM parts WHERE key = ?", (key,))

    def close(self) -> None:
        """Writes everything down; where that fails, the next build works without."""
        self.flush()
        with contextlib.suppress(*_DAMAGE):
            self._connection.close()

    def flush(self) -> None:
        """Writes down what waits in memory."""
        rows = ((key, _checksum(value, key) + value) for key, value in self._pending.items())
        with contextlib.suppress(*_DAMAGE), self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO stored (key, value) VALUES (?, ?)", rows)
        self._pending.clear()
        self._pending_bytes = 0

    def _read(self, query: str, *place: str | int) -> bytes | None:
        """The one value that lies at a place, if it is whole."""
        try:
            row = self._connection.execute(query, place).fetchone()
        except _DAMAGE:
            return None
        if row is None or not isinstance(row[0], bytes):
            return None
        value = row[0][_CHECK:]
        return value if row[0][:_CHECK] == _checksum(value, *place) else None

    def _open(self) -> sqlite3.Connection:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            return self._connect(str(self.path))
        except (*_DAMAGE, OSError) as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _NO_DAMAGE:
                return self._connect(":memory:")
            with contextlib.suppress(OSError):
                self.path.unlink()
        try:
            return self._connect(str(self.path))
        except (*_DAMAGE, OSError):
            return self._connect(":memory:")

    @staticmethod
    def _connect(path: str) -> sqlite3.Connection:
        connection = sqlite3.connect(path, timeout=_PATIENCE)
        try:
            _set_up(connection)
        except BaseException:
            connection.close()  # Windows deletes no file that is open
            raise
        return connection


def _set_up(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("DROP TABLE IF EXISTS entry")  # of former versions, as is the next one
    connection.execute("DROP TABLE IF EXISTS entries")
    # with row ids: large values in the tree of the keys would make each look-up read far more
    connection.execute("CREATE TABLE IF NOT EXISTS stored (key TEXT PRIMARY KEY, value BLOB)")
    connection.execute(
        "CREATE TABLE IF NOT EXISTS parts (key TEXT, number INTEGER, value BLOB, PRIMARY KEY (key, number))"
    )
    connection.execute("SELECT count(*) FROM (SELECT 1 FROM stored LIMIT 1)").fetchone()


def _checksum(value: bytes, *place: str | int) -> bytes:
    """Of a value and of its place: one that has come to another place is not whole."""
    digest = hashlib.blake2b(repr(place).encode(), digest_size=_CHECK)
    digest.update(value)
    return digest.digest()
