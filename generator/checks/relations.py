"""Codes that one record cites and another, or the record itself, must define."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.checks.place import at
from generator.finding import Finding, KeyPath
from generator.model.achievement import Achievement
from generator.model.base import Record
from generator.model.branch import Branch
from generator.model.narrative import Case
from generator.model.programme import Criterion, Programme, criteria_of
from generator.model.studio import Studio
from generator.portal.graph import FullPortal
from generator.text import nearest, quoted

_CODED = {
    "evidence": "id",
    "media": "id",
    "deliverables": "slot",
    "stages": "code",
    "slots": "code",
    "cohorts": "code",
    "targets": "code",
}
"""Lists whose items carry a code, and the key of it."""


def repeated_codes(portal: FullPortal, kind: str, record: Record) -> Iterator[Finding]:
    """R02: inside one record a code names one thing (domain.md, Records: “本记录内不重复”)."""
    for list_name, code_name in _CODED.items():
        items = getattr(record, list_name, ())
        coded = (((list_name, i, code_name), getattr(item, code_name)) for i, item in enumerate(items))
        for path, code in _repeated(coded):
            yield _repeated_code(portal, kind, record, path, code)
    if isinstance(record, Programme):
        for path, code in _repeated(_criterion_codes(record.criteria, ("criteria",))):
            yield _repeated_code(portal, kind, record, path, code)


def _repeated(coded: Iterable[tuple[KeyPath, str | None]]) -> Iterator[tuple[KeyPath, str]]:
    seen: set[str] = set()
    for path, code in coded:
        if code in seen:
            yield path, code
        elif code is not None:
            seen.add(code)


def _criterion_codes(items: tuple[Criterion, ...], path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    for index, item in enumerate(items):
        yield (*path, index, "code"), item.code
        yield from _criterion_codes(item.children, (*path, index, "children"))


def _repeated_code(portal: FullPortal, kind: str, record: Record, path: KeyPath, code: str) -> Finding:
    return at(
        portal,
        kind,
        record,
        path,
        "R02",
        message=f"“{code}”在本记录里用了两次",
        fix="给后一个换编号；内容相同就只留一处",
    )


def unknown_criteria(portal: FullPortal) -> Iterator[Finding]:
    """R06: a criterion is cited as `programme/code` of a criteria tree (domain.md, Records)."""
    known = [f"{each.id}/{item.code}" for each in portal.programmes.values() for item in criteria_of(each)]
    for kind, record in portal.all_records():
        for path, code in _cited_criteria(record):
            if portal.criterion(code) is None:
                guess = nearest(code, known)
                usual = "写作“工程编号/条目编号”，如 model-branch/educate"
                yield at(
                    portal,
                    kind,
                    record,
                    path,
                    "R06",
                    message=f"没有标准条目“{code}”",
                    fix=f"相近的条目：{quoted(guess)}" if guess else usual,
                )


def _cited_criteria(record: Record) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(record, Branch | Studio):
        for index, statement in enumerate(record.statements):
            yield ("statements", index, "criterion"), statement.criterion
    elif isinstance(record, Achievement | Case):
        for index, code in enumerate(record.criteria):
            yield ("criteria", index), code


def unknown_evidence(portal: FullPortal) -> Iterator[Finding]:
    """R07: a statement or activity is proven by evidence of the same record (seed 003, 七个有力)."""
    for kind, record in portal.all_records():
        if not isinstance(record, Branch | Studio):
            continue
        known = [item.id for item in record.evidence if item.id is not None]
        for path, code in _cited_evidence(record):
            if code not in known:
                fix = f"本记录已有的编号：{'、'.join(known)}" if known else f"在 evidence 里加一项 id: {code}"
                yield at(portal, kind, record, path, "R07", message=f"佐证材料里没有编号“{code}”", fix=fix)


def _cited_evidence(record: Branch | Studio) -> Iterator[tuple[KeyPath, str]]:
    lists: dict[str, tuple[Any, ...]] = {"statements": record.statements}
    if isinstance(record, Branch):
        lists["activities"] = record.activities
    for name, items in lists.items():
        for index, item in enumerate(items):
            for place, code in enumerate(item.evidence):
                yield (name, index, "evidence", place), code


def unknown_cohorts(portal: FullPortal) -> Iterator[Finding]:
    """R08: who takes part does so in a cohort and stage that the programme defines (domain.md, Records)."""
    for branch in portal.branches.values():
        for index in range(len(branch.enrolments)):
            yield from _enrolment(portal, "branches", branch, ("enrolments", index))
    for studio in portal.studios.values():
        yield from _enrolment(portal, "studios", studio, ("enrolment",))


def _enrolment(portal: FullPortal, kind: str, record: Branch | Studio, path: KeyPath) -> Iterator[Finding]:
    enrolment = record.enrolments[int(path[1])] if isinstance(record, Branch) else record.enrolment
    programme = portal.programmes[enrolment.programme]
    cohorts = [cohort.code for cohort in programme.cohorts]
    stages = [stage.code for stage in programme.stages]
    if enrolment.cohort not in cohorts:
        yield at(
            portal,
            kind,
            record,
            (*path, "cohort"),
            "R08",
            message=f"{programme.short_name}没有批次“{enrolment.cohort}”",
            fix=_choice(cohorts, f"先在工程记录 {programme.id}.yml 里写上：\n{_COHORT.format(code=enrolment.cohort)}"),
        )
    if enrolment.stage is not None and enrolment.stage not in stages:
        yield at(
            portal,
            kind,
            record,
            (*path, "stage"),
            "R08",
            message=f"{programme.short_name}没有阶段“{enrolment.stage}”",
            fix=_choice(stages),
        )


def unknown_scheduled_stages(portal: FullPortal) -> Iterator[Finding]:
    """R08: a cohort's schedule names stages of its own programme (seed 003, 五、时间安排)."""
    for programme in portal.programmes.values():
        stages = [stage.code for stage in programme.stages]
        for index, cohort in enumerate(programme.cohorts):
            for place, item in enumerate(cohort.schedule):
                if item.stage not in stages:
                    path = ("cohorts", index, "schedule", place, "stage")
                    yield at(
                        portal,
                        "programmes",
                        programme,
                        path,
                        "R08",
                        message=f"本工程没有阶段“{item.stage}”",
                        fix=_choice(stages),
                    )


