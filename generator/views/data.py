"""The open-data page: which files there are, how large, of which day, and on what terms."""

from __future__ import annotations

from dataclasses import dataclass

from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.text import chinese_date
from generator.views.feed import feeds
from generator.views.page import Link


@dataclass(frozen=True, slots=True)
class Download:
    """One file: `type` is its media type, `rows` how many records or lines it holds, `size` in bytes."""

    title: str
    path: str
    type: str
    rows: int
    size: int

    @property
    def format(self) -> str:
        """The ending of its name, as people say it."""
        return self.path.rpartition(".")[2].upper()

    @property
    def weight(self) -> str:
        """Its size in words."""
        return size_text(self.size)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The table of a record type, with the tables of what its records hold many of."""

    main: Download
    columns: int
    parts: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class Downloads:
    """All files of the open data: the whole in one file each, then table by table."""

    workbook: Download
    records: Download
    package: Download
    terms: Download
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """Everything that the open-data page shows."""

    as_of: str
    as_of_day: str
    source: str
    reuse: str
    reuse_link: str
    total: int
    downloads: Downloads | None
    example: str
    feeds: tuple[tuple[str, Link, Link], ...]

    @property
    def files(self) -> tuple[Download, ...]:
        """The files that stand for the whole and for each record type."""
        if self.downloads is None:
            return ()
        whole = (self.downloads.workbook, self.downloads.records, self.downloads.package)
        return (*whole, *(sheet.main for sheet in self.downloads.sheets))


def data_view(portal: PublicPortal, downloads: Downloads | None) -> DataView:
    """All of the page; without files where none were made."""
    first = next(iter(portal.branches or portal.achievements or portal.units), "")
    kind = "branches" if portal.branches else "achievements" if portal.achievements else "units"
    return DataView(
        as_of=chinese_date(portal.as_of),
        as_of_day=portal.as_of.isoformat(),
        source=portal.site.issuer,
        reuse=portal.site.reuse,
        reuse_link=portal.site.reuse_link or "",
        total=sum(1 for _each in portal.all_records()),
        downloads=downloads,
        example=addresses.data_of(kind, first) if first and downloads else "",
        feeds=tuple((feed.title.rpartition("：")[2], *_feed_links(feed.section)) for feed in feeds(portal)),
    )


def _feed_links(section: str) -> tuple[Link, Link]:
    atom, json = addresses.feeds(section).values()
    return Link("Atom", atom), Link("JSON Feed", json)


def size_text(size: int) -> str:
    """1.5 MB: three digits at most, in steps of a thousand."""
    for unit in ("B", "KB"):
        if size < 1000:
            return f"{size} {unit}"
        size = round(size / 1000) if unit == "B" else size
    return f"{size / 1000:.1f} MB"
