"""The open data: every record as JSON, all records in one JSON file, the tables as CSV and as a workbook,
and the package that describes them.

Everything is made from the public Portal alone, each record is serialised once, and each row is made once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import orjson

from generator.exports.package import TERM_COLUMNS, package
from generator.exports.sheets import csv_file, workbook
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.text import chinese_date
from generator.views.columns import tables
from generator.views.data import Download, Downloads, Sheet
from generator.views.published import published_records, record_json
from generator.views.rows import Row, rows_of

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class OpenData:
    """All files by their path on the site, and what the open-data page says of them."""

    files: Mapping[str, bytes]
    downloads: Downloads


def open_data(portal: PublicPortal, site_url: str) -> OpenData:
    """All files of the open data."""
    records = list(published_records(portal))
    written = [(kind, record.id, record_json(portal, kind, record, site_url)) for kind, record in records]
    rows = rows_of(portal, records, site_url)
    every = tables()
    sheets = {name: csv_file(table.columns, rows[name]) for name, table in every.items()}
    terms = _terms(portal)
    term_file = csv_file(TERM_COLUMNS, terms)
    about = _about(portal, site_url, rows)
    main = [table for table in every.values() if not table.parent]
    whole = {
        "portal.xlsx": workbook(about, main, rows, portal.as_of),
        "portal.json": _together(portal, site_url, written),
        "datapackage.json": package(portal, site_url, every.values(), sheets, term_file),
        "terms.csv": term_file,
    }
    files = {addresses.data_of(kind, record_id): content for kind, record_id, content in written}
    files |= {addresses.open_data(f"{name}.csv"): content for name, content in sheets.items()}
    files |= {addresses.open_data(name): content for name, content in whole.items()}
    return OpenData(files, _downloads(files, rows, len(records), len(terms)))


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


def _together(portal: PublicPortal, site_url: str, written: list[tuple[str, str, bytes]]) -> bytes:
    """All records, type by type, as the single files hold them."""
    site = portal.site
    by_kind: dict[str, list[bytes]] = {}
    for kind, _record_id, content in written:
        by_kind.setdefault(kind, []).append(content)
    head = {
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
    lists = b",\n".join(
        orjson.dumps(kind) + b":[\n" + b",\n".join(contents) + b"\n]" for kind, contents in by_kind.items()
    )
    return orjson.dumps(head)[:-1] + b',"records":{\n' + lists + b"\n}}\n"


def _about(portal: PublicPortal, site_url: str, rows: Mapping[str, list[Row]]) -> list[tuple[str, str]]:
    """The first sheet of the workbook: where this comes from, of which day, on what terms, and what is not here."""
    site = portal.site
    listed = "；".join(f"{table.title}{len(rows[name])}条" for name, table in tables().items() if not table.parent)
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


def _downloads(files: Mapping[str, bytes], rows: Mapping[str, list[Row]], records: int, terms: int) -> Downloads:
    def download(title: str, name: str, media_type: str, count: int) -> Download:
        path = addresses.open_data(name)
        return Download(title, path, media_type, count, len(files[path]))

    every = tables()
    csvs = {name: download(table.title, f"{name}.csv", "text/csv", len(rows[name])) for name, table in every.items()}
    return Downloads(
        workbook=download("Excel 工作簿", "portal.xlsx", _XLSX, records),
        records=download("全部记录", "portal.json", "application/json", records),
        package=download("数据包说明", "datapackage.json", "application/json", len(every) + 1),
        terms=download("选项代码", "terms.csv", "text/csv", terms),
        sheets=tuple(
            Sheet(
                csvs[name],
                len(table.columns),
                tuple(csvs[each] for each, part in every.items() if part.parent and part.kind == name and rows[each]),
            )
            for name, table in every.items()
            if not table.parent
        ),
    )
