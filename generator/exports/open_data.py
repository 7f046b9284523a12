"""The open data: every record as JSON, all records in one JSON file, the tables as CSV and as a workbook,
and the package that describes them.

Everything is made from the public Portal alone, and each record is serialised once. Of 100,000 records all of this
together is larger than the records are: so each file is given away as soon as it is made, and the CSV files hold the
rows of one type at a time. The workbook has all its cells in memory until it is whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import orjson

from generator.digest import digest_of_bytes
from generator.exports.package import TERM_COLUMNS, Described, package
from generator.exports.sheets import csv_file, data_book
from generator.model.base import Record
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.text import chinese_date
from generator.views.columns import tables
from generator.views.data import Download, Downloads, Sheet
from generator.views.published import published_records, record_json
from generator.views.rows import Row, rows_of

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Put = Callable[[bytes], int]
"""Appends bytes to all that were put before, and tells where they begin."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Where a file lies among all that was put, and what stands for it."""

    start: int
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class OpenData:
    """All files by their path on the site, and what the open-data page says of them."""

    files: Mapping[str, Piece]
    downloads: Downloads


def open_data(portal: PublicPortal, site_url: str, put: Put, book: Callable[[], bytes]) -> OpenData:
    """All files of the open data; `book` gives the `workbook`, which takes longer than all others together."""
    by_kind = _by_kind(portal)
    files = _put_json(portal, site_url, by_kind, put)

    def add(name: str, content: bytes) -> None:
        files[addresses.open_data(name)] = Piece(put(content), len(content), digest_of_bytes(content))

    counts: dict[str, int] = {}
    described: dict[str, Described] = {}
    for kind in _types():
        for name, own in rows_of(portal, kind, by_kind.get(kind, ()), site_url).items():
            content = csv_file(tables()[name].columns, own)
            counts[name], described[name] = len(own), Described.of(content)
            add(f"{name}.csv", content)
    terms = _terms(portal)
    term_file = csv_file(TERM_COLUMNS, terms)
    add("portal.xlsx", book())
    add("terms.csv", term_file)
    add("datapackage.json", package(portal, site_url, tables().values(), described, Described.of(term_file)))
    return OpenData(files, _downloads(files, counts, sum(map(len, by_kind.values())), len(terms)))


def workbook(portal: PublicPortal, site_url: str, scratch: Path) -> bytes:
    """The tables of all types, a sheet each; its files lie in the folder `scratch` while it is made. It makes their
    rows again: where there are two processors, it is made beside the other files.
    """
    by_kind = _by_kind(portal)
    counts = {kind: len(by_kind.get(kind, ())) for kind in _types()}
    sheets = (
        (tables()[kind], rows_of(portal, kind, by_kind.get(kind, ()), site_url, parts=False)[kind]) for kind in _types()
    )
    return data_book(_about(portal, site_url, counts), sheets, portal.as_of, scratch)


def _by_kind(portal: PublicPortal) -> dict[str, list[Record]]:
    by_kind: dict[str, list[Record]] = {}
    for kind, record in published_records(portal):
        by_kind.setdefault(kind, []).append(record)
    return by_kind


def _types() -> list[str]:
    """The types that have a table, in the order of the tables."""
    return [name for name, table in tables().items() if not table.parent]


class _Growing:
    """A file that is put part by part; nothing else may be put meanwhile."""

    def __init__(self, put: Put) -> None:
        self._put = put
        self._start = put(b"")
        self._size = 0
        self._digest = hashlib.blake2b(digest_size=16)

    def write(self, content: bytes) -> int:
        """Puts a part, and tells where it begins."""
        self._size += len(content)
        self._digest.update(content)
        return self._put(content)

    def whole(self) -> Piece:
        """All that was written."""
        return Piece(self._start, self._size, self._digest.hexdigest())


