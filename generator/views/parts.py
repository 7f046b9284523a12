"""Parts that several pages show: pictures, evidence, facts, cards, rows, stages, slots."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.base import (
    Adoption,
    Evidence,
    Milestone,
    Partner,
    Photo,
    Review,
    Signature,
    Statement,
)
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.text import chinese_date
from generator.times import When
from generator.views.lookup import criterion_url, link, subject_link
from generator.views.page import Link
from generator.views.progress import Step


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in all its sizes; `avif`, `webp` and `jpeg` are pairs of path and width in pixels."""

    src: str
    avif: tuple[tuple[str, int], ...]
    webp: tuple[tuple[str, int], ...]
    jpeg: tuple[tuple[str, int], ...]
    width: int
    height: int
    alt: str
    caption: str


def picture(portal: PublicPortal, photo: Photo | None) -> Picture | None:
    """The derivatives of a photo, known before they are made."""
    if photo is None or photo.file not in portal.media:
        return None
    return picture_of(portal, photo.file, photo.alt, photo.caption)


def picture_of(portal: PublicPortal, file: str, alt: str, caption: str = "") -> Picture | None:
    """Like `picture`, from a path below `content/`."""
    known = portal.media.get(file)
    if known is None or not known.width:
        return None
    avif, webp, jpeg = (addresses.derivatives(known, each) for each in addresses.FORMATS)
    middle = jpeg[min(1, len(jpeg) - 1)]
    return Picture(
        src=middle.path,
        avif=tuple((each.path, each.width) for each in avif),
        webp=tuple((each.path, each.width) for each in webp),
        jpeg=tuple((each.path, each.width) for each in jpeg),
        width=middle.width,
        height=middle.height,
        alt=alt,
        caption=caption,
    )


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a facts table: words, links, or both."""

    label: str
    text: str = ""
    links: tuple[Link, ...] = ()


def volume_facts(portal: PublicPortal, kind: str, record_id: str) -> tuple[Fact, ...]:
    """The printed volumes that were declared for a record; no line where there are none."""
    own = tuple(link("volumes", each) for each in portal.referring(kind, record_id, "volumes"))
    return (Fact("汇编", "", own),) if own else ()


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """A piece of evidence with its number on the page."""

    number: int
    title: str
    date: str
    url: str


def evidence_items(items: Iterable[Evidence]) -> tuple[EvidenceItem, ...]:
    """Numbered from 1 in the order of the record."""
    return tuple(
        EvidenceItem(number, item.title, item.date.text if item.date else "", item.link or "")
        for number, item in enumerate(items, 1)
    )


def evidence_by_id(items: Iterable[Evidence]) -> dict[str, EvidenceItem]:
    """The same, by the id within the record."""
    listed = list(items)
    return {item.id: numbered for item, numbered in zip(listed, evidence_items(listed), strict=True) if item.id}


@dataclass(frozen=True, slots=True)
class Badge:
    """A small label; `level` is the code of an honour level, which gets a diamond."""

    text: str
    level: str = ""


def month_text(when: When) -> str:
    """2026年5月, or the year alone where that is all that is known."""
    day = when.start or when.end
    if day is None:
        return when.text
    if when.precision == "year":
        return f"{day.year}年"
    return f"{day.year}年{day.month}月"


def criteria_names(portal: PublicPortal, codes: Iterable[str]) -> tuple[str, ...]:
    """The names of those criteria that exist."""
    known = (portal.criterion(code) for code in codes)
    return tuple(each[1].name for each in known if each)


def criteria_links(portal: PublicPortal, codes: Iterable[str]) -> tuple[Link, ...]:
    """The same, as links to the programme's page."""
    known = ((code, portal.criterion(code)) for code in codes)
    return tuple(Link(each[1].name, criterion_url(code)) for code, each in known if each)


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage on the stage bar."""

    name: str
    when: str
    text: str
    state: str
    publicity: bool


def stages(walked: Iterable[Step]) -> tuple[Stage, ...]:
    """The bar of a cohort or branch."""
    return tuple(Stage(step.name, step.time.text, step.text, step.state, step.publicity) for step in walked)


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion with what a record says of it."""

    name: str
    url: str
    text: str
    evidence: tuple[EvidenceItem, ...]
    achievements: tuple[Link, ...]


def criterion_row(portal: PublicPortal, statement: Statement, register: dict[str, EvidenceItem]) -> Criterion | None:
    """A statement under the name of its criterion; None where the criterion is unknown."""
    known = portal.criterion(statement.criterion)
    if known is None:
        return None
    linked = [portal.achievements[each] for each in statement.achievements if each in portal.achievements]
    return Criterion(
        name=known[1].name,
        url=criterion_url(statement.criterion),
        text=statement.text,
        evidence=tuple(register[each] for each in statement.evidence if each in register),
        achievements=tuple(link("achievements", each) for each in linked),
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A dated line; `key` marks the ones that matter most."""

    date: str
    text: str
    key: bool = False
    url: str = ""


def timeline(milestones: Iterable[Milestone]) -> tuple[Line, ...]:
    """Newest first."""
    ordered = sorted(milestones, key=lambda each: each.date.sort_key, reverse=True)
    return tuple(Line(month_text(each.date), each.text, each.key) for each in ordered)


@dataclass(frozen=True, slots=True)
class Adopter:
    """Who took something over."""

    name: str
    url: str
    date: str
    text: str


def adopters(portal: PublicPortal, adoptions: Iterable[Adoption]) -> tuple[Adopter, ...]:
    """Adopters, linked where they are branches of ours."""
    return tuple(
        Adopter(
            each.name,
            addresses.page("branches", each.branch) if each.branch and each.branch in portal.branches else "",
            month_text(each.date) if each.date else "",
            each.text,
        )
        for each in adoptions
    )


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """A partner organisation."""

    name: str
    kind: str
    since: str
    text: str


def partner_lines(portal: PublicPortal, partners: Iterable[Partner]) -> tuple[PartnerLine, ...]:
    """结对共建."""
    return tuple(
        PartnerLine(
            each.name, portal.label("partner_kinds", each.kind), each.since.text if each.since else "", each.text
        )
        for each in partners
    )


@dataclass(frozen=True, slots=True)
class Sign:
    """One signature of the review line."""

    role: str
    by: str
    date: str


def review_line(review: Review | None) -> tuple[Sign, ...]:
    """撰稿 初审 复审 终审."""
    if review is None:
        return ()
    roles: tuple[tuple[str, Signature], ...] = (
        ("撰稿", review.author),
        ("初审", review.first),
        ("复审", review.second),
        ("终审", review.final),
    )
    return tuple(Sign(role, sign.by, chinese_date(sign.date)) for role, sign in roles)


def about_links(portal: PublicPortal, ids: Iterable[str]) -> tuple[Link, ...]:
    """Links to records of any subject type."""
    found = (subject_link(portal, each) for each in ids)
    return tuple(each for each in found if each)
