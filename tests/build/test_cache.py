"""The only state between builds: whole or unknown, never wrong."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build.cache import Cache

VALUE = b"stored bytes"


def stored(folder: Path, value: bytes = VALUE) -> Path:
    """A cache that was written and closed; the path of its file."""
    with Cache(folder) as cache:
        cache.put("key", value)
    return cache.path


def read(folder: Path) -> bytes | None:
    """What a new build finds there."""
    with Cache(folder) as cache:
        return cache.get("key")


@given(st.binary(max_size=200))
def test_round_trip(value: bytes) -> None:
    """What was put is there after the file was closed and opened again."""
    with tempfile.TemporaryDirectory() as folder:
        stored(Path(folder), value)
        assert read(Path(folder)) == value


def test_an_unknown_key_is_none(tmp_path: Path) -> None:
    """In an empty cache, in a folder that was not there yet, and in one that has others."""
    with Cache(tmp_path / "deep" / "folder") as cache:
        assert cache.get("key") is None
        cache.put("other", VALUE)
        assert cache.get("key") is None


def test_the_last_value_counts(tmp_path: Path) -> None:
    """A key is put again when its value has changed."""
    with Cache(tmp_path) as cache:
        cache.put("key", b"old")
        cache.put("key", VALUE)
        assert cache.get("key") == VALUE


def test_much_is_written_down_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many values, or large ones, do not wait for the end: a killed build need not begin anew."""
    monkeypatch.setattr("generator.build.cache._FLUSH", 3)
    monkeypatch.setattr("generator.build.cache._FLUSH_BYTES", 100)
    with Cache(tmp_path) as cache:
        for name in ("key", "b", "c", "waiting"):
            cache.put(name, VALUE)
        with Cache(tmp_path) as other:
            assert (other.get("key"), other.get("waiting")) == (VALUE, None)
        cache.put("large", b"x" * 100)
        with Cache(tmp_path) as other:
            assert (other.get("waiting"), other.get("large")) == (VALUE, b"x" * 100)
        assert cache.get("waiting") == VALUE


@given(st.binary(max_size=40), st.data())
def test_a_flipped_byte_reads_as_unknown(value: bytes, data: st.DataObject) -> None:
    """In whatever place of the stored value, its own checksum included."""
    with tempfile.TemporaryDirectory() as folder:
        path = stored(Path(folder), value)
        with sqlite3.connect(path) as database:
            raw = bytearray(database.execute("SELECT value FROM stored").fetchone()[0])
            raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
            database.execute("UPDATE stored SET value = ?", (bytes(raw),))
        database.close()
        assert read(Path(folder)) is None


def test_a_value_under_another_key_reads_as_unknown(tmp_path: Path) -> None:
    """The checksum holds for one key only."""
    path = stored(tmp_path)
    with sqlite3.connect(path) as database:
        database.execute("UPDATE stored SET key = 'moved'")
    database.close()
    with Cache(tmp_path) as cache:
        assert cache.get("moved") is None


def test_a_value_of_parts(tmp_path: Path) -> None:
    """They come as they were put; a shorter value shows nothing of a longer one, a dropped one nothing at all."""
    for parts in ([b"a", b"", b"c"], [b"d"], []):
        with Cache(tmp_path) as cache:
            cache.put_parts("key", parts)
        with Cache(tmp_path) as cache:
            assert [*cache.parts("key")] == parts
            assert [*cache.parts("ke")] == []
    with Cache(tmp_path) as cache:
        cache.put("keys", VALUE)
        cache.put_parts("key", [b"a", b"b"])
        cache.drop_parts("key")
        assert [*cache.parts("key")] == []
        assert cache.get("keys") == VALUE


def test_parts_of_two_times_are_never_together(tmp_path: Path) -> None:
    """A build that is stopped between two of them leaves the value as it was."""

    def stopped() -> Iterator[bytes]:
        yield b"new"
        raise KeyboardInterrupt

    with Cache(tmp_path) as cache:
        cache.put_parts("key", [b"a", b"b"])
        with pytest.raises(KeyboardInterrupt):
            cache.put_parts("key", stopped())
    with Cache(tmp_path) as cache:
        assert [*cache.parts("key")] == [b"a", b"b"]


def test_nothing_comes_after_a_lost_part(tmp_path: Path) -> None:
    """What is known of a value ends where one of its parts is damaged."""
    with Cache(tmp_path) as cache:
        cache.put_parts("key", [b"a", b"b", b"c"])
    with sqlite3.connect(tmp_path / "cache.sqlite") as database:
        database.execute("UPDATE parts SET value = 'x' WHERE number = 1")
    database.close()
    with Cache(tmp_path) as cache:
        assert [*cache.parts("key")] == [b"a"]


@given(st.data())
def test_a_flipped_byte_of_the_file_does_no_harm(data: st.DataObject) -> None:
    """Wherever the file is damaged: the right value or none, and the next build stores again."""
    with tempfile.TemporaryDirectory() as folder:
        path = stored(Path(folder))
        raw = bytearray(path.read_bytes())
        raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
        path.write_bytes(raw)
        assert read(Path(folder)) in (VALUE, None)


def test_a_damage_that_spoils_the_message_does_no_harm(tmp_path: Path) -> None:
    """Bytes that are no text, in the part of the file that SQLite quotes when it complains."""
    path = stored(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"CREATE", b"CREAT\xff"))
    assert read(tmp_path) is None
    stored(tmp_path)
    assert read(tmp_path) == VALUE


def test_what_is_no_database_is_replaced(tmp_path: Path) -> None:
    """The first opening makes a new file; the next build finds what was put there."""
    (tmp_path / "cache.sqlite").write_bytes(b"not a database" * 400)
    assert read(tmp_path) is None
    stored(tmp_path)
    assert read(tmp_path) == VALUE


def test_a_deleted_file_is_an_empty_cache(tmp_path: Path) -> None:
    """It may go at any moment, during a build too."""
    with Cache(tmp_path) as cache:
        cache.put("key", VALUE)
        cache.path.unlink()
        assert cache.get("key") == VALUE
        cache.put("other", VALUE)
    assert read(tmp_path) is None


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    """Within one build values are kept; nothing is left for the next."""
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with Cache(blocked / "scratch") as cache:
        cache.put("key", VALUE)
        assert cache.get("key") == VALUE
    assert read(blocked / "scratch") is None


def test_a_folder_in_place_of_the_file_costs_only_time(tmp_path: Path) -> None:
    """The same where something else stands at its path."""
    (tmp_path / "cache.sqlite").mkdir()
    with Cache(tmp_path) as cache:
        cache.put("key", VALUE)
        assert cache.get("key") == VALUE


def test_a_file_that_somebody_is_writing_costs_only_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it is lost."""
    with Cache(tmp_path) as cache:
        cache.put("key", VALUE)
    monkeypatch.setattr("generator.build.cache._PATIENCE", 0)
    writer = sqlite3.connect(tmp_path / "cache.sqlite", isolation_level=None)
    writer.execute("BEGIN EXCLUSIVE")
    assert read(tmp_path) is None
    writer.close()
    assert read(tmp_path) == VALUE


def test_a_closed_cache_knows_nothing(tmp_path: Path) -> None:
    """It does not raise either."""
    cache = Cache(tmp_path)
    cache.put("key", VALUE)
    cache.close()
    cache.put("late", VALUE)
    cache.close()
    assert cache.get("key") is None
