"""What is new: achievements, cases and notices by the day on which they were published, for feed readers.

Every day comes from the records, never from the clock, so that a feed changes only when a record does.
"""

from __future__ import annotations

import datetime as dt
import heapq
from dataclasses import dataclass

from generator.model.achievement import Achievement
from generator.model.base import Record
from generator.model.narrative import Case, Notice
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.views.achievement_list import units_of
from generator.views.lookup import name_of
from generator.views.parts import Picture, picture

NEWEST = 30
"""How many entries a feed holds."""

KINDS = {"achievements": "成果", "cases": "典型案例", "notices": "公示与通知"}


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One record. `id` is the address under which it was first published, which a new id does not change."""

    id: str
    url: str
    title: str
    summary: str
    author: str
    kind: str
    published: dt.date
    updated: dt.date
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class Feed:
    """The newest records of one type, or of all three where `section` is empty."""

    section: str
    title: str
    subtitle: str
    entries: tuple[FeedEntry, ...]


def feeds(portal: PublicPortal) -> tuple[Feed, ...]:
    """All three types together, then each that has records."""
    by_kind = {kind: _newest(portal, [(kind, each) for each in portal.of_type(kind).values()]) for kind in KINDS}
    together = _newest(portal, [(kind, each) for kind in KINDS for each in portal.of_type(kind).values()])
    title = portal.site.title
    made = [Feed("", f"{title}：最新发布", portal.site.summary, together)]
    made += [
        Feed(addresses.page(kind), f"{title}：{word}", f"最新的{word}。", by_kind[kind]) for kind, word in KINDS.items()
    ]
    return tuple(feed for feed in made if feed.entries)


def _newest(portal: PublicPortal, records: list[tuple[str, Record]]) -> tuple[FeedEntry, ...]:
    dated = ((published_on(record), kind, record) for kind, record in records)
    known = ((day, kind, record) for day, kind, record in dated if day is not None)
    chosen = heapq.nsmallest(NEWEST, known, key=lambda each: (-each[0].toordinal(), each[1], each[2].id))
    return tuple(_entry(portal, kind, record, day) for day, kind, record in chosen)


def published_on(record: Record) -> dt.date | None:
    """The record's own day, else that of the last review; an achievement's month begins on its first day.
    What has no day at all is news to nobody.
    """
    if isinstance(record, Case | Notice):
        return record.date
    if record.review is not None:
        return record.review.final.date
    return record.date.start or record.date.end if isinstance(record, Achievement) else None


def _entry(portal: PublicPortal, kind: str, record: Record, published: dt.date) -> FeedEntry:
    reviewed = record.review.final.date if record.review else published
    unit, photo = "", None
    if isinstance(record, Achievement):
        unit, photo = next(iter(units_of(portal, record)), ""), next(iter(record.photos), None)
    elif isinstance(record, Case | Notice):
        unit, photo = record.unit or "", record.cover if isinstance(record, Case) else None
    known = portal.units.get(unit)
    first = record.aliases[0] if record.aliases else record.id
    return FeedEntry(
        id=addresses.page(kind, first),
        url=addresses.page(kind, record.id),
        title=name_of(record),
        summary=getattr(record, "summary", "") or name_of(record),
        author=known.name if known else portal.site.issuer,
        kind=KINDS[kind],
        published=published,
        updated=max(published, reviewed),
        picture=picture(portal, photo),
    )
