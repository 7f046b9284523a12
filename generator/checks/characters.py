"""Characters that no face of ours has: they cannot stand on a social card or in print."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from generator.checks.place import at
from generator.checks.texts import texts
from generator.faces import SUBSTITUTE, lacking
from generator.finding import Finding, KeyPath, found
from generator.model.base import Record
from generator.model.shape import label_of
from generator.portal.graph import FullPortal

_NAMES = ("name", "title")
_SITE = ("institution", "issuer", "title", "demonstration_text")
_PRINTED = frozenset({"programmes", "units", "branches", "studios", "achievements", "plans", "cases", "volumes"})
"""Types of which more than the name is printed."""


def unknown_characters_of_the_site(portal: FullPortal) -> Iterator[Finding]:
    """S09: every character of the name of the institution and the site is in our faces (`model` fields)."""
    for field in _SITE:
        strange = lacking(getattr(portal.site, field))
        if strange:
            label = label_of(type(portal.site), (field,))
            yield found("S09", "data/portal.yml", (field,), label=label, message=_message(strange), fix=_FIX)


def unknown_characters(portal: FullPortal, kind: str, record: Record) -> Iterator[Finding]:
    """S09: every character that a card or a page of print shows is in our faces (`model` fields, `generator.faces`)."""
    written = list(texts(record) if kind in _PRINTED else _names(record))
    if not lacking("".join(text for _path, text in written)):  # at once, which is much faster than one by one
        return
    for path, text in written:
        strange = lacking(text)
        if strange:
            yield at(portal, kind, record, path, "S09", message=_message(strange), fix=_FIX)


_FIX = "核对是否打错；确是生僻字的，告诉维护网站的同事补进字库"


def _message(strange: str) -> str:
    named = "、".join(f"“{char}”（U+{ord(char):04X}）" for char in strange)
    return f"字库里没有{named}，分享卡片和印本上以“{SUBSTITUTE}”代替"


def _names(record: BaseModel) -> Iterator[tuple[KeyPath, str]]:
    for field in _NAMES:
        text = getattr(record, field, "")
        if text:
            yield (field,), text
