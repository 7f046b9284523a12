"""The pages of printed volumes on the site: all of them, one with its contents, and reading in its order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generator.model.volume import Volume
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.portal.reads import remembered
from generator.text import chinese_date
from generator.views import parts
from generator.views.browse import plain_head
from generator.views.lookup import links
from generator.views.page import Link, Page, Reading
from generator.views.paging import Group, Listing
from generator.views.volume import Chapter, VolumeView, volume_view

URL = "volumes/"


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF of a volume: where it is, how long and large, and by what it can be checked. `part` counts from 1 where the
    volume has several, else it is 0.
    """

    path: str
    part: int
    pages: int
    size: int
    checksum: str


Prints = Callable[[str], tuple[Printed, ...]]
"""The PDFs of the volume of this id; none where it is not offered or could not be made."""


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """One chapter in the contents: its own page, and its place for reading on."""

    label: str
    title: str
    unit: str
    url: str
    read: str
    cases: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class VolumeLine:
    """A volume in the list."""

    title: str
    subtitle: str
    period: str
    url: str
    issuer: str
    chapters: int
    achievements: int
    cover: parts.Picture | None
    printed: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class VolumePageView:
    """Everything that the page of a volume shows."""

    title: str
    subtitle: str
    period: str
    facts: tuple[parts.Fact, ...]
    foreword: tuple[dict[str, object], ...]
    foreword_title: str
    cover: parts.Picture | None
    contents: tuple[ContentsLine, ...]
    printed: tuple[Printed, ...]
    evidence: int
    plan: Link | None
    reading: str
    review: tuple[parts.Sign, ...]


def volume_listing(portal: PublicPortal, prints: Prints) -> Listing:
    """All volumes, newest first."""
    ordered = sorted(portal.volumes.values(), key=lambda each: (each.date, each.id), reverse=True)
    rows = tuple(_line(portal, each, prints) for each in ordered)
    lead = "成册的成果，可以在线按顺序读，也可以下载打印；编印时的数据截至日期印在版权页上。"
    whole = Listing("成果汇编", lead, (Group("", "", rows),), len(rows))
    return replace(whole, head=plain_head(URL, len(rows)))


def _line(portal: PublicPortal, volume: Volume, prints: Prints) -> VolumeLine:
    view = told(portal, volume.id)
    return VolumeLine(
        volume.title,
        volume.subtitle,
        volume.period,
        addresses.page("volumes", volume.id),
        view.issuer,
        len(view.chapters),
        sum(count.value for count in view.front.figures if count.name == "成果") if view.front else 0,
        view.cover or _first_cover(view),
        prints(volume.id),
    )


@remembered
def told(portal: PublicPortal, volume_id: str) -> VolumeView:
    """The volume itself, made once."""
    return volume_view(portal, portal.volumes[volume_id])


def volume_page_view(portal: PublicPortal, volume: Volume, prints: Prints) -> VolumePageView:
    """All of one volume's page."""
    view = told(portal, volume.id)
    plan = portal.plans.get(volume.plan or "")
    wanted = volume.selection
    facts = [
        parts.Fact("编者", view.issuer),
        parts.Fact("工程", "", links(portal, "programmes", (wanted.programme or "",), short=True)),
        parts.Fact("单位", "", links(portal, "units", (wanted.unit or "",), short=True)),
        parts.Fact("起止", view.period),
        parts.Fact("印制", chinese_date(volume.date)),
        parts.Fact("数据截至", view.as_of),
    ]
    return VolumePageView(
        title=volume.title,
        subtitle=volume.subtitle,
        period=volume.period,
        facts=tuple(fact for fact in facts if fact.text or fact.links),
        foreword=view.foreword.blocks if view.foreword else (),
        foreword_title=volume.foreword,
        cover=view.cover or _first_cover(view),
        contents=tuple(_contents(volume.id, view)),
        printed=prints(volume.id),
        evidence=len(view.register),
        plan=Link(plan.title, addresses.page("plans", plan.id)) if plan else None,
        reading=reading_url(volume.id, 1) if _readable(view) else "",
        review=parts.review_line(volume.review),
    )


def reading_url(volume_id: str, number: int) -> str:
    """The page of a chapter within a volume, for reading on."""
    return addresses.page("volumes", volume_id, str(number))


def _readable(view: VolumeView) -> list[Chapter]:
    """The chapters that are pages of records; what is gathered by form stands in a list of its own."""
    return [chapter for chapter in view.chapters if chapter.part != "form"]


def _contents(volume_id: str, view: VolumeView) -> Iterator[ContentsLine]:
    numbers = {chapter.key: number for number, chapter in enumerate(_readable(view), 1)}
    for chapter in view.chapters:
        number = numbers.get(chapter.key)
        yield ContentsLine(
            chapter.label,
            chapter.title,
            chapter.unit,
            chapter.url,
            reading_url(volume_id, number) if number else "",
            tuple(Link(case.view.title.replace("|", ""), case.url) for case in chapter.cases),
        )


def _first_cover(view: VolumeView) -> parts.Picture | None:
    covers = (getattr(chapter.view, "cover", None) for chapter in view.chapters)
    return next((cover for cover in covers if cover), None)


def reading_pages(
    portal: PublicPortal, volume: Volume, record_page: Callable[[PublicPortal, str, str], Page]
) -> Iterator[Page]:
    """The chapters of a volume one after another: each the page of its record, which `record_page` makes, with the
    way back and on.
    """
    chapters = _readable(told(portal, volume.id))
    for place, chapter in enumerate(chapters):
        kind, _slash, record_id = chapter.key.partition("/")
        page = record_page(portal, kind, record_id)
        reading = Reading(
            Link(volume.title, addresses.page("volumes", volume.id)),
            place + 1,
            len(chapters),
            _neighbour(volume.id, chapters, place - 1),
            _neighbour(volume.id, chapters, place + 1),
            Link(chapter.title, chapter.url),
        )
        yield replace(page, url=reading_url(volume.id, place + 1), section=URL, reading=reading, kind="", record=None)


def _neighbour(volume_id: str, chapters: list[Chapter], place: int) -> Link | None:
    if not 0 <= place < len(chapters):
        return None
    return Link(chapters[place].title, reading_url(volume_id, place + 1))
