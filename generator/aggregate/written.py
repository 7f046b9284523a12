"""Plain data as the text of a file, in the form that all files here have (`generator.editing.canonical`).

Text is never syntax: every text is put in quotes unless it is read as itself without, and the file is read again
before it is used. Numbers and days stand without quotes, as people write them.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

from generator.editing.canonical import canonical
from generator.model.files import FileType, Layout
from generator.source import parse_source, scalar

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
"""What JSON writes as it is and YAML does not take, or takes for the end of a line."""


class UnwritableError(Exception):
    """The text of a record cannot be written so that it is read as what it is."""


def file_of(kind: FileType, data: Any, said: str, body: str | None = None) -> bytes:
    """A file with these records, its first line being what is `said` of it. Raises UnwritableError."""
    block = "\n".join((f"# {_one_line(said)}", *_lines(data, 0), ""))
    raw = (block if body is None else f"---\n{block}---\n\n{body.strip()}\n").encode("utf-8", "replace")
    raw = canonical(raw, kind) or raw
    read = parse_source(raw, front_matter=kind.front_matter, keys=kind.keys)
    if read.data != _as_read(data) or (body or "").strip() != (read.body or "").strip():
        raise UnwritableError
    return raw


def is_ours(raw: bytes, said: str) -> bool:
    """Whether a file begins with these words."""
    return raw.removeprefix(b"---\n").startswith(f"# {said}".encode())


def layout_data(kind: FileType, rows: list[dict[str, Any]]) -> Any:
    """The data of a file of one record, or of a list of them."""
    return rows if kind.layout is Layout.ROWS else rows[0]


def _one_line(text: str) -> str:
    return " ".join(_UNSAFE.sub("", text).split())


def _lines(value: Any, indent: int) -> Iterator[str]:
    """Block style; what holds nothing is left out before."""
    space = " " * indent
    if isinstance(value, dict):
        for key, each in value.items():
            if isinstance(each, dict | list):
                yield f"{space}{key}:"
                yield from _lines(each, indent + 2)
            else:
                yield f"{space}{key}: {_scalar(each)}"
        return
    for each in value:
        if isinstance(each, dict | list):
            first, *rest = _lines(each, indent + 2)
            yield f"{space}- {first[indent + 2 :]}"
            yield from rest
        else:
            yield f"{space}- {_scalar(each)}"


def _scalar(value: Any) -> str:
    if not isinstance(value, str):
        return _plain_text(value)
    if "\n" not in value and not _UNSAFE.search(value):
        written = scalar(value)
        if parse_source(f"k: {written}\n".encode(), front_matter=False).data == {"k": value}:
            return written
    quoted = json.dumps(value, ensure_ascii=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)


def _plain_text(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _as_read(value: Any) -> Any:
    """What the reader makes of the file: all scalars are text."""
    if isinstance(value, dict):
        return {key: _as_read(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_read(each) for each in value]
    return value if isinstance(value, str) else _plain_text(value)
