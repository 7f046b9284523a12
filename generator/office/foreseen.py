"""What `fourones check` would say after an import and does not say now: told before anything is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.checks import check
from generator.finding import Finding, Place, Severity
from generator.model.load import Loaded
from generator.model.media import MediaFile
from generator.model.reading import Origin
from generator.office.apply import place_of
from generator.office.changes import Change
from generator.office.private import private_data
from generator.portal.assemble import assemble

_NO_BAR = {"S09"}
"""Errors that keep no record back: a name with a rare character must come in to be seen."""


def foreseen(
    loaded: Loaded, changes: Iterable[Change], media: Mapping[str, MediaFile], today: dt.date
) -> list[tuple[Change | None, Finding]]:
    """The errors that changes would bring, at the cells that they come from, with the change that brings each."""
    changes = tuple(changes)
    if not changes:
        return []
    known = {_what(each) for each in _errors(loaded, media, today)}
    after = _after(loaded, changes)
    by_place = {(change.file, after.origins[change.kind.name, change.id].path): change for change in changes}
    told = [_told(each, by_place) for each in _errors(after, media, today) if _what(each) not in known]
    return [*told, *((change, each) for change in changes for each in private_data(change, loaded.permissions))]


def _errors(loaded: Loaded, media: Mapping[str, MediaFile], today: dt.date) -> list[Finding]:
    portal, findings = assemble(loaded, media, today)
    every = (*findings, *check(portal))
    return [each for each in every if each.severity is Severity.ERROR and each.code not in _NO_BAR]


def _what(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.place.file, finding.message


def _after(loaded: Loaded, changes: tuple[Change, ...]) -> Loaded:
    """The records as they will be. Those that are added to a file that is a list come behind its present ones."""
    records = {kind: dict(by_id) for kind, by_id in loaded.records.items()}
    origins, digests = dict(loaded.origins), dict(loaded.digests)
    for number, change in enumerate(changes):
        key = change.kind.name, change.id
        records[change.kind.name][change.id] = change.new
        digests.pop(key, None)
        listed = change.kind.folder.endswith(".yml")
        origins.setdefault(key, Origin(change.file, (len(records[change.kind.name]) + number,) if listed else ()))
    return replace(loaded, records=records, origins=origins, digests=digests)


def _told(
    finding: Finding, by_place: Mapping[tuple[str, tuple[str | int, ...]], Change]
) -> tuple[Change | None, Finding]:
    """A finding at the cell that its key path came from; at its file where it is not a cell's fault."""
    path = finding.place.path
    change = by_place.get((finding.place.file, ()))
    if change is None and path:
        change, path = by_place.get((finding.place.file, path[:1])), path[1:]
    if change is None:
        return None, finding
    line, column, _known = place_of(change.made, path)
    label = column.title if column is not None else finding.label
    return change, replace(finding, place=Place(line.spot(column) if line else change.source), label=label)