def _put_json(portal: PublicPortal, site_url: str, by_kind: Mapping[str, list[Record]], put: Put) -> dict[str, Piece]:
    """All records in one file, type by type; the file of each is a piece of it."""
    file = _Growing(put)
    files: dict[str, Piece] = {}
    file.write(orjson.dumps(_head(portal, site_url))[:-1] + b',"records":{\n')
    for number, (kind, records) in enumerate(by_kind.items()):
        file.write((b",\n" if number else b"") + orjson.dumps(kind) + b":[\n")
        for place, record in enumerate(records):
            if place:
                file.write(b",\n")
            content = record_json(portal, kind, record, site_url)
            start = file.write(content)
            files[addresses.data_of(kind, record.id)] = Piece(start, len(content), digest_of_bytes(content))
        file.write(b"\n]")
    file.write(b"\n}}\n")
    return files | {addresses.open_data("portal.json"): file.whole()}


def _used(portal: PublicPortal) -> list[str]:
    """The vocabularies that columns of the tables use."""
    used = {column.vocabulary for table in tables().values() for column in table.columns if column.vocabulary}
    return [name for name in portal.vocabularies if name in used]


def _terms(portal: PublicPortal) -> list[Row]:
    """Their codes and words."""
    return [
        [name, term.code, term.label, term.short or None, term.text or None]
        for name in _used(portal)
        for term in portal.vocabularies[name].values()
    ]


def _head(portal: PublicPortal, site_url: str) -> dict[str, object]:
    """What stands in the one file before the records."""
    site = portal.site
    return {
        "title": site.title,
        "institution": site.institution,
        "publisher": site.issuer,
        "url": site_url,
        "as_of": portal.as_of,
        "usage": site.reuse,
        "license": site.reuse_link,
        "terms": {
            name: {code: term.label for code, term in portal.vocabularies[name].items()} for name in _used(portal)
        },
    }


def _about(portal: PublicPortal, site_url: str, counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """The first sheet of the workbook: where this comes from, of which day, on what terms, and what is not here."""
    site = portal.site
    listed = "；".join(f"{tables()[kind].title}{count}条" for kind, count in counts.items())
    lines = [
        (site.title, ""),
        ("来源", f"{site.institution}　{site.issuer}"),
        ("网址", site_url),
        ("数据截至", chinese_date(portal.as_of)),
        ("使用说明", " ".join(word for word in (site.reuse, site.reuse_link or "") if word)),
        ("本工作簿", f"每类记录一张表：{listed}。"),
        ("表头", "第一行为中文名称，第二行为字段名；字段说明见网站“开放数据”栏目的数据字典。"),
        ("没有收入", "未公开的内容和内部字段不在其中；未经本人同意公开的姓名为空；公示名单只在公示期内有。"),
        ("", "佐证材料、大事记等一条记录有多项的内容，这里只给项数，明细见同名 CSV 文件；内文的图片和版式只在网页上。"),
        ("多个值", "编号和代码以分号相连，文字以换行相连。"),
    ]
    return [(label, words) for label, words in lines if label or words]


def _downloads(files: Mapping[str, Piece], counts: Mapping[str, int], records: int, terms: int) -> Downloads:
    def download(title: str, name: str, media_type: str, count: int) -> Download:
        path = addresses.open_data(name)
        return Download(title, path, media_type, count, files[path].size)

    every = tables()
    csvs = {name: download(table.title, f"{name}.csv", "text/csv", counts[name]) for name, table in every.items()}
    return Downloads(
        workbook=download("Excel 工作簿", "portal.xlsx", _XLSX, records),
        records=download("全部记录", "portal.json", "application/json", records),
        package=download("数据包说明", "datapackage.json", "application/json", len(every) + 1),
        terms=download("选项代码", "terms.csv", "text/csv", terms),
        sheets=tuple(
            Sheet(
                csvs[kind],
                len(every[kind].columns),
                tuple(csvs[each] for each, part in every.items() if part.parent and part.kind == kind and counts[each]),
            )
            for kind in _types()
        ),
    )
