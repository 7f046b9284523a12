"""The open-data page: which files there are, how large, of which day, and on what terms."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Download:
    """One file: `type` is its media type, `rows` how many records or lines it holds, `size` in bytes."""

    title: str
    path: str
    type: str
    rows: int
    size: int


@dataclass(frozen=True, slots=True)
class DataView:
    """Everything that the open-data page shows."""

    as_of: str
    as_of_day: str
    reuse: str
    reuse_link: str
    files: tuple[Download, ...]
