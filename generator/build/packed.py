"""Text packed beforehand: a server sends `page.html.gz` or `page.html.br` for `page.html`, and packs nothing itself."""

from __future__ import annotations

import gzip
from pathlib import PurePosixPath

import brotli

TEXT = frozenset({".html", ".css", ".js", ".json", ".xml", ".svg", ".csv", ".vtt", ".txt"})
"""What gets smaller; all else is packed already."""

_QUALITY = 9
"""Of brotli's 11: a fifth of the time, files larger by one part in twenty."""


def twins(path: str) -> tuple[str, ...]:
    """The packed files that stand beside a file: two, or none."""
    return (f"{path}.gz", f"{path}.br") if PurePosixPath(path).suffix in TEXT else ()


def packed(content: bytes, twin: str) -> bytes:
    """The bytes of a packed file, by the end of its name; the same bytes give the same."""
    if twin.endswith(".gz"):
        return gzip.compress(content, mtime=0)
    return bytes(brotli.compress(content, quality=_QUALITY))
