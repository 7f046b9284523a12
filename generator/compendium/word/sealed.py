"""A zip whose bytes follow from its contents alone: entries in order, one date, nothing else."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping

_FIRST = "[Content_Types].xml"
"""Office programs want it at the beginning."""


def sealed(content: bytes, day: dt.date) -> bytes:
    """The same office file, with all that saving made of it by chance taken away."""
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        return zipped({name: made.read(name) for name in made.namelist()}, day)


def zipped(files: Mapping[str, bytes], day: dt.date) -> bytes:
    """Files by name as a zip; names in other letters than Latin are marked as UTF-8, as Windows and macOS read it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(files, key=lambda each: (each != _FIRST, each)):
            entry = zipfile.ZipInfo(name, (max(1980, day.year), day.month, day.day, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name], compresslevel=6)
    return out.getvalue()
