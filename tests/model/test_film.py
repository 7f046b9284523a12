"""How long a film is, by its own boxes; junk is no film and no error."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.attachment import found_in_file
from generator.model.film import Film, film_of, said_in_film
from generator.model.media import scan_media
from tests.project import ROOT

UPRIGHT, TURNED = (1 << 16, 0, 0, 0, 1 << 16), (0, 1 << 16, 0, -1 << 16, 0)


def box(name: bytes, contents: bytes, *, large: bool = False) -> bytes:
    """A box with a short or long size."""
    if large:
        return struct.pack(">I4sQ", 1, name, len(contents) + 16) + contents
    return struct.pack(">I4s", len(contents) + 8, name) + contents


def mvhd(scale: int, duration: int, *, wide: bool = False) -> bytes:
    """The head of a film; times of 64 bits are `wide`."""
    if wide:
        return box(b"mvhd", struct.pack(">B3xQQIQ", 1, 0, 0, scale, duration) + bytes(80))
    return box(b"mvhd", struct.pack(">B3xIIII", 0, 0, 0, scale, duration) + bytes(80))


def track(width: int, height: int, matrix: tuple[int, ...] = UPRIGHT, *, wide: bool = False) -> bytes:
    """A track of this size."""
    head = struct.pack(">B3xQQIIQ", 1, 0, 0, 1, 0, 0) if wide else struct.pack(">B3xIIIII", 0, 0, 0, 1, 0, 0)
    rest = bytes(16) + struct.pack(">5i", *matrix) + bytes(16) + struct.pack(">II", width << 16, height << 16)
    return box(b"trak", box(b"tkhd", head + rest))


def film(*inside: bytes, large: bool = False) -> bytes:
    """A file with these boxes in its moov, behind its data."""
    return box(b"ftyp", b"isom") + box(b"mdat", b"\0" * 99, large=large) + box(b"moov", b"".join(inside))


@pytest.mark.parametrize("wide", [False, True])
def test_length_and_size(wide: bool) -> None:
    """In either version of the boxes."""
    raw = film(mvhd(600, 162_300, wide=wide), track(0, 0, wide=wide), track(1920, 1080, wide=wide), large=wide)
    assert film_of(raw) == Film(270.5, 1920, 1080)


def test_a_film_that_was_held_upright() -> None:
    """The matrix turns it by a quarter."""
    assert film_of(film(mvhd(1000, 20_000), track(1920, 1080, TURNED))) == Film(20.0, 1080, 1920)


def test_sound_alone_has_no_size() -> None:
    """But a length."""
    assert film_of(film(mvhd(1000, 20_000))) == Film(20.0, 0, 0)


def test_the_demonstration() -> None:
    """As ffmpeg wrote it."""
    assert film_of((ROOT / "content/media/icu.mp4").read_bytes()) == Film(20.0, 960, 600)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"film",
        bytes(64),
        film(),
        film(mvhd(0, 20)),
        film(mvhd(1000, 0)),
        box(b"moov", b"\xff" * 40),
        box(b"moov", box(b"mvhd", b"")),
        struct.pack(">I4s", 2**32 - 1, b"moov"),
        struct.pack(">I4s", 1, b"moov"),
        struct.pack(">I4s", 0, b"moov") + mvhd(1000, 5)[:20],
    ],
)
def test_what_is_no_film(raw: bytes) -> None:
    """None, whatever is wrong."""
    assert film_of(raw) is None


def test_a_moov_to_the_end_of_the_file() -> None:
    """A size of nothing means: all that follows."""
    assert film_of(struct.pack(">I4s", 0, b"moov") + mvhd(1000, 5000)) == Film(5.0)


@given(st.binary(max_size=200))
def test_junk(raw: bytes) -> None:
    """Never raises."""
    film_of(raw)
    film_of(box(b"moov", raw))


def test_damage() -> None:
    """Any bytes changed: some length or none, never an error."""
    raw = film(mvhd(600, 162_300), track(1920, 1080))
    chance = random.Random(4)
    for _ in range(2000):
        changed = bytearray(raw)
        for _ in range(3):
            changed[chance.randrange(len(raw))] = chance.randrange(256)
        film_of(bytes(changed))


def test_scan_reads_films_and_captions(tmp_path: Path) -> None:
    """Each by its ending, whatever its case."""
    folder = tmp_path / "content/media"
    folder.mkdir(parents=True)
    (folder / "a.MP4").write_bytes(film(mvhd(1000, 5000)))
    (folder / "a.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n一\n", encoding="utf-8")
    (folder / "a.webm").write_bytes(film(mvhd(1000, 5000)))
    files, findings = scan_media(tmp_path)
    assert findings == []
    assert {path: (file.film, file.words) for path, file in files.items()} == {
        "media/a.MP4": (Film(5.0), ()),
        "media/a.vtt": (None, ("一",)),
        "media/a.webm": (None, ()),
    }


def test_what_a_film_says_of_itself() -> None:
    """Its title and comment are read, its pictures and sound are not; personal data in them keep it from the site."""
    said = box(b"udta", box(b"\xa9cmt", "联系13800138000".encode()))
    raw = box(b"moov", said) + box(b"mdat", "电话13900139000".encode())

    assert "联系13800138000" in said_in_film(raw)
    assert [hit.shown for hit in found_in_file(".mp4", raw, "", None)] == ["138****00"]
    assert said_in_film(b"\0\0\0\x09moov") == said_in_film(b"") == ""
