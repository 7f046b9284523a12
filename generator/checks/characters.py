"""Characters that no face of ours has: they cannot stand on a social card or in print."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.place import at
from generator.faces import SUBSTITUTE, lacking
from generator.finding import Finding, KeyPath, found
from generator.model.base import Record
from generator.model.branch import Branch
from generator.model.shape import label_of
from generator.model.studio import Studio
from generator.portal.graph import FullPortal

_NAMES = ("name", "title", "short_name", "form_label")
_SITE = ("institution", "title")


def unknown_characters(portal: FullPortal) -> Iterator[Finding]:
    """S08: every character of a name or title is in our faces (`model` fields, `generator.faces`)."""
    for field in _SITE:
        strange = lacking(getattr(portal.site, field))
        if strange:
            label = label_of(type(portal.site), (field,))
            yield found("S09", "data/portal.yml", (field,), label=label, message=_message(strange), fix=_FIX)
    for kind, record in portal.all_records():
        for path, text in _texts(record):
            strange = lacking(text)
            if strange:
                yield at(portal, kind, record, path, "S09", message=_message(strange), fix=_FIX)


_FIX = "核对是否打错；确是生僻字的，告诉维护网站的同事补进字库"


def _message(strange: str) -> str:
    named = "、".join(f"“{char}”（U+{ord(char):04X}）" for char in strange)
    return f"字库里没有{named}，分享卡片和印本上以“{SUBSTITUTE}”代替"


def _texts(record: Record) -> Iterator[tuple[KeyPath, str]]:
    for field in _NAMES:
        text = getattr(record, field, "")
        if text:
            yield (field,), text
    if isinstance(record, Branch):
        for index, item in enumerate(record.deliverables):
            if item.video is not None:
                yield ("deliverables", index, "video", "title"), item.video.title
    if isinstance(record, Studio) and record.video is not None:
        yield ("video", "title"), record.video.title
