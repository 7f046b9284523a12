"""The open data with the bytes of their files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.exports.open_data import open_data, workbook
from generator.portal.graph import PublicPortal
from generator.views.data import Downloads


@dataclass(frozen=True, slots=True)
class Made:
    """All files by their path on the site, and what the page says of them."""

    files: dict[str, bytes]
    downloads: Downloads


def made(portal: PublicPortal, url: str) -> Made:
    """The open data of a portal."""
    store = bytearray()

    def put(content: bytes) -> int:
        store.extend(content)
        return len(store) - len(content)

    with TemporaryDirectory() as scratch:
        data = open_data(portal, url, put, partial(workbook, portal, url, Path(scratch)))
    files = {path: bytes(store[each.start : each.start + each.size]) for path, each in data.files.items()}
    return Made(files, data.downloads)
