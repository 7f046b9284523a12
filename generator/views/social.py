"""What the social card of a page says: the picture that shows when an address is passed on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

import orjson

from generator.model.achievement import Achievement
from generator.model.base import Photo, Record
from generator.model.narrative import Case, Notice
from generator.model.programme import Programme
from generator.model.studio import Studio
from generator.model.types import RECORD_TYPES
from generator.model.unit import Unit
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.views.film import published
from generator.views.lookup import name_of
from generator.views.page import Meta, Page, SocialCard

WIDTH, HEIGHT = 1200, 630
"""Pixels: the size that messengers and networks ask for."""


def with_cards(portal: PublicPortal, pages: Iterable[Page]) -> list[Page]:
    """The pages with what their cards say; as they were where the portal goes without cards."""
    if not portal.site.cards:
        return list(pages)
    return [replace(page, meta=_meta(portal, page)) for page in pages]


def _meta(portal: PublicPortal, page: Page) -> Meta:
    """A record has a card of its own, a section one for all its lists, however they are filtered."""
    if not page.url:
        return carded(portal, page.meta, "home", title=portal.site.title_breaks or portal.site.title)
    kind, record_id = page.section.rstrip("/"), page.url.removeprefix(page.section).partition("/")[0]
    if kind == "videos" and record_id:
        maker = portal.owner(record_id)
        video = published(maker) if maker else None
        words = f"微视频　{video.duration}" if video else "微视频"
        photo = video.poster if video else None
        return carded(
            portal, page.meta, f"{kind}/{record_id}", title=page.title, kind=words, unit=page.meta.source, photo=photo
        )
    record = portal.of_type(kind).get(record_id) if kind in _RECORDS else None
    if record is None:
        return carded(portal, page.meta, kind, title=page.crumbs[1].text if len(page.crumbs) > 1 else page.title)
    own_name = isinstance(record, Unit)
    return carded(
        portal,
        page.meta,
        f"{kind}/{record_id}",
        title=name_of(record),
        kind=_kind(portal, record) or page.kind,
        unit="" if own_name or page.meta.source == portal.site.issuer else page.meta.source,
        photo=photo_of(record),
    )


_RECORDS = frozenset(kind.name for kind in RECORD_TYPES)


def _kind(portal: PublicPortal, record: Record) -> str:
    """What sort of record it is, in the words of its own vocabulary where it has one."""
    match record:
        case Achievement():
            return record.form_label or portal.label("forms", record.form, short=True)
        case Case():
            return portal.label("case_kinds", record.kind)
        case Notice():
            return portal.label("notice_kinds", record.kind)
        case Unit():
            return portal.label("unit_kinds", record.kind, short=True)
        case Programme():
            return portal.label("programme_kinds", record.kind, short=True)
        case Studio():
            return portal.label("studio_kinds", record.kind, short=True)
    return ""


def carded(
    portal: PublicPortal,
    meta: Meta,
    place: str,
    *,
    title: str,
    kind: str = "",
    unit: str = "",
    photo: Photo | None = None,
) -> Meta:
    """The head of a page with its card, at `cards/<place>`."""
    site = portal.site
    file = portal.media.get(photo.file) if photo else None
    cover, digest = (file.path, file.digest) if file and file.width else ("", "")
    words = (kind, title, unit, site.institution, site.title, digest)
    path = addresses.card(place, hashlib.blake2b(orjson.dumps(words), digest_size=4).hexdigest(), pictured=bool(cover))
    card = SocialCard(path, kind, title, unit, site.institution, site.title, cover, digest)
    alt = "，".join(part for part in (kind, title.replace("|", ""), unit) if part)
    return replace(meta, image=path, image_size=(WIDTH, HEIGHT), image_alt=alt, card=card)


def photo_of(record: Record) -> Photo | None:
    """The cover of a record, or the first of its pictures."""
    photos: tuple[Photo, ...] = getattr(record, "photos", ())
    cover: Photo | None = getattr(record, "cover", None)
    return cover or (photos[0] if photos else None)
