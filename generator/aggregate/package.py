"""A published `datapackage.json` and its tables, as they were described: sizes and digests are compared first.

A table that is not what the package says is no small fault: the site may be half uploaded, or changed by somebody.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from generator.aggregate.feed import FeedError
from generator.aggregate.fetch import FetchError, Place, place_of, safe
from generator.exports.package import TERM_COLUMNS
from generator.views.columns import tables

MOST_DESCRIBED = 8_000_000
MOST_OF_A_TABLE = 128_000_000
"""Bytes; ten times what the largest table of 5,000 records takes."""

MOST_OF_ALL_TABLES = 400_000_000

MOST_ROWS = 1_000_000

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Package:
    """The tables by name, each row by column. `place` is the site, and `address` what its own addresses begin with."""

    title: str
    publisher: str
    address: str
    as_of: dt.date | None
    tables: Mapping[str, tuple[Row, ...]]
    place: Place
    notes: tuple[str, ...]


def read_package(source: str) -> Package:
    """The package at an address or path. Raises FeedError, and takes nothing then."""
    try:
        place, path = place_of(source)
        described = _described(place.read(path, MOST_DESCRIBED))
        folder = path.rpartition("/")[0]
        resources = _resources(described)
        found: dict[str, tuple[Row, ...]] = {}
        left = MOST_OF_ALL_TABLES
        for name, resource in resources.items():
            own = safe(str(resource["path"]))
            raw = place.read(f"{folder}/{own}" if folder else own, min(MOST_OF_A_TABLE, left))
            left -= len(raw)
            found[name] = _rows(own, raw, resource)
            if sum(map(len, found.values())) > MOST_ROWS:
                raise FeedError(f"表里的行太多：超过 {MOST_ROWS} 行")
    except FetchError as error:
        raise FeedError(str(error)) from error
    publishers = described.get("contributors")
    first = publishers[0] if isinstance(publishers, list) and publishers else {}
    return Package(
        _text(described, "title"),
        _text(first, "title") if isinstance(first, dict) else "",
        _text(described, "homepage"),
        _day(_text(described, "created")),
        found,
        place,
        tuple(_unknown(described, found)),
    )


def _described(raw: bytes) -> dict[str, Any]:
    try:
        described = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise FeedError("数据包说明不是 JSON；来源要写 datapackage.json 本身的网址，不是网页的") from error
    if not isinstance(described, dict) or not isinstance(described.get("resources"), list):
        raise FeedError("数据包说明里没有 resources，不是数据包")
    return described


def _resources(described: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The tables that are known here, and that of the terms. Raises FeedError where it is a package of something else,
    or lacks a table of records.
    """
    known = {*tables(), "terms"}
    rows = [row for row in described["resources"] if isinstance(row, dict) and row.get("name") in known]
    resources: dict[str, Mapping[str, Any]] = {str(row["name"]): row for row in rows}
    lacking = [table.name for table in tables().values() if not table.parent and table.name not in resources]
    if len(lacking) > 2:
        raise FeedError(f"不是四个一网站的数据包：没有 {'、'.join(lacking[:5])} 这些表")
    for name, row in resources.items():
        if not isinstance(row.get("path"), str) or row.get("format", "csv") != "csv":
            raise FeedError(f"数据包里的表 {name} 没有写明 CSV 文件的路径")
    return resources


def _rows(path: str, raw: bytes, resource: Mapping[str, Any]) -> tuple[Row, ...]:
    said, digest = resource.get("bytes"), str(resource.get("hash", ""))
    if said is not None and said != len(raw):
        raise FeedError(f"{path} 有 {len(raw)} 字节，数据包说明写的是 {said}；可能正在上传，过一会儿再运行")
    if digest.startswith("sha256:") and digest != f"sha256:{hashlib.sha256(raw).hexdigest()}":
        raise FeedError(f"{path} 的 SHA-256 与数据包说明不符：文件被改动过，或没有传完")
    try:
        lines = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise FeedError(f"{path} 读不懂，不是 UTF-8 的 CSV") from error
    head = lines[0] if lines else []
    if any(len(line) != len(head) for line in lines):
        raise FeedError(f"{path} 里各行的列数不一样")
    return tuple(dict(zip(head, line, strict=True)) for line in lines[1:])


def _unknown(described: Mapping[str, Any], found: Mapping[str, tuple[Row, ...]]) -> list[str]:
    """What a later version of the program may have added."""
    known = {name: {column.name for column in table.columns} for name, table in tables().items()}
    known["terms"] = {column.name for column in TERM_COLUMNS}
    more = [str(row.get("name")) for row in described["resources"] if isinstance(row, dict)]
    more = [name[:40] for name in more if name not in known]
    columns = [
        f"{name}.{column[:40]}"
        for name, rows in found.items()
        for column in (rows[0] if rows else ())
        if column not in known[name]
    ]
    said = "、".join([*more, *columns][:10])
    return [f"不认识的表和列没有读：{said}；该校的程序可能更新"] if said else []


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    return " ".join(value.split())[:300] if isinstance(value, str) else ""


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