def unknown_slots(portal: FullPortal) -> Iterator[Finding]:
    """R08: a deliverable fills a slot of a programme that the branch takes part in (seed 003, 四个一)."""
    for branch in portal.branches.values():
        programmes = [portal.programmes[each.programme] for each in branch.enrolments]
        known = [slot.code for programme in programmes for slot in programme.slots]
        for index, item in enumerate(branch.deliverables):
            if item.slot not in known:
                yield at(
                    portal,
                    "branches",
                    branch,
                    ("deliverables", index, "slot"),
                    "R08",
                    message=f"所参加的工程没有成果位“{item.slot}”",
                    fix=_choice(known),
                )


_COHORT = "cohorts:\n  - code: {code}\n    name: 第一批\n    time: 2024年1月—2025年12月"


def _choice(codes: list[str], none: str = "先在工程记录里写上") -> str:
    return f"可选：{'、'.join(codes)}" if codes else none


def unknown_spellings(portal: FullPortal) -> Iterator[Finding]:
    """R09: every way in which a task table writes its units is explained (seed 001: 11 spellings)."""
    for plan in portal.plans.values():
        known = {spelling.written for spelling in plan.spellings}
        for index, section in enumerate(plan.sections):
            for place, row in enumerate(section.rows):
                if row.units and row.units not in known:
                    path = ("sections", index, "rows", place, "units")
                    yield at(
                        portal,
                        "plans",
                        plan,
                        path,
                        "R09",
                        message=f"责任单位“{row.units}”没有写进“单位写法对照”",
                        fix=f"在 spellings 里加一项，written 照写“{row.units}”，units 填单位编号",
                    )


def broken_media_chains(portal: FullPortal) -> Iterator[Finding]:
    """R10: 新闻简稿→专报→脚本→视频, each derived from another item of the branch (seed 003, 四、2—3)."""
    for branch in portal.branches.values():
        sources = {item.id: item.derived_from for item in branch.media}
        reported: set[str] = set()
        for index, item in enumerate(branch.media):
            path = ("media", index, "derived_from")
            if item.derived_from is not None and item.derived_from not in sources:
                yield at(
                    portal,
                    "branches",
                    branch,
                    path,
                    "R10",
                    message=f"宣传链里没有编号“{item.derived_from}”",
                    fix=_choice(list(sources)),
                )
            chain = _cycle(item.id, sources)
            if chain and item.id not in reported:
                reported.update(chain)
                yield at(
                    portal,
                    "branches",
                    branch,
                    path,
                    "R10",
                    message=f"取材关系绕成一圈：{' → '.join([*chain, item.id])}",
                    fix="最早的一条不填 derived_from",
                )


def _cycle(start: str, sources: dict[str, str | None]) -> list[str]:
    """The items from `start` back to `start`; empty where the chain ends, or turns elsewhere."""
    chain = [start]
    while (source := sources.get(chain[-1])) is not None and source not in chain:
        chain.append(source)
    return chain if source == start else []
