"""The one gate from full to public.

Every field has a level (see `generator.model.fields`); the gate keeps what the level allows on the
data date. Three things are decided by value rather than by level and stand here in plain sight: a
failed assessment or acceptance is never public, neither is a document that is not openly issued, nor,
where the site asks for reviews, a record that has not been reviewed as it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any, cast

from pydantic import BaseModel

from generator.model.achievement import Achievement
from generator.model.base import Record, Withdrawal
from generator.model.branch import Branch
from generator.model.document import Policy
from generator.model.fields import Level, MediaPath, Reference
from generator.model.narrative import Case, Notice
from generator.model.programme import Programme
from generator.model.shape import DroppedError, FieldShape, hideable, marked, sift
from generator.model.site import Site
from generator.model.studio import Studio
from generator.model.types import RECORD_TYPES
from generator.model.volume import Volume
from generator.portal.assemble import dangling_in, digests_of, prune, without
from generator.portal.graph import FullPortal, Key, PublicPortal, Records, graph_of, meeting_of

REVIEWED = (Branch, Studio, Achievement, Case, Notice)
"""Types of records that a site may refuse to publish unreviewed."""


def disclose(full: FullPortal) -> PublicPortal:
    """The public Portal: no draft, no closed document, no hidden field, and no reference to any of these.

    What the gate lets through of a record follows from the record and the data date, so the digest of the one
    with the date stands for the other too.
    """
    records: Records = {kind.name: {} for kind in RECORD_TYPES}
    withdrawn: dict[Key, Withdrawal] = {}
    for kind, record in full.all_records():
        if record.withdrawn is not None and not record.draft and _open(record):
            withdrawn[kind, record.id] = record.withdrawn
        if not _passes(record, full.site):
            continue
        try:
            records[kind][record.id] = _public(record, full.as_of)
        except DroppedError:
            continue
    passed: Records = {kind: dict(by_id) for kind, by_id in records.items()}
    prune(records, full.media, full.origins)
    shown = _files_of(chain.from_iterable(by_id.values() for by_id in records.values()))
    return graph_of(
        PublicPortal,
        records,
        site=full.site,
        as_of=full.as_of,
        vocabularies=full.vocabularies,
        media={path: file for path, file in full.media.items() if path in shown},
        origins={key: origin for key, origin in full.origins.items() if key[1] in records[key[0]]},
        digests=digests_of(records, passed, full.digests),
        withdrawn=withdrawn,
    )


def disclose_again(full: FullPortal, public: PublicPortal, kind: str, record: Record) -> PublicPortal | None:
    """The public Portal with what is public of a record in the place of the one that had its id; what was remembered
    of all records stays as it was. None where its relations, or whether it is public, would not stay, and for a
    programme, by whose criteria all else is read.
    """
    before = full.of_type(kind)[record.id]
    if _related(kind, record) != _related(kind, before) or record.id not in public.ids(kind):
        return None
    if isinstance(record, Programme) or not _passes(record, full.site):
        return None
    ids = {each.name: cast(Mapping[str, Record], public.ids(each.name)) for each in RECORD_TYPES}
    try:
        shown = _public(record, full.as_of)
        shown = without(shown, dangling_in(shown, ids, full.media))
    except DroppedError:
        return None
    records = {kind: {**ids[kind], record.id: shown}}
    return replace(public, reads=public.reads.forgetting(f"{kind}:{record.id}"), **cast(dict[str, Any], records))


def _related(kind: str, record: Record) -> tuple[object, ...]:
    """What of a record other records, or the outputs of others, depend on by more than its words."""
    references = {(mark.mark, mark.value) for mark in marked(record, Reference)}
    return references, _files_of([record]), meeting_of({kind: {record.id: record}}), record.aliases


def _files_of(records: Iterable[Record]) -> set[str]:
    """Pictures and other files that the records show: no others are published, nor worked upon."""
    files: set[str] = set()
    for record in records:
        files.update(mark.value for mark in marked(record, MediaPath))
        if isinstance(record, Case | Notice | Volume):
            files.update(figure["src"] for figure in record.body.pictures())
    return files


def reviewed(record: Record, site: Site) -> bool:
    """Whether a record has been reviewed as it is, where the site asks for that."""
    if not site.reviewed_only or not isinstance(record, REVIEWED):
        return True
    return record.review is not None and bool(record.review.of)


def _passes(record: Record, site: Site) -> bool:
    """Whether anything of a record but its withdrawal is public."""
    return not record.draft and record.withdrawn is None and _open(record) and reviewed(record, site)


def _open(record: Record) -> bool:
    return not isinstance(record, Policy) or record.open_mode == "open"


def _public(record: Record, as_of: dt.date) -> Record:
    def keep(shape: FieldShape, holder: BaseModel, _value: Any) -> bool:
        match shape.level:
            case Level.PUBLIC:
                return True
            case Level.CONSENT:
                return bool(getattr(holder, "consent", False))
            case Level.WINDOW:
                return _in_window(cast(Notice, holder), as_of)
            case _:
                return False

    if isinstance(record, Studio):
        record = _passes_only(record)
    return sift(record, keep, hideable)


def _in_window(notice: Notice, as_of: dt.date) -> bool:
    """A list without a publicity window is an approved list, which stays."""
    span = notice.publicity
    return span is None or span.start <= as_of <= span.end


def _passes_only(studio: Studio) -> Studio:
    passed = tuple(item for item in studio.assessments if item.result == "pass")
    accepted = studio.acceptance if studio.acceptance and studio.acceptance.result == "pass" else None
    return studio.model_copy(update={"assessments": passed, "acceptance": accepted})
