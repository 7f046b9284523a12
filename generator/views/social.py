"""What the social card of a page says: the picture that shows when an address is passed on."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import orjson

from generator.model.base import Photo, Record
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.views.page import Meta, SocialCard

WIDTH, HEIGHT = 1200, 630
"""Pixels: the size that messengers and networks ask for."""


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
    """The head of a page with its card, at `cards/<place>`; as it was where the portal goes without cards."""
    site = portal.site
    if not site.cards:
        return meta
    file = portal.media.get(photo.file) if photo else None
    cover, digest = (file.path, file.digest) if file and file.width else ("", "")
    words = (kind, title, unit, site.institution, site.title, digest)
    path = addresses.card(place, hashlib.blake2b(orjson.dumps(words), digest_size=4).hexdigest(), pictured=bool(cover))
    card = SocialCard(path, kind, title, unit, site.institution, site.title, cover, digest)
    alt = "，".join(part for part in (kind, title.replace("|", ""), unit) if part)
    return replace(meta, image=path, image_width=WIDTH, image_height=HEIGHT, image_alt=alt, card=card)


def photo_of(record: Record) -> Photo | None:
    """The cover of a record, or the first of its pictures."""
    photos: tuple[Photo, ...] = getattr(record, "photos", ())
    cover: Photo | None = getattr(record, "cover", None)
    return cover or (photos[0] if photos else None)
