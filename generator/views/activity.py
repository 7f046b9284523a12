"""What a branch keeps doing and how it is told: feature activities and the media chain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.branch import Activity, MediaItem
from generator.portal.graph import PublicPortal
from generator.text import chinese_date
from generator.views import parts


@dataclass(frozen=True, slots=True)
class ActivityView:
    """A feature activity; pictures carry their number on the page."""

    title: str
    since: str
    text: str
    figures: tuple[tuple[str, str], ...]
    pictures: tuple[tuple[int, parts.Picture], ...]
    evidence: tuple[parts.EvidenceItem, ...]


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One step of the media chain, with what it was made from."""

    kind: str
    title: str
    date: str
    outlet: str
    url: str
    source: str


def activity_views(
    portal: PublicPortal, activities: Iterable[Activity], register: dict[str, parts.EvidenceItem], *, first_figure: int
) -> Iterable[ActivityView]:
    """The feature activities in the order of the record; their pictures are numbered on from `first_figure`."""
    number = first_figure
    for activity in activities:
        pictures = []
        for photo in activity.photos:
            made = parts.picture(portal, photo)
            if made is not None:
                pictures.append((number, made))
                number += 1
        yield ActivityView(
            title=activity.title,
            since=parts.month_text(activity.since) if activity.since else "",
            text=activity.text,
            figures=tuple((figure.value, figure.label) for figure in activity.figures[:3]),
            pictures=tuple(pictures),
            evidence=tuple(register[each] for each in activity.evidence if each in register),
        )


def media_chain(portal: PublicPortal, media: tuple[MediaItem, ...]) -> tuple[ChainLink, ...]:
    """The media chain by date, each item with the title of what it was made from."""
    titles = {item.id: item.title for item in media}
    return tuple(
        ChainLink(
            kind=portal.label("media_kinds", item.kind),
            title=item.title,
            date=chinese_date(item.date),
            outlet=item.outlet,
            url=item.link or "",
            source=titles.get(item.derived_from or "", ""),
        )
        for item in sorted(media, key=lambda each: each.date)
    )
