"""A data package as the folder of a portal, which is then read like any other: its texts and pictures are strange."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator.aggregate.feed import Feed, FeedError, feed_of
from generator.aggregate.fetch import FetchError, Place
from generator.aggregate.lost import LeftOut
from generator.aggregate.package import Package, Row, read_package
from generator.aggregate.plain import Data
from generator.aggregate.prose import of_words
from generator.aggregate.tables import BODY, records_of
from generator.aggregate.written import UnwritableError, file_of
from generator.finding import Finding
from generator.model.fields import ID_PATTERN
from generator.model.files import VOCABULARIES, FileType, file_type
from generator.model.media import OTHERS
from generator.model.picture import SUFFIXES
from generator.model.types import RECORD_TYPES, RecordType
from generator.portal.graph import Key

MOST_OF_A_PICTURE = 30_000_000
MOST_OF_A_FILM = 500_000_000
MOST_OF_ALL = 4_000_000_000
MOST_FILES = 20_000
LONGEST = 1800.0
"""Seconds for all files of one institution: each may hang, and there are many."""
LONGEST_ID = 100
"""Letters: with the institution before it, an id must still be a file's name."""

HEADINGS = ("背景", "做法", "成效", "启示")
"""A package has the text of a case without its marks; a line that is one of these four is a heading."""

_SAID = "由数据包还原，只供读取"


@dataclass(slots=True)
class _Files:
    """The pictures and films that records name, fetched when they are first named."""

    place: Place
    address: str
    folder: Path
    names: dict[str, str] = field(default_factory=dict)
    size: int = 0
    until: float = field(default_factory=lambda: time.monotonic() + LONGEST)
    lacking: dict[str, str] = field(default_factory=dict)

    def named(self, address: str) -> str:
        """The path of a file below `content/`, whether or not it could be had: what lacks is told by the reading."""
        if address not in self.names:
            self.names[address] = self._fetched(address)
        return self.names[address]

    def _fetched(self, address: str) -> str:
        path = address.removeprefix(self.address) if self.address else address
        name = re.sub(r"[^A-Za-z0-9._-]+", "-", path.rpartition("/")[2])[-120:].lstrip(".-") or "file"
        suffix = Path(name).suffix.lower()
        if f"media/{name}" in self.names.values():
            name = f"{len(self.names)}-{name}"
        try:
            if suffix not in SUFFIXES.keys() | OTHERS:
                raise FetchError("不是能用的图片或影片")
            if re.match("[a-z]+:", path):
                raise FetchError("不在该校的网站上")
            if self.size > MOST_OF_ALL or len(self.names) >= MOST_FILES:
                raise FetchError(f"图片和影片太多：超过 {MOST_OF_ALL // 1_000_000_000} GB 或 {MOST_FILES} 个")
            if time.monotonic() > self.until:
                raise FetchError(f"取了 {LONGEST / 60:.0f} 分钟还没有取完，其余的下次再取")
            raw = self.place.read(path, MOST_OF_A_PICTURE if suffix in SUFFIXES else MOST_OF_A_FILM)
        except FetchError as error:
            self.lacking[address] = str(error)
            return f"media/{name}"
        self.size += len(raw)
        (self.folder / name).write_bytes(raw)
        return f"media/{name}"


def feed_of_package(source: str, scratch: Path) -> Feed:
    """What a published package gives, by way of an empty folder. Raises FeedError."""
    package = read_package(source)
    media = scratch / "content/media"
    media.mkdir(parents=True)
    files = _Files(package.place, package.address, media)
    records = records_of(package.tables, files.named)
    lost: dict[Key, str] = {}
    try:
        _settings(package, scratch)
        for kind in RECORD_TYPES:
            lost |= _records(kind, records[kind.name], scratch)
    except UnwritableError as error:
        raise FeedError("数据包里有读不懂的字符，或文字太多") from error
    feed = feed_of(scratch, package.address, _place, lost)
    lacking = (LeftOut(f"文件 {address[:120]}", (why,)) for address, why in files.lacking.items())
    return replace(feed, left=(*feed.left, *lacking), notes=package.notes, published=True)


def _place(finding: Finding) -> str:
    """No line of a file that nobody has; of a list, which of its rows."""
    return ""


def _settings(package: Package, root: Path) -> None:
    title = package.title or "门户"
    site: Data = {"institution": title, "issuer": package.publisher or title, "title": title, "summary": title}
    if package.as_of:
        site["as_of"] = package.as_of
    _write(root, "data/portal.yml", site)
    terms: dict[str, list[Data]] = {}
    for row in package.tables.get("terms", ()):
        terms.setdefault(row.get("vocabulary", ""), []).append(_term(row))
    if terms:
        (root / "data/vocab.yml").write_bytes(file_of(VOCABULARIES, terms, _SAID))


def _term(row: Row) -> Data:
    return {key: row[key] for key in ("code", "label", "short", "text") if row.get(key)}


def _records(kind: RecordType, rows: Iterable[Data], root: Path) -> dict[Key, str]:
    """Writes the records of a type; those that cannot be are given back, with the reason."""
    lost: dict[Key, str] = {}
    listed: list[Data] = []
    for row in rows:
        record_id = str(row.get("id", ""))
        if not re.fullmatch(ID_PATTERN, record_id) or len(record_id) > LONGEST_ID:
            lost[kind.name, record_id[:40]] = f"编号不合要求：小写字母、数字和短横线，不超过 {LONGEST_ID} 个"
            continue
        try:
            if kind.listed:
                _write(root, kind.folder, [row])  # alone at first: one that cannot be written hides no others
                listed.append(row)
            else:
                _one(kind, row, record_id, root)
        except UnwritableError:
            lost[kind.name, record_id] = "有读不懂的字符，或文字太长"
    if listed:
        _write(root, kind.folder, listed)
    return lost


def _one(kind: RecordType, row: Data, record_id: str, root: Path) -> None:
    body = str(row.get(BODY, ""))
    data = {key: value for key, value in row.items() if key not in ("id", BODY)}
    text = of_words(body, HEADINGS if kind.name == "cases" else ()) if kind.suffix == ".md" else None
    _write(root, f"{kind.folder}/{record_id}{kind.suffix}", data, text)


def _write(root: Path, name: str, data: Any, body: str | None = None) -> None:
    own: FileType | None = file_type(name)
    assert own is not None
    content = file_of(own, data, _SAID, body)
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
