"""Loaded records become the full Portal: what refers to nothing is taken out and reported."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Mapping
from typing import Any, cast

from generator.digest import digest_of
from generator.finding import Finding, found
from generator.model.base import Record
from generator.model.fields import MediaPath, Reference
from generator.model.load import Loaded
from generator.model.media import MediaFile
from generator.model.reading import Origin
from generator.model.shape import DroppedError, FieldShape, Marked, marked, sift
from generator.model.site import Site
from generator.model.types import RECORD_TYPES
from generator.model.unit import Unit
from generator.portal.graph import FullPortal, Key, Records, graph_of
from generator.text import nearest, quoted

_TYPE_LABELS = {kind.name: kind.label for kind in RECORD_TYPES}


def assemble(loaded: Loaded, media: Mapping[str, MediaFile], today: dt.date) -> tuple[FullPortal, tuple[Finding, ...]]:
    """Loaded records become the full Portal; what does not resolve is left out and reported."""
    findings: list[Finding] = []
    records: Records = {kind: dict(by_id) for kind, by_id in loaded.records.items()}
    findings += _repeated_owner_ids(records, loaded)
    findings += _alias_conflicts(records, loaded)
    findings += _break_unit_cycles(records, loaded)
    findings += prune(records, media, loaded.origins, loaded.broken)
    site = loaded.site or Site(
        institution="（未填学校名称）", issuer="（未填主办单位）", title="成果门户", summary="（未填简介）"
    )
    portal = graph_of(
        FullPortal,
        records,
        site=site,
        as_of=site.as_of or today,
        vocabularies=loaded.vocabularies,
        media=media,
        origins=loaded.origins,
        digests=digests_of(records, loaded.records, loaded.digests),
        wording=loaded.wording,
    )
    return portal, tuple(findings)


def digests_of(
    records: Records, before: Mapping[str, Mapping[str, Record]], digests: Mapping[Key, str]
) -> dict[Key, str]:
    """What stands for each record: as `before`, but for those that are not what they were then."""
    out: dict[Key, str] = {}
    for kind, by_id in records.items():
        for each, record in by_id.items():
            known = digests.get((kind, each)) if record is before[kind][each] else None
            out[kind, each] = known or digest_of(repr(record))
    return out


def prune(
    records: Records,
    media: Mapping[str, MediaFile],
    origins: Mapping[Key, Origin],
    broken: Iterable[Key] = (),
) -> list[Finding]:
    """Takes out, in place, what refers to nothing; a record that loses something required goes too,
    which may leave others referring to nothing: repeated until all references hold. `broken` names what
    is there but could not be loaded.
    """
    findings: list[Finding] = []
    gone = set(broken)
    while True:
        lost = 0
        for kind, by_id in records.items():
            for record in list(by_id.values()):
                dangling = dangling_in(record, records, media)
                if not dangling:
                    continue
                origin = origins[kind, record.id]
                findings += (_dangling_finding(mark, records, media, gone, origin) for mark in dangling)
                try:
                    by_id[record.id] = without(record, dangling)
                except DroppedError:
                    del by_id[record.id]
                    gone.add((kind, record.id))
                    lost += 1
        if not lost:
            return findings


def without(record: Record, marks: Iterable[Marked]) -> Record:
    """The record without these strings. Raises `DroppedError` where it loses something required."""
    dead = {(mark.mark, mark.value) for mark in marks}

    def keep(shape: FieldShape, _record: Any, value: Any) -> bool:
        return not (isinstance(value, str) and (shape.mark, value) in dead)

    return sift(record, keep)


def dangling_in(record: Record, records: Mapping[str, Container[str]], media: Container[str]) -> list[Marked]:
    """What a record refers to that is not there; `records` has the ids by type."""
    broken = [
        mark
        for mark in marked(record, Reference)
        if not any(mark.value in records[kind] for kind in mark.mark.to)  # type: ignore[union-attr]
    ]
    broken += [mark for mark in marked(record, MediaPath) if mark.value not in media]
    return broken


def _dangling_finding(
    mark: Any, records: Records, media: Mapping[str, MediaFile], gone: set[Key], origin: Origin
) -> Finding:
    path = (*origin.path, *mark.path)
    if isinstance(mark.mark, MediaPath):
        alike = next((path for path in media if path.lower() == mark.value.lower()), None)
        fix = f"文件名是 {alike}，大小写要一致" if alike else "把文件放到 content/media/，核对文件名和扩展名"
        return found("R05", origin.file, path, label=mark.label, message=f"没有文件 content/{mark.value}", fix=fix)
    if any((kind, mark.value) in gone for kind in mark.mark.to):
        return found(
            "R01",
            origin.file,
            path,
            label=mark.label,
            message=f"所指的“{mark.value}”有错，没有收进来",
            fix="先改好那条记录",
        )
    labels = [_TYPE_LABELS[kind] for kind in mark.mark.to]
    kinds = "或".join(part for part in ("、".join(labels[:-1]), labels[-1]) if part)
    guess = nearest(mark.value, [each for kind in mark.mark.to for each in records[kind]])
    return found(
        "R01",
        origin.file,
        path,
        label=mark.label,
        message=f"没有编号为“{mark.value}”的{kinds}",
        fix=f"相近的编号：{quoted(guess)}" if guess else "编号就是那条记录的文件名",
    )


def _repeated_owner_ids(records: Records, loaded: Loaded) -> list[Finding]:
    """A studio may not share its id with a branch: achievements name either by id alone."""
    findings = []
    for shared in sorted(records["branches"].keys() & records["studios"].keys()):
        origin = loaded.origins["studios", shared]
        del records["studios"][shared]
        findings.append(
            found(
                "R02",
                origin.file,
                origin.path,
                label="编号",
                message=f"编号“{shared}”已用于同名党支部",
                fix=f"工作室文件改名，如 {shared}-studio.yml",
            )
        )
    return findings


def _alias_conflicts(records: Records, loaded: Loaded) -> list[Finding]:
    findings = []
    for kind, by_id in records.items():
        claimed: dict[str, str] = {}
        for record in list(by_id.values()):
            good = []
            for index, alias in enumerate(record.aliases):
                holder = alias if alias in by_id else claimed.get(alias)
                if holder is None:
                    claimed[alias] = record.id
                    good.append(alias)
                    continue
                origin = loaded.origins[kind, record.id]
                findings.append(
                    found(
                        "R03",
                        origin.file,
                        (*origin.path, "aliases", index),
                        label="曾用编号",
                        message=f"“{alias}”已是“{holder}”的编号或曾用编号",
                        fix="一个旧编号只能归一条记录",
                    )
                )
            if len(good) != len(record.aliases):
                by_id[record.id] = record.model_copy(update={"aliases": tuple(good)})
    return findings


def _break_unit_cycles(records: Records, loaded: Loaded) -> list[Finding]:
    units = cast(dict[str, Unit], records["units"])
    findings = []
    for unit_id in list(units):
        seen = [unit_id]
        while (parent := units[seen[-1]].parent) in units and parent not in seen:
            seen.append(parent)
        if parent == unit_id:
            origin = loaded.origins["units", unit_id]
            names = " → ".join(units[each].name for each in [*seen, unit_id])
            findings.append(
                found(
                    "R04",
                    origin.file,
                    (*origin.path, "parent"),
                    label="上级单位",
                    message=f"上下级绕成一圈：{names}",
                    fix="改正其中一个单位的上级",
                )
            )
            units[unit_id] = units[unit_id].model_copy(update={"parent": None})
    return findings
