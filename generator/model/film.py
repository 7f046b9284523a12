"""How long a film is and how large, read from the boxes of an MP4 file (ISO/IEC 14496-12)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_LARGE, _TO_THE_END = 1, 0
"""Sizes of a box that mean: a longer size follows, and: as far as the file goes."""


@dataclass(frozen=True, slots=True)
class Film:
    """Length in seconds; width and height in pixels as it is shown, 0 where the file does not say."""

    seconds: float
    width: int = 0
    height: int = 0


def film_of(raw: bytes) -> Film | None:
    """What the file says of itself; None where it is no MP4, is damaged, or does not know its length."""
    try:
        moov = next((box for name, box in _boxes(memoryview(raw)) if name == b"moov"), None)
        inside = dict(_boxes(moov)) if moov is not None else {}
        seconds = _seconds(inside[b"mvhd"]) if b"mvhd" in inside else 0.0
        if moov is None or seconds <= 0:
            return None
        return Film(seconds, *next(_sizes(moov), (0, 0)))
    except (struct.error, OverflowError):
        return None


def said_in_film(raw: bytes) -> str:
    """What an MP4 says besides its pictures and sound: title, author, comment, place (`udta`)."""
    try:
        moov = next((box for name, box in _boxes(memoryview(raw)) if name == b"moov"), memoryview(b""))
        return "\n".join(bytes(box).decode("utf-8", "ignore") for name, box in _boxes(moov) if name == b"udta")
    except (struct.error, OverflowError):
        return ""


def _boxes(data: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    """Name and contents of each box; it ends at the first that does not fit."""
    start = 0
    while start + 8 <= len(data):
        size, name = struct.unpack_from(">I4s", data, start)
        head = 8
        if size == _LARGE:
            (size,) = struct.unpack_from(">Q", data, start + 8)
            head = 16
        elif size == _TO_THE_END:
            size = len(data) - start
        if size < head or start + size > len(data):
            return
        yield name, data[start + head : start + size]
        start += size


def _seconds(mvhd: memoryview) -> float:
    """Duration by the time scale; the fields are wider in version 1."""
    layout, start = (">IQ", 20) if _wide(mvhd) else (">II", 12)
    scale, duration = struct.unpack_from(layout, mvhd, start)
    return duration / scale if scale else 0.0


def _sizes(moov: memoryview) -> Iterator[tuple[int, int]]:
    """Width and height of each track that has any, as its matrix turns it."""
    for name, track in _boxes(moov):
        header = dict(_boxes(track)).get(b"tkhd") if name == b"trak" else None
        if header is None:
            continue
        start = 52 if _wide(header) else 40
        across, _b, _u, _c, upright = struct.unpack_from(">5i", header, start)
        width, height = (each >> 16 for each in struct.unpack_from(">II", header, start + 36))
        if width and height:
            yield (width, height) if across or upright else (height, width)


def _wide(header: memoryview) -> bool:
    """Whether times have 64 bits."""
    return bytes(header[:1]) == b"\x01"
